/** People drawn from population norms: the same again, as asked for, and spread as published. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sleeperSchema } from '../../../app/base/index.ts';
import { generateSleepers } from '../../../app/night/index.ts';
import { NIGHTMARE_SHARE, TYPICAL_PRONENESS } from '../../../app/night/parameters.ts';

const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

describe('drawn people', () => {
  it('are the same for the same seed, valid, and a longer list begins with the shorter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 20 }), (seed, count) => {
        const people = generateSleepers(count, seed);
        for (const person of people) expect(sleeperSchema.safeParse(person).error).toBeUndefined();
        expect(generateSleepers(count + 3, seed).slice(0, count)).toEqual(people);
        expect(new Set(people.map((p) => p.name)).size).toBe(count);
      }),
    );
  });

  it('fit the filter', () => {
    const ages = fc.tuple(fc.integer({ min: 5, max: 85 }), fc.integer({ min: 5, max: 85 }));
    fc.assert(
      fc.property(
        ages,
        fc.constantFrom('f', 'm'),
        fc.constantFrom('early', 'middle', 'late'),
        fc.integer({ min: 0, max: 1e6 }),
        ([a, b], sex, chronotype, seed) => {
          const filter = { minAge: Math.min(a, b), maxAge: Math.max(a, b), sex, chronotype } as const;
          for (const person of generateSleepers(5, seed, filter)) {
            expect(person).toMatchObject({ sex, chronotype });
            expect(person.age).toSatisfy((age: number) => age >= filter.minAge && age <= filter.maxAge);
          }
        },
      ),
    );
  });

  it('go to bed latest around 19, men later than women before 40 and earlier after (Fischer 2017)', () => {
    const bedtime = (age: number, sex: 'f' | 'm') => mean(generateSleepers(600, 5, { minAge: age, maxAge: age, sex }).map((p) => p.bedtimeMinutes));
    expect(bedtime(19, 'm')).toBeGreaterThan(bedtime(10, 'm'));
    expect(bedtime(19, 'm')).toBeGreaterThan(bedtime(50, 'm'));
    expect(bedtime(22, 'm')).toBeGreaterThan(bedtime(22, 'f'));
    expect(bedtime(65, 'm')).toBeLessThan(bedtime(65, 'f'));
  });

  it('have nightmares as often as published: 2–6 % weekly, 8–29 % monthly (SCIENCE §5), at 4.5 REM episodes a night', () => {
    const weekly = generateSleepers(4000, 8).map((p) => ((NIGHTMARE_SHARE * p.nightmareProneness) / TYPICAL_PRONENESS) * 4.5 * 7);
    const share = (least: number) => (100 * weekly.filter((n) => n >= least).length) / weekly.length;
    expect(share(1)).toSatisfy((x: number) => x >= 2 && x <= 6);
    expect(share(7 / 30)).toSatisfy((x: number) => x >= 8 && x <= 29);
  });

  it('hear less the older they are', () => {
    const loss = (age: number) => mean(generateSleepers(300, 2, { minAge: age, maxAge: age }).map(({ hearing }) => Math.min(hearing.left, hearing.right)));
    expect(loss(80)).toBeGreaterThan(loss(60));
    expect(loss(60)).toBeGreaterThan(loss(30));
  });
});
