/** A night that is lived in pieces, as a device lives it, is the night that a preview runs at once. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type NightRecord, nightRecordSchema } from '../../../app/base/index.ts';
import { beginNight, CAST, type NightEvent, runNight, type Subject } from '../../../app/night/index.ts';
import { load, type Program } from '../../../app/program/index.ts';
import { compile, projectOf } from '../../../dream-dsl/index.ts';
import { samples } from '../../support/samples.ts';

const machines = samples().flatMap(({ name, texts, path }) => {
  const lowered = compile(projectOf(texts), path);
  return lowered === null ? [] : [{ name, machine: load(lowered.program as Program) }];
});
const mara: Subject = { kind: 'sleeper', sleeper: CAST.find(({ name }) => name === 'mara')! };

/** All of a night, in one piece. */
function whole(machine: (typeof machines)[number]['machine'], seed: number): readonly NightEvent[] {
  return beginNight({ machine, subject: mara, seed }).advance(Number.POSITIVE_INFINITY);
}

it.each(machines)('$name: any pieces give the events of one piece and the record of the preview', ({ machine }) => {
  fc.assert(
    fc.property(fc.nat(1000), fc.array(fc.integer({ min: 1, max: 2_000_000 }), { maxLength: 60 }), (seed, steps) => {
      const night = beginNight({ machine, subject: mara, seed });
      const events: NightEvent[] = [];
      let until = 0;
      for (const step of steps) {
        until += step;
        for (const event of night.advance(until)) {
          expect(event.at).toBeLessThanOrEqual(until);
          events.push(event);
        }
        for (const level of Object.values(night.levels(Math.min(until, night.next())))) expect(Number.isFinite(level)).toBe(true);
      }
      events.push(...night.advance(Number.POSITIVE_INFINITY));
      expect(night.over).toBe(true);
      expect(events).toEqual(whole(machine, seed));
      expect(good(runNight({ machine, subject: mara, seed }))).toEqual(night.record());
    }),
    { numRuns: 4 },
  );
});

it('released at any instant, it is the preview that is released then', () => {
  const { machine } = machines.find(({ name }) => name === 'tide-house')!;
  fc.assert(
    fc.property(fc.nat(1000), fc.integer({ min: 1, max: 20_000_000 }), (seed, at) => {
      const night = beginNight({ machine, subject: mara, seed });
      night.advance(at - 1);
      night.release(at);
      night.advance(Number.POSITIVE_INFINITY);
      expect(night.record()).toEqual(good(runNight({ machine, subject: mara, seed, releaseAt: at })));
    }),
    { numRuns: 20 },
  );
});

it('may be looked at on its way as often as one likes: each look is its beginning, and the night stays what it is', () => {
  const { machine } = machines.find(({ name }) => name === 'tide-house')!;
  const night = beginNight({ machine, subject: mara, seed: 5 });
  const looks: NightRecord[] = [];
  for (let at = 0; !night.over; at += 1_800_000) {
    night.advance(at);
    looks.push(night.soFar(Math.min(at, night.next())));
  }
  const end = night.record();
  expect(end).toEqual(good(runNight({ machine, subject: mara, seed: 5 })));
  expect(looks.length).toBeGreaterThan(10);
  for (const look of looks.slice(0, -1)) {
    const until = look.durationMs;
    expect(nightRecordSchema.parse(look)).toEqual(look);
    expect(look.stages.at(-1)?.to).toBe(until);
    expect(look.transitions).toEqual(end.transitions.filter(({ at }) => at <= until));
    expect(look.scenes.filter(({ to }) => to < until)).toEqual(end.scenes.filter(({ to }) => to < until));
    expect(look.cues.filter(({ to }) => to < until)).toEqual(end.cues.filter(({ to }) => to < until));
  }
});

function good<T>(outcome: { ok: true; value: T } | { ok: false }): T {
  if (!outcome.ok) throw new Error('it failed');
  return outcome.value;
}
