/** The watchdog: silence within the fade, whatever the night does, and nothing comes out afterwards. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SILENCE } from '../../app/base/index.ts';
import { FADE_MS, IDLE, outputOf, STALL_MS, soundingOf, stepWatchdog, type WatchdogEvent } from '../../app/watchdog/index.ts';

const loud = { ...SILENCE, sound: 40, light: 5 };
const hum = [{ id: 'a', level: 40, asset: null, loop: true }];

it('after a request, and without signs of life, it fades in a straight line and stays silent until a night begins', () => {
  let dog = stepWatchdog(IDLE, { kind: 'levels', levels: loud, sounding: hum }, 0);
  expect(outputOf(dog, 0)).toEqual(SILENCE);
  dog = stepWatchdog(stepWatchdog(dog, { kind: 'arm' }, 0), { kind: 'levels', levels: loud, sounding: hum }, 10);
  expect(outputOf(dog, 500)).toEqual(loud);
  dog = stepWatchdog(dog, { kind: 'tick' }, 11 + STALL_MS);
  expect(dog).toMatchObject({ mode: 'fading', by: 'no sign of life' });
  expect(outputOf(dog, 11 + STALL_MS + FADE_MS / 2)).toEqual({ ...SILENCE, sound: 20, light: 2.5 });
  expect(soundingOf(dog, 11 + STALL_MS + FADE_MS / 2)).toEqual([{ ...hum[0], level: 20 }]);
  dog = stepWatchdog(dog, { kind: 'levels', levels: loud, sounding: hum }, 20 + STALL_MS + FADE_MS);
  expect(outputOf(stepWatchdog(dog, { kind: 'tick' }, 20 + STALL_MS + FADE_MS), 1e9)).toEqual(SILENCE);
});

it('no sequence of levels, however wrong, raises an output after release or beyond what is ever put out', () => {
  const events = fc.array(
    fc.record({
      wait: fc.nat(900),
      event: fc.oneof(
        fc.constant<WatchdogEvent>({ kind: 'tick' }),
        fc
          .double()
          .map((sound): WatchdogEvent => ({ kind: 'levels', levels: { ...SILENCE, sound, warmth: -sound }, sounding: [{ ...hum[0]!, level: sound }] })),
        fc.constant<WatchdogEvent>({ kind: 'levels', levels: { sound: 'loud' } as never, sounding: [{ ...hum[0]!, level: 'loud' as never }] }),
      ),
    }),
  );
  fc.assert(
    fc.property(events, events, (before, after) => {
      let now = 0;
      let dog = stepWatchdog(IDLE, { kind: 'arm' }, now);
      const run = (all: typeof before, most: () => number) => {
        for (const { wait, event } of all) {
          now += wait;
          dog = stepWatchdog(dog, event, now);
          const { sound, warmth } = outputOf(dog, now);
          expect(sound >= 0 && sound <= most()).toBe(true);
          expect(Math.abs(warmth)).toBeLessThanOrEqual(10);
          expect(soundingOf(dog, now).every(({ level }) => level >= 0 && level <= most())).toBe(true);
        }
      };
      run(before, () => 85);
      let ceiling = outputOf(dog, now).sound;
      dog = stepWatchdog(dog, { kind: 'silence', by: 'a test' }, now);
      const asked = now;
      run(after, () => {
        ceiling = now - asked >= FADE_MS ? 0 : ceiling;
        return ceiling;
      });
      expect(outputOf(dog, asked + FADE_MS).sound).toBe(0);
    }),
  );
});
