/** Draws the rows of one or several nights over one stretch of time. Only what can be seen is visited. */

import type { Row } from '../model/rows.ts';
import { STAGE_ROWS } from '../model/rows.ts';
import { visit } from '../model/spans.ts';
import { ticksOf } from './axis.ts';
import { AXIS_PX, type Frame, GUTTER_PX, msPerPx, topOf, xOf } from './frame.ts';
import { paintDifferences } from './paint-differences.ts';
import { paintInstants } from './paint-instants.ts';
import { paintChannel, paintSignal, paintVoice } from './paint-levels.ts';
import { paintScenes } from './paint-scenes.ts';
import { paintStages } from './paint-stages.ts';
import type { Ink, Surface } from './surface.ts';

export function paintNight(s: Surface, frame: Frame): void {
  const { rows, height, width } = frame;
  const first = rows.rows[0];
  if (first === undefined) return;
  s.within(0, AXIS_PX, width, height - AXIS_PX, () => {
    paintGrid(s, frame, first.model.night.startMinutes);
    for (const row of rows.rows) {
      const top = topOf(row, frame);
      if (top + row.height < AXIS_PX || top > height) continue;
      paintName(s, row, top);
      s.within(GUTTER_PX, top - 1, width - GUTTER_PX, row.height + 2, () => {
        paintGaps(s, frame, row, top);
        paintRow(s, frame, row, top);
        paintDifferences(s, frame, row, top);
      });
    }
  });
  paintAxis(s, frame, first.model.night.startMinutes);
}

function paintRow(s: Surface, frame: Frame, row: Row, top: number): void {
  if (row.kind === 'stages') paintStages(s, frame, row, top);
  else if (row.kind === 'scenes') paintScenes(s, frame, row, top);
  else if (row.kind === 'channel') paintChannel(s, frame, row.channel, row, top);
  else if (row.kind === 'voice') paintVoice(s, frame, row.channel, row.voice, row, top);
  else if (row.kind === 'signal') paintSignal(s, frame, row.signal, row, top);
  else paintInstants(s, frame, row, top);
}

export const inkOf = (row: Row): Ink => (row.kind === 'channel' || row.kind === 'voice' ? `--${row.channel.channel}` : '--soft');

function paintName(s: Surface, row: Row, top: number): void {
  if (row.kind === 'stages' && row.folded !== true) {
    const each = row.height / STAGE_ROWS.length;
    STAGE_ROWS.forEach((stage, i) => {
      s.text(GUTTER_PX - 10, top + each * (i + 0.5), stage === 'W' ? 'wake' : stage, 'number', { ink: `--stage-${stage.toLowerCase()}` as Ink }, 'right');
    });
  }
  const middle = top + Math.min(row.height, 20) / 2;
  const left = row.indent ? 30 : 20;
  const room = GUTTER_PX - left - (row.kind === 'stages' && row.folded !== true ? 44 : 8);
  s.text(left, middle, fitted(s, row.nightIndex === 0 ? row.name : `↳ ${row.name}`, room), row.indent ? 'small' : 'name', { ink: inkOf(row) });
  if (row.folded !== null) paintTriangle(s, 10, middle, row.folded);
  if (row.note !== '' && row.height >= 28) s.text(left, middle + 13, row.note, 'number', { ink: '--faint' });
}

function paintTriangle(s: Surface, x: number, y: number, folded: boolean): void {
  s.area(folded ? [x - 2, y - 4, x + 3, y, x - 2, y + 4] : [x - 4, y - 2, x + 4, y - 2, x, y + 3], { ink: '--faint' });
}

/** Shortened with an ellipsis where it is too long. */
export function fitted(s: Surface, text: string, room: number): string {
  if (s.measure(text, 'name') <= room) return text;
  let length = text.length;
  while (length > 1 && s.measure(`${text.slice(0, length)}…`, 'name') > room) length--;
  return `${text.slice(0, length).trimEnd()}…`;
}

function paintAxis(s: Surface, { view, width }: Frame, startMinutes: number): void {
  s.within(GUTTER_PX, 0, width - GUTTER_PX, AXIS_PX, () => {
    for (const { ms, label } of ticksOf(view, width - GUTTER_PX, startMinutes)) {
      const x = Math.round(xOf(ms, { view, width }));
      s.rect(x, AXIS_PX - 5, 1, 5, { ink: '--faint' });
      const half = s.measure(label, 'number') / 2;
      if (x - half >= GUTTER_PX && x + half <= width) s.text(x, 11, label, 'number', { ink: '--soft' }, 'center');
    }
  });
  s.rect(0, AXIS_PX - 1, width, 1, { ink: '--line' });
}

function paintGrid(s: Surface, { view, width, height }: Frame, startMinutes: number): void {
  for (const { ms } of ticksOf(view, width - GUTTER_PX, startMinutes)) {
    const x = Math.round(xOf(ms, { view, width }));
    if (x >= GUTTER_PX) s.rect(x, AXIS_PX, 1, height - AXIS_PX, { ink: '--line', alpha: 0.5 });
  }
}

const HATCH_PX = 7;
/** Seen through all rows, so that nobody reads sleep into what was not scored. */
function paintGaps(s: Surface, frame: Frame, row: Row, top: number): void {
  visit(row.model.gaps, frame.view, msPerPx(frame), (gap, _, until) => {
    const x = Math.max(GUTTER_PX, xOf(gap.from, frame));
    const end = Math.min(frame.width, Math.max(x + 1, xOf(until, frame)));
    s.rect(x, top - 1, end - x, row.height + 2, { ink: '--faint', alpha: 0.1 });
    s.within(x, top - 1, end - x, row.height + 2, () => {
      for (let at = Math.floor((x - row.height) / HATCH_PX) * HATCH_PX; at < end; at += HATCH_PX)
        s.line([at, top + row.height + 1, at + row.height + 2, top - 1], { ink: '--faint', alpha: 0.3 });
    });
  });
}
