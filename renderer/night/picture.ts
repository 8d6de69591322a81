/** The night as a picture to keep and to print: the window's own drawing, with a title, a key to its signs, and what the reader should know. */

import { whose } from '../../app/bridge/index.ts';
import type { RowChoices } from '../state/night-state.ts';
import { get } from '../state/store.ts';
import { clockOf } from './clock.ts';
import { canvasSurface } from './drawing/canvas-surface.ts';
import { AXIS_PX, type Frame } from './drawing/frame.ts';
import { moved } from './drawing/moved.ts';
import { paintSign } from './drawing/paint-instants.ts';
import { paintNight } from './drawing/paint-night.ts';
import type { Ink, Surface } from './drawing/surface.ts';
import { svgDrawing } from './drawing/svg-surface.ts';
import type { NightModel } from './model/model.ts';
import { rowsOf } from './model/rows.ts';
import type { View } from './view.ts';

/** Of the picture, px; PNG has `PNG_SCALE` as many: 5,120, enough for a page at 300 dpi and more. */
const WIDTH_PX = 1280;
const PNG_SCALE = 4;
const HEAD_PX = 44;
const FOOT_PX = 48;
const EDGE_PX = 16;

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  paint(surface: Surface): void;
}

/** `title`: of the dream. */
export function pictureOf(model: NightModel, view: View, choices: RowChoices, title: string): Picture {
  const { night } = model;
  const rows = rowsOf([model], choices);
  const frame: Frame = { rows, view, width: WIDTH_PX - 2 * EDGE_PX, height: AXIS_PX + rows.height, scrollTop: 0 };
  const head = `${title} · ${whose(night)}, seed ${night.seed} · ${clockOf(night.startMinutes, view.from)} to ${clockOf(night.startMinutes, view.to)}`;
  const description = [
    night.subject.kind === 'sleeper' ? 'Simulated by a model, not recorded.' : 'Stages as recorded; scenes, cues and signals are simulated.',
    ...night.notes,
  ].join(' ');
  const height = HEAD_PX + frame.height + FOOT_PX;
  return {
    width: WIDTH_PX,
    height,
    title: head,
    description,
    paint(surface) {
      surface.rect(0, 0, WIDTH_PX, height, { ink: '--panel' });
      surface.text(EDGE_PX + 4, HEAD_PX / 2 + 2, head, 'title', { ink: '--text' });
      paintNight(moved(surface, EDGE_PX, HEAD_PX), frame);
      paintKey(surface, EDGE_PX + 4, HEAD_PX + frame.height + 14);
      surface.text(EDGE_PX + 4, height - 14, shortened(surface, description), 'small', { ink: '--faint' });
    },
  };
}

const SIGNS = [
  ['hollow', 'wakes by itself'],
  ['filled', 'woken by a cue'],
  ['flag', 'mark'],
  ['diamond', 'effect of a cue'],
  ['dark', 'bad dream'],
] as const;

function paintKey(s: Surface, left: number, y: number): void {
  let x = left + 6;
  for (const [sign, words] of SIGNS) {
    paintSign(s, x, y, sign);
    s.text(x + 10, y, words, 'small', { ink: '--soft' });
    x += s.measure(words, 'small') + 34;
  }
  s.text(x, y, 'dotted: the night without the program', 'small', { ink: '--soft' });
}

function shortened(s: Surface, text: string): string {
  let end = text.length;
  while (end > 1 && s.measure(text.slice(0, end), 'small') > WIDTH_PX - 2 * EDGE_PX - 12) end--;
  return end === text.length ? text : `${text.slice(0, end - 1)}…`;
}

/** As an SVG document. */
export function asSvg(picture: Picture, palette: string): Uint8Array {
  const { measure } = canvasSurface(contextOf(1, 1), () => '');
  const drawing = inPalette(palette, (colour) => {
    const made = svgDrawing(colour, measure);
    picture.paint(made.surface);
    return made;
  });
  return new TextEncoder().encode(drawing.document(picture.width, picture.height, picture.title, picture.description));
}

/** As PNG. */
export async function asPng(picture: Picture, palette: string): Promise<Uint8Array> {
  const context = contextOf(picture.width * PNG_SCALE, picture.height * PNG_SCALE);
  context.scale(PNG_SCALE, PNG_SCALE);
  inPalette(palette, (colour) => picture.paint(canvasSurface(context, colour)));
  return new Uint8Array(await (await context.canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  return context;
}

/** With the colours of a palette, whichever the window wears. */
function inPalette<T>(palette: string, draw: (colour: (ink: Ink) => string) => T): T {
  const element = document.createElement('div');
  element.hidden = true;
  element.dataset['palette'] = palette;
  document.body.append(element);
  try {
    const style = getComputedStyle(element);
    return draw((ink) => style.getPropertyValue(ink).trim());
  } finally {
    element.remove();
  }
}

/** What the window shows now, or all of it. */
export function viewOf(whole: boolean, durationMs: number): View {
  return (whole ? null : get().nightView) ?? { from: 0, to: durationMs };
}
