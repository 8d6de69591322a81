/** What differs between two nights, in the rows of both: stretches tinted, instants with a line and a notch. */

import type { Mark } from '../model/differences.ts';
import type { Row } from '../model/rows.ts';
import { visit } from '../model/spans.ts';
import { type Frame, GUTTER_PX, msPerPx, xOf } from './frame.ts';
import type { Ink, Surface } from './surface.ts';

/** Of things that happened, nearer ones stand together, px. */
const APART_PX = 4;

/** Only here is the lamp, as in the list; the rest is the moon. */
const inkOf = ({ how }: Mark): Ink => (how === 'first' ? '--lamp' : '--moon');

export function paintDifferences(s: Surface, frame: Frame, row: Row, top: number): void {
  const marks = frame.marks?.get(row.id) ?? [];
  const lasting = row.kind === 'stages';
  visit(marks, frame.view, msPerPx(frame) * (lasting ? 1 : APART_PX), (mark, _, until) => {
    const ink = inkOf(mark);
    const x = Math.max(GUTTER_PX, xOf(mark.from, frame));
    if (lasting) s.rect(x, top, Math.max(1, Math.min(frame.width, xOf(until, frame)) - x), row.height, { ink, alpha: 0.2 });
    else {
      s.rect(Math.round(x) - 0.5, top, 1, row.height, { ink, alpha: 0.8 });
      s.area([x - 3.5, top - 1, x + 3.5, top - 1, x, top + 4], { ink });
    }
  });
}
