/** Where the night is in the text, and whether that is seen. */

import { describe, expect, it } from 'vitest';
import { isSeen, type Lines, sceneAt } from '../../../renderer/code/seen.ts';

describe('the scene of a moment', () => {
  const scenes = [
    { path: 'shore', from: 10, to: 90 },
    { path: 'shore/sea', from: 10, to: 90 },
    { path: 'shore/sky', from: 10, to: 90 },
    { path: 'shore/sky/dusk', from: 10, to: 40 },
    { path: 'shore/sky/night', from: 40, to: 90 },
    { path: 'drifting', from: 90, to: 99 },
  ];
  it.each([
    ['the innermost of those entered together', 20, 'shore/sky/dusk'],
    ['the one entered last', 40, 'shore/sky/night'],
    ['the one that is entered, not the one that is left', 90, 'drifting'],
    ['none before the first and after the last', 99, ''],
  ])('is %s', (_, ms, path) => expect(sceneAt(scenes, ms)).toBe(path));
});

it.each<[string, Lines, Lines, boolean]>([
  ['all of it is seen', [30, 36], [25, 40], true],
  ['one line of it is below the foot', [30, 36], [20, 35], false],
  ['its head is above the top', [30, 36], [31, 45], false],
  ['it is larger than what is seen, and fills half of it', [30, 80], [25, 35], true],
  ['it is larger than what is seen, and begins at the foot', [30, 80], [20, 31], false],
  ['it is elsewhere', [30, 36], [60, 70], false],
])('%s', (_, of, seen, is) => expect(isSeen(of, seen)).toBe(is));
