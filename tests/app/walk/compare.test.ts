/** Two nights beside each other: a night equals itself, and every difference that is told is one of the records. */

import { describe, expect, it } from 'vitest';
import { comparisonSchema, type NightRecord } from '../../../app/base/index.ts';
import { compareNights, compareWithNatural } from '../../../app/walk/index.ts';
import { templateWalks } from '../../support/walks.ts';

const one = templateWalks(1).map(([id, { record }]) => [id, record] as const);
const two = new Map(templateWalks(2).map(([id, { record }]) => [id, record]));
const stageAt = ({ stages }: NightRecord, at: number) => stages.find(({ from, to }) => from <= at && at < to)?.stage;
const countOf = ({ transitions, cues, awakenings, marks }: NightRecord) => transitions.length + cues.length + awakenings.length + marks.length;

describe.each(one)('%s', (id, first) => {
  const second = two.get(id)!;

  it('does not differ from itself', () => {
    const { differences, count, same } = compareNights(first, first);
    expect([differences, count, same]).toEqual([[], 0, countOf(first)]);
  });

  it('tells every event of both nights once: the same, moved, or of one night only', () => {
    const comparison = comparisonSchema.parse(compareNights(first, second));
    const { differences, same, count } = comparison;
    if (count > differences.length) return;
    const of = (how: string) => differences.filter((difference) => difference.kind !== 'stage' && difference.how === how).length;
    expect(same + of('moved') + of('first')).toBe(countOf(first));
    expect(same + of('moved') + of('second')).toBe(countOf(second));
    expect(differences.map(({ at }) => at)).toEqual(differences.map(({ at }) => at).sort((a, b) => a - b));
  });

  it('is the other way round from the other side', () => {
    const [there, back] = [compareNights(first, second), compareNights(second, first)];
    expect(back.count).toBe(there.count);
    expect(back.same).toBe(there.same);
  });

  it('marks the stretches, and only those, in which the sleep is another', () => {
    const stages = compareNights(first, second).differences.filter(({ kind }) => kind === 'stage');
    for (let at = 0; at < Math.min(first.durationMs, second.durationMs); at += 61_003) {
      const marked = stages.some((span) => span.at <= at && at < span.to);
      expect(marked).toBe(stageAt(first, at) !== stageAt(second, at));
    }
    const natural = compareWithNatural(first).differences;
    expect(natural.length > 0).toBe(JSON.stringify(first.stages) !== JSON.stringify(first.naturalStages));
  });
});
