/** Paints a night on a canvas: sleep, scenes and cues over one stretch of time. */

import type { NightRecord } from '../../app/bridge/index.ts';
import { clockOf } from './clock.ts';
import { UNITS } from './describe.ts';
import { AXIS_PX, GUTTER_PX, LANE_PX, STAGE_ROWS, type Track, type Tracks } from './tracks.ts';
import type { View } from './view.ts';

export interface Picture {
  readonly night: NightRecord;
  readonly tracks: Tracks;
  readonly view: View;
  readonly playheadMs: number;
  readonly width: number;
  readonly stale: boolean;
  readonly selected: string | null;
}

type Ink = (token: string) => string;

const STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 120];
const LABEL_ROOM_PX = 64;

export const xOf = (ms: number, view: View, width: number): number => GUTTER_PX + ((ms - view.from) / (view.to - view.from)) * (width - GUTTER_PX);
export const msAt = (x: number, view: View, width: number): number => view.from + ((x - GUTTER_PX) / (width - GUTTER_PX)) * (view.to - view.from);

export function drawNight(canvas: HTMLCanvasElement, picture: Picture): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { tracks, width } = picture;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(tracks.height * ratio);
  context.scale(ratio, ratio);
  const style = getComputedStyle(document.documentElement);
  const ink: Ink = (token) => style.getPropertyValue(token).trim();
  context.textBaseline = 'middle';
  drawAxis(context, picture, ink);
  for (const track of tracks.tracks) {
    drawName(context, track, picture.night, ink);
    context.save();
    context.beginPath();
    context.rect(GUTTER_PX, track.top - 2, width - GUTTER_PX, track.height + 4);
    context.clip();
    if (track.kind === 'stages') drawStages(context, track, picture, ink);
    else if (track.kind === 'scenes') drawScenes(context, track, picture, ink);
    else drawCues(context, track, picture, ink);
    context.restore();
  }
  drawEvents(context, picture, ink);
  drawPlayhead(context, picture, ink);
}

function drawAxis(c: CanvasRenderingContext2D, { night, view, width, tracks }: Picture, ink: Ink): void {
  const minutes = (view.to - view.from) / 60_000;
  const step = STEPS_MIN.find((size) => ((width - GUTTER_PX) / minutes) * size >= LABEL_ROOM_PX) ?? 240;
  const offset = night.startMinutes % step;
  c.font = '11px "JetBrains Mono Variable", monospace';
  c.textAlign = 'center';
  for (let m = Math.ceil((view.from / 60_000 + offset) / step) * step - offset; m * 60_000 <= view.to; m += step) {
    const x = Math.round(xOf(m * 60_000, view, width)) + 0.5;
    c.fillStyle = ink('--line');
    c.fillRect(x, AXIS_PX - 4, 1, tracks.height - AXIS_PX);
    c.fillStyle = ink('--faint');
    if (x > GUTTER_PX + 16 && x < width - 18) c.fillText(clockOf(night.startMinutes, m * 60_000), x, 9);
  }
}

function drawName(c: CanvasRenderingContext2D, track: Track, night: NightRecord, ink: Ink): void {
  c.textAlign = 'left';
  if (track.kind === 'stages') {
    c.font = '11px "JetBrains Mono Variable", monospace';
    const row = track.height / STAGE_ROWS.length;
    STAGE_ROWS.forEach((stage, i) => {
      c.fillStyle = ink(`--stage-${stage.toLowerCase()}`);
      c.fillText(stage === 'W' ? 'wake' : stage, 12, track.top + row * (i + 0.5));
    });
    return;
  }
  c.font = '12px "Inter Variable", sans-serif';
  c.fillStyle = track.channel === null ? ink('--soft') : ink(`--${track.channel}`);
  c.fillText(track.name, 12, track.top + Math.min(track.height, LANE_PX) / 2);
  if (track.channel === null) return;
  c.font = '10px "JetBrains Mono Variable", monospace';
  c.fillStyle = ink('--faint');
  c.fillText(`≤ ${Math.round(highest(night, track.channel) * 10) / 10} ${UNITS[track.channel]}`, 12, track.top + 21);
}

function drawStages(c: CanvasRenderingContext2D, track: Track, { night, view, width }: Picture, ink: Ink): void {
  const row = track.height / STAGE_ROWS.length;
  const yOf = (stage: string) => track.top + row * (STAGE_ROWS.indexOf(stage as never) + 0.5);
  let last: number | null = null;
  for (const { from, to, stage } of night.stages) {
    const x = xOf(from, view, width);
    const end = xOf(to, view, width);
    if (stage === '?') {
      c.fillStyle = ink('--hover');
      c.fillRect(x, track.top, end - x, track.height);
      last = null;
      continue;
    }
    const y = yOf(stage);
    if (last !== null && x >= GUTTER_PX - 1) {
      c.fillStyle = ink('--faint');
      c.fillRect(x - 0.5, Math.min(y, last), 1, Math.abs(y - last));
    }
    c.fillStyle = ink(`--stage-${stage.toLowerCase()}`);
    c.fillRect(x, y - 2.5, Math.max(1, end - x), 5);
    last = y;
  }
}

function drawScenes(c: CanvasRenderingContext2D, track: Track, { night, tracks, view, width, playheadMs, selected }: Picture, ink: Ink): void {
  c.font = '11px "Inter Variable", sans-serif';
  c.textAlign = 'left';
  night.scenes.forEach(({ path, from, to }, i) => {
    const x = Math.max(GUTTER_PX - 4, xOf(from, view, width));
    const end = Math.min(width + 4, xOf(to, view, width));
    if (end < GUTTER_PX || x > width) return;
    const y = track.top + (tracks.lanes[i] ?? 0) * LANE_PX;
    const now = from <= playheadMs && playheadMs < to;
    const wide = Math.max(1.5, end - x - 1);
    c.fillStyle = ink(now ? '--raised' : '--hover');
    c.strokeStyle = path === selected ? ink('--moon') : now ? ink('--lamp') : ink('--line');
    c.beginPath();
    c.roundRect(x + 0.5, y + 0.5, wide, LANE_PX - 3, Math.min(3, wide / 2));
    c.fill();
    c.stroke();
    const name = path.split('/').at(-1) ?? path;
    if (wide > 14 + c.measureText(name).width) {
      c.fillStyle = now ? ink('--lamp') : ink('--soft');
      c.fillText(name, Math.max(x, GUTTER_PX) + 6, y + LANE_PX / 2 - 0.5);
    }
  });
}

function drawCues(c: CanvasRenderingContext2D, track: Track, { night, view, width }: Picture, ink: Ink): void {
  const cues = night.cues.filter(({ channel }) => channel === track.channel);
  const top = track.channel === null ? 1 : highest(night, track.channel);
  const yOf = (level: number) => track.top + track.height - 1 - (Math.max(0, level) / top) * (track.height - 5);
  const colour = ink(`--${track.channel}`);
  for (const { points, from, to } of cues) {
    const x = xOf(from, view, width);
    const end = xOf(to, view, width);
    if (end < GUTTER_PX || x > width || points.length === 0) continue;
    const line = points.map(([at, level]) => [xOf(at, view, width), yOf(level)] as const);
    const wide = Math.max(1.5, end - x);
    c.beginPath();
    c.moveTo(x, yOf(0));
    for (const [px, py] of line) c.lineTo(px, py);
    c.lineTo(x + wide, line.at(-1)?.[1] ?? yOf(0));
    c.lineTo(x + wide, yOf(0));
    c.closePath();
    c.globalAlpha = 0.28;
    c.fillStyle = colour;
    c.fill();
    c.globalAlpha = 1;
    c.strokeStyle = colour;
    c.lineWidth = 1.25;
    c.stroke();
    c.lineWidth = 1;
  }
}

/** The highest level of a channel in the night: the top of its row. */
function highest(night: NightRecord, channel: Track['channel']): number {
  let top = 1e-9;
  for (const cue of night.cues) if (cue.channel === channel) for (const [, level] of cue.points) top = Math.max(top, level);
  return top;
}

/** Awakenings stand as ticks above the sleep: a cue's in danger's colour and with a mark. */
function drawEvents(c: CanvasRenderingContext2D, { night, view, width }: Picture, ink: Ink): void {
  c.textAlign = 'center';
  for (const { at, cause } of night.awakenings) {
    const x = xOf(at, view, width);
    if (x < GUTTER_PX || x > width || cause !== 'cue') continue;
    c.fillStyle = ink('--danger');
    c.beginPath();
    c.moveTo(x - 4, AXIS_PX - 7);
    c.lineTo(x + 4, AXIS_PX - 7);
    c.lineTo(x, AXIS_PX);
    c.fill();
  }
  c.font = '11px "Inter Variable", sans-serif';
  for (const { at } of night.marks) {
    const x = xOf(at, view, width);
    if (x < GUTTER_PX || x > width) continue;
    c.fillStyle = ink('--moon');
    c.fillRect(x - 1, AXIS_PX - 7, 2, 7);
  }
}

function drawPlayhead(c: CanvasRenderingContext2D, { view, width, playheadMs, tracks }: Picture, ink: Ink): void {
  const x = xOf(playheadMs, view, width);
  if (x < GUTTER_PX - 1 || x > width) return;
  c.fillStyle = ink('--lamp');
  c.fillRect(x - 0.75, AXIS_PX - 6, 1.5, tracks.height - AXIS_PX);
  c.beginPath();
  c.arc(x, AXIS_PX - 6, 4, 0, Math.PI * 2);
  c.fill();
}
