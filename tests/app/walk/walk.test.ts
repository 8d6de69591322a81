/** A night that is walked: any instant of it is as the record has it, and by whichever way one comes there it is the same. */

import { describe, expect, it } from 'vitest';
import { momentSchema, type NightRecord, SENSORS, stream, uniform } from '../../../app/base/index.ts';
import { type Input, start, step } from '../../../app/program/index.ts';
import { momentAt, type Walk } from '../../../app/walk/index.ts';
import { footingAt, footings } from '../../../app/walk/walk.ts';
import { programOf } from '../../support/programs.ts';
import { num } from '../../support/story.ts';
import { randomWalk, templateWalks, walkNight } from '../../support/walks.ts';

const nights: readonly (readonly [string, () => Walk])[] = [
  ...Array.from({ length: 8 }, (_, seed) => [`random ${seed}`, once(() => randomWalk(seed))] as const),
  ...templateWalks(3).map(([id, walk]) => [id, () => walk] as const),
];

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Instants at which something is in the record, at most `most` of them, spread over the night. */
function eventsOf(record: NightRecord, most: number): number[] {
  const times = new Set<number>();
  for (const { at } of [...record.transitions, ...record.marks, ...record.awakenings]) times.add(at);
  for (const { from, to } of [...record.scenes, ...record.cues, ...record.stages]) for (const at of [from, to]) times.add(at);
  const sorted = [...times].filter((at) => at < record.durationMs).sort((a, b) => a - b);
  const every = Math.max(1, Math.ceil(sorted.length / most));
  return sorted.filter((_, i) => i % every === 0);
}

describe.each(nights)('a moment of the night of %s', (_, walkOfNight) => {
  it('equals the record at every event: scenes since when, stage, cues, variables', () => {
    const walk = walkOfNight();
    const { record } = walk;
    // Of a night that is too busy the record keeps the first 20,000 scenes only.
    const kept = record.scenes.length < 20_000;
    for (const at of eventsOf(record, 60)) {
      for (const t of [at - 1, at].filter((time) => time >= 0)) {
        const moment = momentAt(walk, t);
        momentSchema.parse(moment);
        const here = ({ from, to }: { readonly from: number; readonly to: number }) => from <= t && t < to;
        if (kept)
          expect(moment.scenes.map(({ path, since }) => [path, since])).toEqual(
            record.scenes
              .filter(here)
              .sort((a, b) => a.state - b.state)
              .map(({ path, from }) => [path, from]),
          );
        expect(moment.stage).toBe(record.stages.find(here)?.stage);
        expect(moment.cues.map(({ cue, from }) => [cue, from])).toEqual(record.cues.filter(here).map(({ cue, from }) => [cue, from]));
        for (const { name, value } of moment.vars) {
          const points = record.signals.find((signal) => signal.name === name && signal.unit === 'variable')?.points;
          if (points !== undefined) expect(value).toBe(points.findLast(([when]) => when <= t)?.[1]);
        }
      }
    }
  });

  it('is the same from a checkpoint as from the start of the night', () => {
    const walk = walkOfNight();
    const { machine, tape, times, record } = walk;
    let state = start(machine, tape.begin!).state;
    let i = 0;
    for (const at of eventsOf(record, 40)) {
      while (i < times.length && times[i]! <= at) state = step(machine, state, tape.inputs[i++]!).state;
      // What the machine does by itself between two inputs is not told to the state that goes on.
      const clock: Input = { kind: 'clock', at };
      const wakes = state.timers[0] !== undefined && state.timers[0].due <= at;
      expect(footingAt(walk, at).state).toEqual(wakes ? step(machine, state, clock).state : state);
    }
  });

  it('is one of the footings that are visited in order', () => {
    const walk = walkOfNight();
    let before = 0;
    let seen = 0;
    for (const { footing, from, to } of footings(walk, 0, walk.record.durationMs)) {
      expect(from).toBe(before);
      before = to;
      if (seen++ % 1009 === 0) expect(footingAt(walk, from).state.active).toEqual(footing.state.active);
    }
    expect(before).toBe(walk.record.durationMs);
  });
});

describe('a moment', () => {
  const at = 1_800_000;
  const program = programOf([
    {
      name: 'a',
      cues: [
        { level: num(40), loop: true },
        { level: num(40), loop: true, repeat: num(7_200_000) },
        { channel: 'light', verb: 'light', level: num(2), loop: true },
        { channel: 'light', verb: 'light', level: num(3), loop: true },
      ],
      on: [
        { after: num(3_600_000), to: 'b' },
        { when: ['sensor', 'heart', 'num', 1, 'gt'], held: num(2_400_000), to: 'b' },
      ],
    },
    { name: 'b' },
  ]);

  it('says of a timer when it rings, and of a condition since when it holds and when it will have held', () => {
    const moment = momentAt(walkNight(program), at);
    expect(moment.timers.filter(({ kind }) => kind === 'after')).toEqual([{ kind: 'after', of: 0, owner: 'a', words: 'after 1 h', due: 3_600_000 }]);
    expect(moment.conditions).toEqual([{ transition: 1, source: 'a', words: 'heart > 1 for 40 min', stands: 'waiting', since: 0, due: 2_400_000 }]);
  });

  it('adds sounds by energy and light by sum', () => {
    const { channels } = momentAt(walkNight(program), at);
    expect(channels.find(({ channel }) => channel === 'sound')?.level).toBeCloseTo(40 + 10 * Math.log10(2), 6);
    expect(channels.find(({ channel }) => channel === 'light')?.level).toBe(5);
  });

  it('has every sensor of the sleeper, and of those that the program reads what it was told', () => {
    const moment = momentAt(walkNight(program), at);
    expect(moment.sensors.map(({ sensor }) => sensor)).toEqual([...SENSORS]);
    expect(moment.sensors.filter(({ told }) => told !== null).map(({ sensor }) => sensor)).toEqual(['heart']);
    expect(moment.sensors.find(({ sensor }) => sensor === 'heart')?.value).toBeGreaterThan(30);
  });

  it('of ten thousand is answered in little memory: no more than so many checkpoints are kept', () => {
    const busy = walkNight(programOf([{ name: 'a', on: [{ every: num(1000), to: 'a' }] }]));
    expect(busy.times.length).toBeGreaterThan(20_000);
    expect(busy.checkpoints.length).toBeLessThanOrEqual(513);
    const random = stream(7, 'instants');
    for (let i = 0; i < 60; i++) {
      const t = Math.floor(uniform(random) * 6 * 3_600_000);
      expect(momentAt(busy, t).scenes[0]?.since).toBe(Math.floor(t / 1000) * 1000);
    }
  });
});
