/** What stands beside what in windows of all sizes and scales, and layouts as they were kept for each. */

import { describe, expect, it } from 'vitest';
import { nightHeight, readLayouts, roomOf } from '../../../renderer/shell/room.ts';

const layout = { grid: { root: {} }, panels: {} };

it.each([
  ['nothing', '', {}],
  ['one of an older version', JSON.stringify(layout), { roomy: layout }],
  ['both', JSON.stringify({ roomy: layout, small: layout }), { roomy: layout, small: layout }],
  ['what is no layout', 'no JSON', {}],
  ['what is no object', '7', {}],
])('reads %s', (_what, kept, read) => expect(readLayouts(kept)).toEqual(read));

const at = (width: number, height: number, percent: number) => ({ width: Math.floor((100 * width) / percent), height: Math.floor((100 * height) / percent) });

describe('a window', () => {
  it.each([
    [1440, 900, 100, 'roomy', 342],
    [1440, 900, 125, 'narrow', 288],
    [1440, 900, 150, 'narrow', 250],
    [1440, 900, 175, 'small', null],
    [1440, 900, 200, 'small', null],
    [1024, 700, 100, 'narrow', 280],
    [1024, 700, 125, 'small', 252],
    [1024, 700, 150, 'small', null],
    [1024, 700, 200, 'small', null],
    [3840, 2160, 100, 'roomy', 821],
    [3840, 2160, 200, 'roomy', 410],
  ] as const)('of %i × %i at %i %% is %s, and its night %o px high or behind the text', (width, height, percent, room, night) => {
    const size = at(width, height, percent);
    expect([roomOf(size), nightHeight(size)]).toEqual([room, night]);
  });
});
