/** The parts of an outline around an offset, from the outside in. */

import type { OutlineItem } from '../../dream-dsl/index.ts';

export function around(outline: readonly OutlineItem[], offset: number): readonly OutlineItem[] {
  const found = outline.find(({ span }) => span.start <= offset && offset < span.end);
  return found === undefined ? [] : [found, ...around(found.children, offset)];
}
