/** What is under the pointer, in words: the thing there with its numbers, else what the row reads, else the moment. */

import { clockOf } from './clock.ts';
import { eventInFull, momentOf } from './describe.ts';
import { AXIS_PX, type Frame, msAt } from './drawing/frame.ts';
import { hitAt } from './drawing/hit.ts';
import { readingOf } from './drawing/paint-cursor.ts';
import { spokenName } from './model/rows.ts';
import { clamp } from './view.ts';

/** In the picture, px. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export function wordsAt({ x, y }: Place, frame: Frame): string {
  const hit = y < AXIS_PX ? null : hitAt(x, y, frame);
  const night = (hit?.row ?? frame.rows.rows[0])?.model.night;
  if (night === undefined) return '';
  if (hit?.event != null) return eventInFull(night, hit.event);
  const ms = clamp(msAt(x, frame), 0, night.durationMs);
  const reading = hit === null ? '' : readingOf(hit.row, ms);
  return reading === '' ? momentOf(night, ms) : `${clockOf(night.startMinutes, ms, true)} · ${hit === null ? '' : spokenName(hit.row)} ${reading}`;
}
