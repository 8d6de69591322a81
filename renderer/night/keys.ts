/** The keys of the timeline. */

import type { KeyboardEvent } from 'react';
import type { NightRecord } from '../../app/bridge/index.ts';
import { moveCursor, stepEvent } from '../state/night-cursor.ts';
import { get, set } from '../state/store.ts';
import { fit, moveBy, viewNow, zoomBy, zoomToSelection } from './moves.ts';

export const ZOOM = 1.6;
/** Of the stretch that is shown: a step of the cursor, and one with Shift. */
const STEP = 1 / 200;
const LEAP = 1 / 10;

export function nightKeys(event: KeyboardEvent, night: NightRecord): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { from, to } = viewNow();
  const step = Math.max(1, (to - from) * (event.shiftKey ? LEAP : STEP));
  const act = actOf(event.key, step, night);
  if (act === undefined) return;
  act();
  event.preventDefault();
}

function actOf(key: string, step: number, night: NightRecord): (() => void) | undefined {
  const { playheadMs } = get();
  const { from, to } = viewNow();
  switch (key) {
    case 'ArrowLeft':
      return () => moveCursor(playheadMs - step);
    case 'ArrowRight':
      return () => moveCursor(playheadMs + step);
    case 'Home':
      return () => moveCursor(0);
    case 'End':
      return () => moveCursor(night.durationMs);
    case 'PageUp':
      return () => moveBy((from - to) * 0.8);
    case 'PageDown':
      return () => moveBy((to - from) * 0.8);
    case '+':
    case '=':
      return () => zoomBy(ZOOM, playheadMs);
    case '-':
      return () => zoomBy(1 / ZOOM, playheadMs);
    case '0':
      return fit;
    case 'z':
      return zoomToSelection;
    case ',':
      return () => stepEvent(-1);
    case '.':
      return () => stepEvent(1);
    case '[':
      return () => markRange(playheadMs, 'from', night);
    case ']':
      return () => markRange(playheadMs, 'to', night);
    case 'Escape':
      return () => set({ nightRange: null, nightEvent: null });
    default:
      return undefined;
  }
}

/** One end of the range at the cursor; the other stays, or is the end of the night. */
function markRange(ms: number, end: 'from' | 'to', night: NightRecord): void {
  const range = get().nightRange ?? { from: 0, to: night.durationMs };
  const next = { ...range, [end]: ms };
  set({ nightRange: next.from < next.to ? next : end === 'from' ? { from: ms, to: night.durationMs } : { from: 0, to: ms } });
}
