/**
 * The course of a cue as a curve with points. A point is dragged, or moved by the arrows (with Shift finely); Shift and a click
 * chooses several; Delete takes them away; a double click on the ground puts one there.
 */

import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { Channel, CueShape } from '../../dream-dsl/index.ts';
import { durationText, type EnvelopePoint, moved, STEP_OF, snapped, timeStep, UNIT_OF, withPoint } from './envelope.ts';

const WIDTH_PX = 200;
const HEIGHT_PX = 96;
const EDGE_PX = 8;

interface CurveProps {
  readonly label: string;
  readonly channel: Channel;
  readonly bounds: Pick<CueShape, 'lowest' | 'highest'>;
  readonly points: readonly EnvelopePoint[];
  /** False where it was refused. */
  readonly commit: (points: readonly EnvelopePoint[]) => Promise<boolean>;
}

export function Curve({ label, channel, bounds, points, commit }: CurveProps) {
  const [draft, setDraft] = useState<readonly EnvelopePoint[] | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const grip = useRef<{ readonly x: number; readonly y: number; readonly ids: ReadonlySet<number> } | null>(null);
  const shown = draft ?? points;
  // The scale stays while a hand is on it.
  const length = Math.max(...points.map(({ at }) => at), 1000) * 1.15;
  const low = Math.min(0, ...points.map(({ level }) => level));
  const high = Math.min(bounds.highest, Math.max(...points.map(({ level }) => level), low + 4 * STEP_OF[channel]) * 1.25);
  const x = (at: number) => EDGE_PX + (at / length) * (WIDTH_PX - 2 * EDGE_PX);
  const y = (level: number) => HEIGHT_PX - EDGE_PX - ((level - low) / (high - low || 1)) * (HEIGHT_PX - 2 * EDGE_PX);
  const inTime = (px: number) => (px / (WIDTH_PX - 2 * EDGE_PX)) * length;
  const inLevel = (px: number) => (-px / (HEIGHT_PX - 2 * EDGE_PX)) * (high - low);
  const step = timeStep(length);
  const take = (now: readonly EnvelopePoint[] | null) => {
    if (now === null) return;
    if (now.every((point, i) => point.at === points[i]?.at && point.level === points[i]?.level) && now.length === points.length) setDraft(null);
    else void commit(now).then(() => setDraft(null));
  };
  const drag = (event: PointerEvent) => {
    const from = grip.current;
    if (from === null) return;
    const fine = event.shiftKey ? 0.1 : 1;
    const by = { at: snapped(inTime(event.clientX - from.x), step * fine), level: snapped(inLevel(event.clientY - from.y), STEP_OF[channel] * fine) };
    setDraft(moved(points, from.ids, by, bounds, step));
  };
  const press = (event: KeyboardEvent, i: number) => {
    const ids = chosen.has(i) ? chosen : new Set([i]);
    const fine = event.shiftKey ? 0.1 : 1;
    const by = MOVES[event.key];
    if (by !== undefined) {
      setDraft(moved(shown, ids, { at: by.at * step * fine, level: by.level * STEP_OF[channel] * fine }, bounds, step));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      const left = points.filter((_, at) => !ids.has(at));
      if (left.length > 0) take(left.map((point, at) => (at === 0 ? { ...point, at: 0 } : point)));
      setChosen(new Set());
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) setChosen(new Set(points.map((_, at) => at)));
    else if (event.key === 'Escape') {
      setDraft(null);
      setChosen(new Set());
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const line = shown.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.at)} ${y(point.level)}`).join('');
  return (
    <svg
      className="cue-curve"
      style={{ color: `var(--${channel})` }}
      width={WIDTH_PX}
      height={HEIGHT_PX}
      aria-label={`Course of ${label}`}
      onPointerMove={drag}
      onPointerUp={() => {
        if (grip.current !== null) take(draft);
        grip.current = null;
      }}
      onDoubleClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const at = snapped(inTime(event.clientX - box.left - EDGE_PX), step);
        const level = snapped(low + inLevel(event.clientY - box.top - HEIGHT_PX + EDGE_PX), STEP_OF[channel]);
        if (at > 0) take(withPoint(points, { at, level: Math.min(bounds.highest, Math.max(bounds.lowest, level)) }).points);
      }}
    >
      <path className="curve-ground" d={`${line}L${x(length)} ${y(shown.at(-1)?.level ?? 0)}V${y(low)}H${x(0)}z`} />
      <path className="curve-line" d={`${line}H${x(length)}`} />
      {shown.map((point, i) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: a point is known by its place in the row
          key={i}
          role="slider"
          tabIndex={0}
          r={5}
          cx={x(point.at)}
          cy={y(point.level)}
          data-chosen={chosen.has(i)}
          aria-label={`Point ${i + 1} of ${label}`}
          aria-valuemin={bounds.lowest}
          aria-valuemax={bounds.highest}
          aria-valuenow={point.level}
          aria-valuetext={`${point.level}${UNIT_OF[channel]} at ${durationText(point.at)}`}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            const ids = event.shiftKey ? new Set([...chosen, i]) : chosen.has(i) ? chosen : new Set([i]);
            setChosen(ids);
            grip.current = { x: event.clientX, y: event.clientY, ids };
          }}
          onKeyDown={(event) => press(event, i)}
          onKeyUp={(event) => {
            if (MOVES[event.key] !== undefined) take(draft);
          }}
        />
      ))}
      <text x={WIDTH_PX - 4} y={12} textAnchor="end">
        {readingOf(shown, chosen, channel)}
      </text>
    </svg>
  );
}

const MOVES: Readonly<Record<string, EnvelopePoint>> = {
  ArrowLeft: { at: -1, level: 0 },
  ArrowRight: { at: 1, level: 0 },
  ArrowUp: { at: 0, level: 1 },
  ArrowDown: { at: 0, level: -1 },
};

/** Of the point that is chosen, else of the whole. */
function readingOf(points: readonly EnvelopePoint[], chosen: ReadonlySet<number>, channel: Channel): string {
  const [only] = chosen;
  const point = chosen.size === 1 && only !== undefined ? points[only] : undefined;
  if (point !== undefined) return `${point.level}${UNIT_OF[channel]} · ${durationText(point.at)}`;
  return `${chosen.size > 1 ? `${chosen.size} points` : durationText(points.at(-1)?.at ?? 0)}`;
}
