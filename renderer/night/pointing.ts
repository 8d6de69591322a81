/** The pointer over the timeline: click, drag a range, scrub on the clock, move with Alt or the middle button, zoom with the wheel or two fingers. */

import type { NightRecord } from '../../app/bridge/index.ts';
import { moveCursor } from '../state/night-cursor.ts';
import { get, set } from '../state/store.ts';
import { clockOf } from './clock.ts';
import { eventInFull, momentOf } from './describe.ts';
import { AXIS_PX, type Frame, GUTTER_PX, msAt, msPerPx, xOf } from './drawing/frame.ts';
import { hitAt } from './drawing/hit.ts';
import { readingOf } from './drawing/paint-cursor.ts';
import { moveBy, zoomBy, zoomToSelection } from './moves.ts';
import { clamp } from './view.ts';

export interface Pointed {
  readonly x: number;
  readonly y: number;
  readonly ms: number;
  readonly text: string;
}

interface Ground {
  frame(): Frame;
  night(): NightRecord;
  point(found: Pointed | null): void;
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
    ground.point(event.offsetX < GUTTER_PX ? null : pointedAt(event, ground, timeAt(event)));
  };
  const up = (event: PointerEvent) => {
    if (grip?.kind === 'press') {
      set({ nightEvent: hitAt(event.offsetX, event.offsetY, ground.frame())?.event ?? null, nightRange: null });
      moveCursor(timeAt(event));
    }
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
    ['pointercancel', up],
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

function pointedAt({ offsetX: x, offsetY: y }: MouseEvent, ground: Ground, ms: number): Pointed {
  const night = ground.night();
  const hit = y < AXIS_PX ? null : hitAt(x, y, ground.frame());
  if (hit?.event != null) return { x, y, ms, text: eventInFull(hit.row.model.night, hit.event) };
  const reading = hit === null ? '' : readingOf(hit.row, ms);
  const text = reading === '' ? momentOf(night, ms) : `${clockOf(night.startMinutes, ms, true)} · ${hit?.row.name} ${reading}`;
  return { x, y, ms, text };
}
