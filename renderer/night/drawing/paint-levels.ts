/** Levels and signals over time: as they are where points are far apart, as bounds of each pixel where they are dense. */

import type { ChannelModel, CueVoice, SignalModel } from '../model/model.ts';
import { type Row, scaleOf } from '../model/rows.ts';
import { boundsOf, pointsUntil, type Series, valueAt } from '../model/series.ts';
import { visit } from '../model/spans.ts';
import { type Frame, GUTTER_PX, msAt, msPerPx, xOf } from './frame.ts';
import type { Ink, Path, Surface } from './surface.ts';

type Scale = readonly [low: number, high: number];

export function paintChannel(s: Surface, frame: Frame, { channel, level }: ChannelModel, row: Row, top: number): void {
  const scale = levelScale(level);
  paintFilled(s, frame, level, scale, row, top, `--${channel}`, 0.26);
}

/** One cue's own envelope, with its words where there is room; what a limit lowered has a dashed edge. */
export function paintVoice(s: Surface, frame: Frame, { channel, level }: ChannelModel, voice: CueVoice, row: Row, top: number): void {
  const ink: Ink = `--${channel}`;
  paintFilled(s, frame, voice.level, levelScale(level), row, top, ink, 0.16);
  visit(voice.spans, frame.view, msPerPx(frame) * 2, (span, _, until) => {
    const x = Math.max(GUTTER_PX, xOf(span.from, frame));
    const end = Math.min(frame.width, xOf(until, frame));
    if (span.cue.limited) s.line([x, top + 1, Math.max(x + 3, end), top + 1], { ink: '--warn', width: 1.5, dash: [3, 2] });
    if (until !== span.to || span.cue.words === '') return;
    const words = `“${span.cue.words}”`;
    if (end - x > s.measure(words, 'small') + 8) s.text(x + 4, top + row.height / 2, words, 'small', { ink: '--text' });
  });
}

export function paintSignal(s: Surface, frame: Frame, signal: SignalModel, row: Row, top: number): void {
  const ink: Ink = signal.name === 'distress' ? '--warn' : signal.unit === 'variable' ? '--motion' : '--soft';
  const scale = scaleOf(signal);
  if (signal.unit === '0–1') paintFilled(s, frame, signal.series, scale, row, top, ink, 0.14);
  else paintLine(s, frame, signal.series, scale, row, top, ink);
  s.rect(GUTTER_PX, top + row.height, frame.width - GUTTER_PX, 1, { ink: '--line', alpha: 0.6 });
}

/** Nothing is always in the picture. */
const levelScale = ({ min, max }: Series): Scale => (min === 0 && max === 0 ? [0, 1] : [Math.min(0, min), Math.max(0, max)]);

const PAD_PX = 2;
function yOf(value: number, [low, high]: Scale, row: Row, top: number): number {
  return top + row.height - PAD_PX - ((value - low) / (high - low)) * (row.height - 2 * PAD_PX);
}

function paintFilled(s: Surface, frame: Frame, series: Series, scale: Scale, row: Row, top: number, ink: Ink, alpha: number): void {
  const ground = yOf(Math.max(0, scale[0]), scale, row, top);
  const { upper, lower } = outline(frame, series, (value) => yOf(value, scale, row, top));
  s.area([upper[0]!, ground, ...upper, upper.at(-2)!, ground], { ink, alpha });
  if (lower !== null) s.area([...upper, ...backwards(lower)], { ink, alpha: 0.6 });
  s.line(upper, { ink, width: 1.25 });
  s.rect(GUTTER_PX, Math.round(ground), frame.width - GUTTER_PX, 1, { ink: '--line', alpha: 0.8 });
}

function paintLine(s: Surface, frame: Frame, series: Series, scale: Scale, row: Row, top: number, ink: Ink): void {
  const { upper, lower } = outline(frame, series, (value) => yOf(value, scale, row, top));
  if (lower !== null) s.area([...upper, ...backwards(lower)], { ink, alpha: 0.55 });
  s.line(upper, { ink, width: 1 });
}

interface Outline {
  readonly upper: Path;
  /** Where several points fall into each pixel: their least values. */
  readonly lower: Path | null;
}

/** Exact lines as long as there are fewer than two points for each pixel. */
function outline(frame: Frame, series: Series, y: (value: number) => number): Outline {
  const { from, to } = frame.view;
  const width = frame.width - GUTTER_PX;
  const [first, end] = [pointsUntil(series, from), pointsUntil(series, to)];
  if (end - first <= width * 2) {
    const upper = [GUTTER_PX, y(valueAt(series, from))];
    for (let i = first; i < end; i++) upper.push(xOf(series.at[i]!, frame), y(series.value[i]!));
    upper.push(frame.width, y(valueAt(series, to)));
    return { upper, lower: null };
  }
  const upper: number[] = [];
  const lower: number[] = [];
  for (let px = 0; px < width; px++) {
    const x = GUTTER_PX + px;
    const [least, greatest] = boundsOf(series, msAt(x, frame), msAt(x + 1, frame));
    upper.push(x + 0.5, y(greatest));
    lower.push(x + 0.5, y(least));
  }
  return { upper, lower };
}

function backwards(path: Path): Path {
  const turned: number[] = [];
  for (let i = path.length - 2; i >= 0; i -= 2) turned.push(path[i]!, path[i + 1]!);
  return turned;
}
