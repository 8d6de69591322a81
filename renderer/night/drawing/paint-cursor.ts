/** What lies over the rows and moves: the cursor with the values there, the range, the selection. */

import type { NightEvent } from '../../state/night-events.ts';
import { UNITS } from '../describe.ts';
import type { Row } from '../model/rows.ts';
import { valueAt } from '../model/series.ts';
import { firstAfter } from '../model/spans.ts';
import type { View } from '../view.ts';
import { AXIS_PX, type Frame, GUTTER_PX, topOf, xOf } from './frame.ts';
import { boxOf } from './hit.ts';
import { inkOf } from './paint-night.ts';
import { paintBar } from './paint-scenes.ts';
import type { Surface } from './surface.ts';

export interface Overlay {
  readonly cursorMs: number;
  readonly range: View | null;
  readonly event: NightEvent | null;
  /** Path of the scene that is selected elsewhere. */
  readonly scene: string | null;
}

export function paintCursor(s: Surface, frame: Frame, over: Overlay): void {
  const { rows, width, height } = frame;
  s.within(GUTTER_PX, AXIS_PX, width - GUTTER_PX, height - AXIS_PX, () => {
    for (const row of rows.rows) if (row.kind === 'scenes') paintActive(s, frame, row, over);
    if (over.range !== null) paintRange(s, frame, over.range);
    if (over.event !== null) paintSelected(s, frame, over.event);
  });
  s.within(0, AXIS_PX, GUTTER_PX, height - AXIS_PX, () => {
    for (const row of rows.rows) paintValue(s, frame, row, over.cursorMs);
  });
  const x = xOf(over.cursorMs, frame);
  if (x < GUTTER_PX - 0.5 || x > width + 0.5) return;
  s.rect(x - 0.75, AXIS_PX - 3, 1.5, height - AXIS_PX + 3, { ink: '--lamp' });
  s.area([x - 5, AXIS_PX - 9, x + 5, AXIS_PX - 9, x + 5, AXIS_PX - 4, x, AXIS_PX + 1, x - 5, AXIS_PX - 4], { ink: '--lamp' });
}

/** The scenes that the cursor stands in, and the one that is selected in the graph. */
function paintActive(s: Surface, frame: Frame, row: Row, { cursorMs, scene }: Overlay): void {
  const { lanes, laneOf } = row.model.scenes;
  const top = topOf(row, frame);
  const shown = row.folded === true ? lanes.slice(0, 1) : lanes;
  shown.forEach((spans, lane) => {
    const span = spans[firstAfter(spans, cursorMs)];
    if (span !== undefined && span.from <= cursorMs) paintBar(s, frame, row, top, lane, span, span.to, 'now');
  });
  const lane = scene === null ? undefined : laneOf.get(scene);
  if (lane === undefined || lane >= shown.length) return;
  for (const span of shown[lane]!)
    if (span.path === scene && span.to > frame.view.from && span.from < frame.view.to) {
      const [x, end] = [Math.max(GUTTER_PX - 6, xOf(span.from, frame)), Math.min(frame.width + 6, xOf(span.to, frame))];
      const [, each] = [0, row.height / shown.length];
      s.box(x + 0.5, top + lane * each + 0.5, Math.max(2, end - x - 1), each - 3, 3, null, { ink: '--moon', width: 2 });
    }
}

function paintRange(s: Surface, frame: Frame, { from, to }: View): void {
  const [left, right] = [xOf(from, frame), xOf(to, frame)];
  s.rect(left, AXIS_PX, right - left, frame.height, { ink: '--moon', alpha: 0.13 });
  for (const x of [left, right]) s.rect(Math.round(x) - 0.5, AXIS_PX, 1, frame.height, { ink: '--moon' });
}

function paintSelected(s: Surface, frame: Frame, event: NightEvent): void {
  const box = boxOf(event, frame);
  if (box === null) {
    const x = Math.round(xOf(event.at, frame));
    s.line([x, AXIS_PX, x, frame.height], { ink: '--moon', width: 1.5, dash: [4, 3] });
  } else s.box(box.x - 1.5, box.y - 1.5, box.width + 3, box.height + 3, 4, null, { ink: '--moon', width: 2 });
}

/** What a row reads at the cursor, at the right end of its name. */
function paintValue(s: Surface, frame: Frame, row: Row, ms: number): void {
  const top = topOf(row, frame);
  if (top + row.height < AXIS_PX || top > frame.height) return;
  const text = readingOf(row, ms);
  // Where the row is high enough it stands under the name, at the right of the bound.
  if (text !== '') s.text(GUTTER_PX - 8, top + Math.min(row.height, 20) / 2, text, 'number', { ink: row.kind === 'signal' ? '--text' : inkOf(row) }, 'right');
}

export function readingOf(row: Row, ms: number): string {
  if (row.kind === 'channel' || row.kind === 'voice') {
    const value = valueAt(row.kind === 'channel' ? row.channel.level : row.voice.level, ms);
    return value === 0 ? '' : `${rounded(value)} ${UNITS[row.channel.channel]}`;
  }
  if (row.kind === 'signal') return rounded(valueAt(row.signal.series, ms), row.signal.unit === '0–1' || row.signal.unit === 'variable' ? 2 : 1);
  return '';
}

const rounded = (value: number, digits = 1): string => String(Math.round(value * 10 ** digits) / 10 ** digits);
