/** The pointer over the timeline: click, drag a range, scrub on the clock, move with Alt or the middle button, zoom with the wheel or two fingers. */

import type { NightRecord } from '../../app/bridge/index.ts';
import { moveCursor } from '../state/night-cursor.ts';
import { get, set } from '../state/store.ts';
import { AXIS_PX, type Frame, GUTTER_PX, msAt, msPerPx, xOf } from './drawing/frame.ts';
import { hitAt } from './drawing/hit.ts';
import { moveBy, zoomBy, zoomToSelection } from './moves.ts';
import type { Place } from './pointed.ts';
import { clamp } from './view.ts';

/** What the pointer is over, and where it is told. */
interface Ground {
  frame(): Frame;
  night(): NightRecord;
  /** null: it has left. */
  point(at: Place | null): void;
}

type Grip =
  | { readonly kind: 'scrub' }
  | { readonly kind: 'pan'; x: number }
  | { readonly kind: 'press'; readonly x: number; readonly ms: number }
  /** One end of a range stays. */
  | { readonly kind: 'range'; readonly stays: number };

/** Farther than this a press becomes a drag; nearer than this an edge is taken hold of. */
const DRAG_PX = 4;

/** Returns the undo. */
export function listenToPointer(canvas: HTMLElement, scroller: HTMLElement, ground: Ground): () => void {
  let grip: Grip | null = null;
  const timeAt = (event: MouseEvent): number => clamp(msAt(event.offsetX, ground.frame()), 0, ground.night().durationMs);

  const down = (event: PointerEvent) => {
    if (event.offsetX < GUTTER_PX || event.button > 1) return;
    canvas.setPointerCapture(event.pointerId);
    const edge = edgeAt(event.offsetX, ground.frame());
    if (event.button === 1 || event.altKey) grip = { kind: 'pan', x: event.offsetX };
    else if (event.offsetY < AXIS_PX) grip = { kind: 'scrub' };
    else if (edge !== null) grip = { kind: 'range', stays: edge };
    else grip = { kind: 'press', x: event.offsetX, ms: timeAt(event) };
    if (grip.kind === 'scrub') moveCursor(timeAt(event));
    if (event.button === 1) event.preventDefault();
  };
  const move = (event: PointerEvent) => {
    if (grip?.kind === 'press' && Math.abs(event.offsetX - grip.x) > DRAG_PX) grip = { kind: 'range', stays: grip.ms };
    if (grip?.kind === 'scrub') moveCursor(timeAt(event));
    else if (grip?.kind === 'pan') {
      moveBy((grip.x - event.offsetX) * msPerPx(ground.frame()));
      grip.x = event.offsetX;
    } else if (grip?.kind === 'range') {
      const ms = timeAt(event);
      if (ms !== grip.stays) set({ nightRange: { from: Math.round(Math.min(ms, grip.stays)), to: Math.round(Math.max(ms, grip.stays)) } });
    }
    canvas.style.cursor =
      event.offsetX < GUTTER_PX ? 'default' : grip?.kind === 'pan' ? 'grabbing' : edgeAt(event.offsetX, ground.frame()) !== null ? 'ew-resize' : 'crosshair';
    ground.point({ x: event.offsetX, y: event.offsetY });
  };
  const up = (event: PointerEvent) => {
    if (grip?.kind === 'press') {
      const hit = hitAt(event.offsetX, event.offsetY, ground.frame());
      // What is selected is of the first night; of another one only the instant counts.
      set({ nightEvent: hit !== null && hit.row.nightIndex === 0 ? hit.event : null, nightRange: null });
      moveCursor(timeAt(event));
    }
    grip = null;
  };
  const lost = () => {
    grip = null;
  };
  const leave = () => ground.point(null);
  const wheel = (event: WheelEvent) => {
    const frame = ground.frame();
    const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const scrolls = scroller.scrollHeight > scroller.clientHeight && event.offsetY >= AXIS_PX;
    if (sideways) moveBy((event.deltaX === 0 ? event.deltaY : event.deltaX) * msPerPx(frame));
    // With Ctrl it is a pinch of two fingers or a deliberate zoom; where nothing can be scrolled a plain wheel zooms too.
    else if (event.ctrlKey || event.metaKey || !scrolls)
      zoomBy(Math.exp(-event.deltaY * (event.ctrlKey && Math.abs(event.deltaY) < 50 ? 0.01 : 0.003)), timeAt(event));
    else return;
    event.preventDefault();
  };
  const twice = () => zoomToSelection();
  const listeners: readonly (readonly [string, (event: never) => void])[] = [
    ['pointerdown', down],
    ['pointermove', move],
    ['pointerup', up],
    ['pointercancel', lost],
    ['pointerleave', leave],
    ['dblclick', twice],
  ];
  for (const [name, listener] of listeners) canvas.addEventListener(name, listener as EventListener);
  canvas.addEventListener('wheel', wheel, { passive: false });
  return () => {
    for (const [name, listener] of listeners) canvas.removeEventListener(name, listener as EventListener);
    canvas.removeEventListener('wheel', wheel);
  };
}

/** Where an end of the range is taken hold of: the end that stays. */
function edgeAt(x: number, frame: Frame): number | null {
  const range = get().nightRange;
  if (range === null) return null;
  if (Math.abs(x - xOf(range.from, frame)) <= DRAG_PX) return range.to;
  return Math.abs(x - xOf(range.to, frame)) <= DRAG_PX ? range.from : null;
}
