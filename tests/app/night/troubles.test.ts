/** What a program does that no night should is told with its row, and no night without it says anything. */

import { expect, it } from 'vitest';
import { amiss, newTroubles, troublesOf } from '../../../app/night/troubles.ts';

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
