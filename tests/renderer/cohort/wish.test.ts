/** What the bar of a cohort asks of the engine, and how it says so. */

import { describe, expect, it } from 'vitest';
import { cohortPlanParams } from '../../../app/bridge/contract/cohorts.ts';
import { askedFor, changed, clockField, FIRST_WISH, hoursOf, minutesOf, planInWords, whoInWords } from '../../../renderer/cohort/wish.ts';

describe('the wish for a cohort', () => {
  it('is a plan that the engine takes', () => {
    const drawn = askedFor({ ...FIRST_WISH, people: { minAge: 20, sex: 'f' }, plan: { bedtimeMinutes: 1410, sleptHours: [5, 4.5] } }, 7);
    expect(cohortPlanParams.parse({ ...drawn, keep: false })).toMatchObject({
      sleepers: { kind: 'drawn', count: 1000, minAge: 20, sex: 'f' },
      night: { bedtimeMinutes: 1410, sleptHours: [5, 4.5] },
      seed: 7,
    });
    expect(askedFor({ ...FIRST_WISH, who: 'chosen', names: ['mara', 'tomas'] }, 1)?.sleepers).toEqual({ kind: 'named', names: ['mara', 'tomas'] });
    expect(askedFor(FIRST_WISH, 1)).not.toHaveProperty('night');
  });

  it('is none where nobody is chosen', () => expect(askedFor({ ...FIRST_WISH, who: 'chosen' }, 1)).toBeNull());

  it('says who sleeps', () => {
    expect(whoInWords(FIRST_WISH, [])).toBe('drawn');
    expect(whoInWords({ ...FIRST_WISH, people: { minAge: 20, maxAge: 30, sex: 'm', chronotype: 'late' } }, [])).toBe('drawn, 20–30 years, male, late');
    expect(whoInWords({ ...FIRST_WISH, who: 'chosen', names: ['a', 'b', 'c'] }, [])).toBe('a and 2 others');
  });

  it('reads clocks and lists of hours, and writes them', () => {
    expect([minutesOf('23:30'), minutesOf('24:00'), minutesOf('')]).toEqual([1410, undefined, undefined]);
    expect([clockField(1410), clockField(1500), clockField(undefined)]).toEqual(['23:30', '01:00', '']);
    expect([hoursOf('5, 4.5'), hoursOf(''), hoursOf('25'), hoursOf('x')]).toEqual([[5, 4.5], [], null, null]);
    expect(planInWords({ timeInBedMinutes: 300, hoursAwake: 20 })).toBe('5 h in bed, 20 h awake before');
    expect(planInWords(changed({ hoursAwake: 20 }, 'hoursAwake', undefined))).toBe('as usual');
  });
});
