/** Paints the night on two canvases, at most once a frame: the rows only when they change, what moves over them each time. */

import { canvasSurface } from './drawing/canvas-surface.ts';
import type { Frame } from './drawing/frame.ts';
import { type Overlay, paintCursor } from './drawing/paint-cursor.ts';
import { paintNight } from './drawing/paint-night.ts';
import type { Ink, Surface } from './drawing/surface.ts';

export interface Painter {
  /** The rows have changed, or where they stand. */
  rows(): void;
  /** Only what lies over them. */
  overlay(): void;
  dispose(): void;
}

/** `read` gives what is to be seen now, or null as long as there is no room. */
export function createPainter(
  base: HTMLCanvasElement,
  over: HTMLCanvasElement,
  read: () => { readonly frame: Frame; readonly overlay: Overlay } | null,
): Painter {
  let due: 'rows' | 'overlay' | null = null;
  let request = 0;
  const paint = () => {
    request = 0;
    const seen = read();
    const what = due;
    due = null;
    if (seen === null) return;
    const { frame, overlay } = seen;
    const colour = themeColours();
    if (what === 'rows') onto(base, frame, colour, (surface) => paintNight(surface, frame));
    onto(over, frame, colour, (surface) => paintCursor(surface, frame, overlay));
  };
  const ask = (what: 'rows' | 'overlay') => {
    if (due !== 'rows') due = what;
    if (request === 0) request = requestAnimationFrame(paint);
  };
  return { rows: () => ask('rows'), overlay: () => ask('overlay'), dispose: () => cancelAnimationFrame(request) };
}

export function onto(
  canvas: HTMLCanvasElement,
  { width, height }: Pick<Frame, 'width' | 'height'>,
  colour: (ink: Ink) => string,
  draw: (surface: Surface) => void,
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const ratio = window.devicePixelRatio;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  // Another size clears the canvas and is dear, so it is given only when it differs.
  if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  draw(canvasSurface(context, colour));
}

let theme = '';
let colours = new Map<Ink, string>();

/** The colours of the theme that the window wears, read from the style sheets once. */
export function themeColours(): (ink: Ink) => string {
  const { documentElement } = document;
  const worn = documentElement.dataset['theme'] ?? '';
  if (worn !== theme) [theme, colours] = [worn, new Map()];
  return (ink) => {
    let colour = colours.get(ink);
    if (colour === undefined) {
      colour = getComputedStyle(documentElement).getPropertyValue(ink).trim();
      colours.set(ink, colour);
    }
    return colour;
  };
}
