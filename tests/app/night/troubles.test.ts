/** What a program does that no night should is told with its row, and no night without it says anything. */

import { describe, expect, it } from 'vitest';
import { CAST, runNight } from '../../../app/night/index.ts';
import { amiss, newTroubles, troublesOf } from '../../../app/night/troubles.ts';
import { load } from '../../../app/program/index.ts';
import { programFrom } from '../../support/cohorts.ts';

it('keeps the first time of each place, and counts', () => {
  const troubles = newTroubles();
  amiss(troubles, 'endless', 500, 3);
  amiss(troubles, 'endless', 900, 3);
  amiss(troubles, 'taken-off', 900, 3);
  amiss(troubles, 'endless', 100, 1);
  expect(troublesOf(troubles)).toEqual({
    troubles: [
      { kind: 'endless', at: 100, row: 1, times: 1 },
      { kind: 'endless', at: 500, row: 3, times: 2 },
      { kind: 'taken-off', at: 900, row: 3, times: 1 },
    ],
  });
});

it('says nothing of a few cues that a limit held back, and something of a flood', () => {
  const few = newTroubles();
  for (let i = 0; i < 99; i++) amiss(few, 'flood', i, 0);
  expect(troublesOf(few)).toEqual({});
  amiss(few, 'flood', 99, 0);
  expect(troublesOf(few)).toEqual({ troubles: [{ kind: 'flood', at: 0, row: 0, times: 100 }] });
});

describe('a cue that asks for longer than the whole night', () => {
  const played = (scenes: string) => {
    const machine = load(programFrom(`dream "L" {\n  for ages 18+\n  needs light\n  release { fade all over 30s }\n${scenes}\n}\n`));
    const night = runNight({ machine, subject: { kind: 'sleeper', sleeper: CAST[0]! }, seed: 1 });
    if (!night.ok) throw new Error(night.failure.message);
    return night.value;
  };

  it.each([
    ['by its length', '  scene a { light red at 0.5lx for 20h  after 21h -> release }'],
    ['by its course', '  scene a { light red at 0lx ramp to 0.5lx over 20h  after 21h -> release }'],
    ['of the morning', '  scene a { after 21h -> release }\n  morning { light amber at 10lx for 20h }'],
  ])('is ended with it and told of at its row: %s', (_, scenes) => {
    const night = played(scenes);
    const [cue] = night.cues;
    expect(cue!.to).toBeLessThanOrEqual(night.durationMs);
    expect(night.troubles).toEqual([{ kind: 'outlasts', at: cue!.to, row: cue!.cue, times: 1 }]);
  });

  it.each([
    ['its scene ends it', '  scene a { light red at 0.5lx for 20h  after 1h -> b }\n  scene b { after 21h -> release }'],
    ['it goes on for as long as its scene', '  scene a { light red at 0.5lx  after 21h -> release }'],
    ['a part of the night would do', '  scene a { after 4h -> b }\n  scene b { light red at 0.5lx for 5h  after 21h -> release }'],
  ])('says nothing where %s', (_, scenes) => {
    expect(played(scenes).troubles).toBeUndefined();
  });
});
