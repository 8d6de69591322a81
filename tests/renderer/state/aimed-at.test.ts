/** To which beds a dream goes as beds come and go. */

import { expect, it } from 'vitest';

import { aimedAt, type Paired } from '../../../renderer/state/devices-state.ts';

const beds = (names: string): Paired[] => [...names].map((fingerprint) => ({ fingerprint }) as Paired);

it.each([
  ['the only one that is known at the start', null, 'a', '', 'a'],
  ['the first that is paired', '', 'a', '', 'a'],
  ['none of several that are known at the start', null, 'ab', '', ''],
  ['not a second one by itself', 'a', 'ab', 'a', 'a'],
  ['not the only one where its tick was taken away', 'a', 'a', '', ''],
  ['no bed that is forgotten', 'ab', 'a', 'ab', 'a'],
])('aims at %s', (_, before, now, targets, aimed) => {
  expect(aimedAt({ paired: before === null ? null : beds(before), targets: [...targets] }, beds(now))).toEqual([...aimed]);
});

it('keeps the very list where nothing of it changes, which is not looked at anew then', () => {
  const targets = ['a', 'b'];
  expect(aimedAt({ paired: beds('ab'), targets }, beds('abc'))).toBe(targets);
});
