/** The hypnogram: as steps, or folded to a strip; with the natural night behind it where the two differ. */

import type { Row } from '../model/rows.ts';
import { STAGE_ROWS } from '../model/rows.ts';
import { visit } from '../model/spans.ts';
import { type Frame, GUTTER_PX, msPerPx, xOf } from './frame.ts';
import type { Ink, Surface } from './surface.ts';

const GAP_WORDS = 'not scored';

export const stageInk = (stage: string): Ink => (stage === '?' ? '--faint' : (`--stage-${stage.toLowerCase()}` as Ink));

export function paintStages(s: Surface, frame: Frame, row: Row, top: number): void {
  const { stages, naturalStages } = row.model.night;
  if (row.folded === true) {
    paintStrip(s, frame, stages, row, top);
    return;
  }
  const each = row.height / STAGE_ROWS.length;
  const yOf = (stage: string) => top + each * (STAGE_ROWS.indexOf(stage as never) + 0.5);
  // The natural night first: what the program changed is seen where the two part.
  let ghost = Number.NaN;
  visit(naturalStages, frame.view, msPerPx(frame) / 2, (span, _, until) => {
    if (span.stage === '?') {
      ghost = Number.NaN;
      return;
    }
    const [x, end, y] = [xOf(span.from, frame), xOf(until, frame), yOf(span.stage)];
    if (!Number.isNaN(ghost)) s.line([x, ghost, x, y], { ink: '--faint', alpha: 0.7, dash: [1, 3] });
    s.line([x, y, end, y], { ink: '--faint', alpha: 0.9, dash: [1, 3] });
    ghost = y;
  });
  let last = Number.NaN;
  visit(stages, frame.view, msPerPx(frame) / 2, (span, _, until) => {
    const x = xOf(span.from, frame);
    const end = xOf(until, frame);
    if (span.stage === '?') {
      const [left, right] = [Math.max(x, GUTTER_PX), Math.min(end, frame.width)];
      if (right - left > s.measure(GAP_WORDS, 'small') + 8) s.text((left + right) / 2, top + row.height / 2, GAP_WORDS, 'small', { ink: '--soft' }, 'center');
      last = Number.NaN;
      return;
    }
    const y = yOf(span.stage);
    if (!Number.isNaN(last) && last !== y) s.rect(Math.round(x) - 0.5, Math.min(y, last), 1, Math.abs(y - last), { ink: '--faint' });
    const thick = Math.min(6, each - 4);
    s.rect(x, y - thick / 2, Math.max(1, end - x), thick, { ink: stageInk(span.stage) });
    last = y;
  });
}

function paintStrip(
  s: Surface,
  frame: Frame,
  stages: readonly { readonly from: number; readonly to: number; readonly stage: string }[],
  row: Row,
  top: number,
) {
  visit(stages, frame.view, msPerPx(frame), (span, _, until) => {
    const x = Math.max(GUTTER_PX, xOf(span.from, frame));
    const end = Math.min(frame.width, xOf(until, frame));
    if (span.stage === '?') return;
    const wide = Math.max(1, end - x);
    // Deeper sleep stands lower, so that the strip is read without colour.
    const depth = STAGE_ROWS.indexOf(span.stage as never) / STAGE_ROWS.length;
    s.rect(x, top + 2 + depth * (row.height - 8), wide, row.height - 4 - depth * (row.height - 8), { ink: stageInk(span.stage), alpha: 0.75 });
    const words = span.stage === 'W' ? 'wake' : span.stage;
    if (wide > s.measure(words, 'number') + 8) s.text(x + wide / 2, top + row.height / 2 + 2, words, 'number', { ink: '--app' }, 'center');
  });
}
