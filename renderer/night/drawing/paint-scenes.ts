/** Which scenes were active: nested ones below their parents, layers side by side, with their names where there is room. */

import { spoken } from '../../../app/bridge/index.ts';
import type { SceneSpan } from '../model/lanes.ts';
import type { Row } from '../model/rows.ts';
import { visit } from '../model/spans.ts';
import { type Frame, GUTTER_PX, msPerPx, xOf } from './frame.ts';
import type { Surface } from './surface.ts';

/** Top and height of a lane in the row. */
export function laneBox(row: Row, lane: number): readonly [top: number, height: number] {
  const shown = row.folded === true ? 1 : Math.max(1, row.model.scenes.lanes.length);
  const each = row.height / shown;
  return [lane * each, each];
}

export function paintScenes(s: Surface, frame: Frame, row: Row, top: number): void {
  const { lanes } = row.model.scenes;
  (row.folded === true ? lanes.slice(0, 1) : lanes).forEach((spans, lane) => {
    visit(spans, frame.view, msPerPx(frame) * 2, (span, _, until) => paintBar(s, frame, row, top, lane, span, until, 'plain'));
  });
}

/** `look`: `now` where the cursor stands, `selected` where it is the scene that the author looks at. */
export function paintBar(
  s: Surface,
  frame: Frame,
  row: Row,
  top: number,
  lane: number,
  span: SceneSpan,
  until: number,
  look: 'plain' | 'now' | 'selected',
): void {
  const [offset, height] = laneBox(row, lane);
  const x = Math.max(GUTTER_PX - 6, xOf(span.from, frame));
  const end = Math.min(frame.width + 6, xOf(until, frame));
  const wide = Math.max(1.5, end - x - 1);
  const y = top + offset;
  const ink = look === 'now' ? '--lamp' : look === 'selected' ? '--moon' : '--soft';
  const stroke = look === 'plain' ? ({ ink: '--line' } as const) : ({ ink, width: look === 'selected' ? 2 : 1 } as const);
  if (wide < 4) s.rect(x, y + 0.5, wide, height - 3, { ink: look === 'plain' ? '--faint' : ink, alpha: look === 'plain' ? 0.6 : 1 });
  else s.box(x + 0.5, y + 0.5, wide, height - 3, 3, { ink: look === 'now' ? '--raised' : '--hover' }, stroke);
  if (height < 13) return;
  const name = spoken(row.model.night, span.path.slice(span.path.lastIndexOf('/') + 1));
  const left = Math.max(x, GUTTER_PX);
  if (Math.min(end, frame.width) - left > 12 + s.measure(name, 'small') && until === span.to) s.text(left + 6, y + height / 2 - 0.5, name, 'small', { ink });
}
