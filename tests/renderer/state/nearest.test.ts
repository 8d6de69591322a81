/** A line is found again where it stands now, as near as can be to where it was. */

import { expect, it } from 'vitest';
import { nearest } from '../../../renderer/state/nearest.ts';

it.each([
  ['after 6m -> a', 'after 6m', 0, 0],
  ['// new\nafter 6m -> a', 'after 6m', 0, 7],
  ['after 6m\n....\nafter 6m', 'after 6m', 10, 14],
  ['after 6m\n....\nafter 6m', 'after 6m', 5, 0],
  ['nothing', 'after 6m', 3, null],
  ['nothing', '', 3, null],
])('in %j, %j at %i is at %j', (text, words, place, found) => expect(nearest(text, words, place)).toBe(found));
