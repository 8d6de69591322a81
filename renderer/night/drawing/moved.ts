/** A surface whose zero lies elsewhere. */

import type { Path, Surface } from './surface.ts';

export function moved(s: Surface, dx: number, dy: number): Surface {
  const path = (points: Path): Path => points.map((value, i) => value + (i % 2 === 0 ? dx : dy));
  return {
    rect: (x, y, ...rest) => s.rect(x + dx, y + dy, ...rest),
    box: (x, y, ...rest) => s.box(x + dx, y + dy, ...rest),
    line: (points, stroke) => s.line(path(points), stroke),
    area: (points, fill) => s.area(path(points), fill),
    text: (x, y, ...rest) => s.text(x + dx, y + dy, ...rest),
    measure: s.measure,
    within: (x, y, ...rest) => s.within(x + dx, y + dy, ...rest),
  };
}
