/** Layouts as they were kept, each for the room that the window has. */

import { expect, it } from 'vitest';
import { readLayouts } from '../../../renderer/shell/room.ts';

const layout = { grid: { root: {} }, panels: {} };

it.each([
  ['nothing', '', {}],
  ['one of an older version', JSON.stringify(layout), { roomy: layout }],
  ['both', JSON.stringify({ roomy: layout, small: layout }), { roomy: layout, small: layout }],
  ['what is no layout', 'no JSON', {}],
  ['what is no object', '7', {}],
])('reads %s', (_what, kept, read) => expect(readLayouts(kept)).toEqual(read));
