/** What a cohort compared, as its heading says it. */

import { expect, it } from 'vitest';
import { comparedIn, conditionsOf, type Report } from '../../../renderer/cohort/words.ts';

const of = (first: string, second: string, programs: number) => ({ conditions: [first, second], programs: Array(programs).fill({}) }) as unknown as Report;

it.each([
  ['a dream and the natural night', of('Tide House 1.0.0', 'natural', 1), 'of Tide House 1.0.0, with and without the dream', 'Tide House 1.0.0, natural'],
  ['two versions of one', of('Tide House 1.0.0', 'Tide House 1.0.0', 2), 'of Tide House 1.0.0, before and now', 'before, now'],
  ['two dreams', of('Tide House 1.0.0', 'Still Lake 2.0.0', 2), 'of Tide House 1.0.0, and of Still Lake 2.0.0', 'Tide House 1.0.0, Still Lake 2.0.0'],
])('of %s', (_, report, heading, conditions) => {
  expect(comparedIn(report)).toBe(heading);
  expect(conditionsOf(report).join(', ')).toBe(conditions);
});
