/** Portraits of sleepers: what simulated natural nights say, the same for the same profile. */

import { describe, expect, it } from 'vitest';
import type { Sleeper } from '../../../app/base/index.ts';
import { createPortraits } from '../../../app/engine/portraits.ts';
import { CAST, naturalNight } from '../../../app/night/index.ts';

const who = (name: string) => CAST.find((one) => one.name === name) as Sleeper;

describe('a portrait', () => {
  it('is the mean of as many natural nights as it says, with the one of median sleep', () => {
    const { nights, model, asleepMinutes, awakenings, typical } = createPortraits()(who('edda'));
    const made = Array.from({ length: nights }, (_, seed) => naturalNight(who('edda'), seed));
    expect(model).toBe('simulated');
    expect(asleepMinutes).toBeCloseTo(made.reduce((sum, { summary }) => sum + summary.totalSleepMinutes, 0) / nights);
    expect(awakenings).toBeCloseTo(made.reduce((sum, { summary }) => sum + summary.awakenings, 0) / nights);
    const sleep = made.find(({ stages }) => JSON.stringify(stages) === JSON.stringify(typical.stages))?.summary.totalSleepMinutes ?? Number.NaN;
    expect(made.filter(({ summary }) => summary.totalSleepMinutes < sleep).length).toBe(nights / 2);
  });

  it('tells people apart, and is worked out anew only for a changed profile', () => {
    const portrait = createPortraits();
    expect(portrait(who('edda')).awakenings).toBeGreaterThan(portrait(who('olaf')).awakenings);
    expect(portrait({ ...who('edda') })).toBe(portrait(who('edda')));
    expect(portrait({ ...who('edda'), onset: 1 }).toSleepMinutes).toBeLessThan(portrait(who('edda')).toSleepMinutes);
  });
});
