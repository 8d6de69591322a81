/** Routes with round corners: they begin, turn and end where the layout says. */

import { expect, it } from 'vitest';
import { rounded } from '../../../renderer/graph/layout/route.ts';

it.each([
  [
    [
      [0, 0],
      [0, 40],
    ],
    'M0,0 L0,40',
  ],
  [
    [
      [0, 0],
      [0, 40],
      [40, 40],
    ],
    'M0,0 L0,34 Q0,40 6,40 L40,40',
  ],
  [
    [
      [0, 0],
      [0, 4],
      [4, 4],
    ],
    'M0,0 L0,2 Q0,4 2,4 L4,4',
  ],
] as const)('%j', (points, path) => expect(rounded(points.map(([x, y]) => ({ x, y })))).toBe(path));
