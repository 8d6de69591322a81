/**
 * The course of a cue as a curve with points. A point is dragged, or moved by the arrows (with Shift finely), onto round times
 * and levels and level with other points; a drag over the ground, or Shift and a click, chooses several; Delete takes them away;
 * a double click on the ground puts one there. What is chosen can be written as numbers below.
 */

import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { Channel, CueShape } from '../../dream-dsl/index.ts';
import { gridOf, HEIGHT_PX, pointsWithin, pulled, scaleOf, WIDTH_PX } from './curve-scale.ts';
import { durationText, type EnvelopePoint, moved, STEP_OF, snapped, timeStep, UNIT_OF, withPoint } from './envelope.ts';
import { PointFields } from './point-fields.tsx';
import { type Asked, useRefusal } from './refusal.tsx';

interface CurveProps {
  readonly label: string;
  readonly channel: Channel;
  readonly bounds: Pick<CueShape, 'lowest' | 'highest'>;
  readonly points: readonly EnvelopePoint[];
  readonly commit: (points: readonly EnvelopePoint[]) => Asked;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What a hand is on: points, the one of them that it took, or a corner of the ground. */
type Grip = { readonly from: Spot; readonly ids: ReadonlySet<number>; readonly held: number } | { readonly from: Spot; readonly ids: null };

export function Curve({ label, channel, bounds, points, commit }: CurveProps) {
  const [draft, setDraft] = useState<readonly EnvelopePoint[] | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [box, setBox] = useState<readonly [Spot, Spot] | null>(null);
  const { note, tell } = useRefusal();
  const grip = useRef<Grip | null>(null);
  const shown = draft ?? points;
  const unit = STEP_OF[channel];
  // The scale stays while a hand is on it.
  const scale = scaleOf(points, bounds, unit);
  const { x, y, length, low } = scale;
  const grid = gridOf(scale);
  const step = timeStep(length);
  const take = (now: readonly EnvelopePoint[] | null) => {
    if (now === null) return;
    if (now.every((point, i) => point.at === points[i]?.at && point.level === points[i]?.level) && now.length === points.length) setDraft(null);
    else void tell(commit(now)).then(() => setDraft(null));
  };
  const drag = (event: PointerEvent<SVGSVGElement>) => {
    const held = grip.current;
    if (held === null) return;
    const at = spotOf(event);
    if (held.ids === null) {
      setBox([held.from, at]);
      setChosen(pointsWithin(points, scale, held.from, at));
      return;
    }
    const fine = event.shiftKey ? 0.1 : 1;
    const before = points[held.held]?.level ?? 0;
    const others = points.flatMap(({ level }, i) => (held.ids.has(i) ? [] : [level]));
    const wanted = before + scale.inLevel(at.y - held.from.y);
    const level = event.shiftKey ? wanted : pulled(wanted, scale, [...others, ...grid.levels]);
    setDraft(
      moved(points, held.ids, { at: snapped(scale.inTime(at.x - held.from.x), step * fine), level: snapped(level - before, unit * fine) }, bounds, step),
    );
  };
  /** Whether a hand or a key was on points: they are where they were. */
  const letGo = (): boolean => {
    const held = grip.current !== null || draft !== null;
    grip.current = null;
    setBox(null);
    setDraft(null);
    return held;
  };
  const press = (event: KeyboardEvent, i: number) => {
    const ids = chosen.has(i) ? chosen : new Set([i]);
    const fine = event.shiftKey ? 0.1 : 1;
    const by = MOVES[event.key];
    if (by !== undefined) {
      setDraft(moved(shown, ids, { at: by.at * step * fine, level: by.level * unit * fine }, bounds, step));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      const left = points.filter((_, at) => !ids.has(at));
      if (left.length > 0) {
        focusAfter(event.currentTarget, Math.min(i, left.length - 1), left.length);
        take(left.map((point, at) => (at === 0 ? { ...point, at: 0 } : point)));
        setChosen(new Set());
      } else void tell(Promise.resolve('A cue keeps one level at least. The basket above deletes the cue itself.'));
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) setChosen(new Set(points.map((_, at) => at)));
    else if (event.key === ' ') setChosen(new Set(chosen.has(i) ? [...chosen].filter((one) => one !== i) : [...chosen, i]));
    else if (event.key === 'Escape') {
      if (!letGo()) setChosen(new Set());
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const line = shown.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.at)} ${y(point.level)}`).join('');
  return (
    <>
      <svg
        className="cue-curve"
        style={{ color: `var(--${channel})` }}
        viewBox={`0 0 ${WIDTH_PX} ${HEIGHT_PX}`}
        aria-label={`Course of ${label}`}
        onPointerDown={(event) => {
          if (event.target instanceof SVGCircleElement) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          grip.current = { from: spotOf(event), ids: null };
          setChosen(new Set());
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          if (grip.current?.ids !== null && grip.current !== null) take(draft);
          grip.current = null;
          setBox(null);
        }}
        onPointerCancel={letGo}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (grip.current === null && !currentTarget.contains(relatedTarget)) take(draft);
        }}
        onDoubleClick={(event) => {
          const spot = spotOf(event);
          const at = snapped(scale.inTime(spot.x - x(0)), step);
          const level = snapped(low + scale.inLevel(spot.y - y(low)), unit);
          if (at <= 0) return;
          const put = withPoint(points, { at, level: Math.min(bounds.highest, Math.max(bounds.lowest, level)) });
          take(put.points);
          setChosen(new Set([put.index]));
        }}
      >
        <g className="curve-grid">
          {grid.levels.map((level) => (
            <g key={level}>
              <path d={`M${x(0)} ${y(level)}H${x(length)}`} />
              <text x={x(length)} y={y(level) < LABEL_PX ? y(level) + LABEL_PX : y(level) - 2} textAnchor="end">
                {level}
                {level === grid.levels.at(-1) ? UNIT_OF[channel] : ''}
              </text>
            </g>
          ))}
          {grid.times.map((at) => (
            <path key={at} d={`M${x(at)} ${y(low)}V${y(scale.high)}`} />
          ))}
        </g>
        <path className="curve-ground" d={`${line}L${x(length)} ${y(shown.at(-1)?.level ?? 0)}V${y(low)}H${x(0)}z`} />
        <path className="curve-line" d={`${line}H${x(length)}`} />
        {box !== null && (
          <rect
            className="curve-box"
            x={Math.min(box[0].x, box[1].x)}
            y={Math.min(box[0].y, box[1].y)}
            width={Math.abs(box[0].x - box[1].x)}
            height={Math.abs(box[0].y - box[1].y)}
          />
        )}
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
            aria-valuetext={`${point.level}${UNIT_OF[channel]} at ${durationText(point.at)}${chosen.has(i) ? ', chosen' : ''}`}
            onPointerDown={(event) => {
              event.currentTarget.ownerSVGElement?.setPointerCapture(event.pointerId);
              event.currentTarget.focus();
              const ids = event.shiftKey ? new Set([...chosen, i]) : chosen.has(i) ? chosen : new Set([i]);
              setChosen(ids);
              grip.current = { from: spotOf(event), ids, held: i };
            }}
            onKeyDown={(event) => press(event, i)}
            onKeyUp={(event) => {
              if (MOVES[event.key] !== undefined) take(draft);
            }}
          />
        ))}
      </svg>
      {note}
      <PointFields label={label} channel={channel} bounds={bounds} points={shown} chosen={chosen} step={step} commit={commit} />
    </>
  );
}

/** The keyboard stays here when the point that has it goes: the next Delete would mean the scene. A single level has no curve. */
function focusAfter(point: Element, index: number, left: number): void {
  if (left > 1) point.closest('svg')?.querySelectorAll('circle')[index]?.focus();
  else point.closest('li')?.querySelector('button')?.focus();
}

/** As high as what is written at a line; above the topmost it would be cut. */
const LABEL_PX = 10;

/** In the drawing, px. */
function spotOf({ currentTarget, clientX, clientY }: { readonly currentTarget: SVGElement; readonly clientX: number; readonly clientY: number }): Spot {
  const { left, top, width } = (currentTarget.ownerSVGElement ?? currentTarget).getBoundingClientRect();
  // Where there is little room it is drawn smaller.
  const scale = WIDTH_PX / width;
  return { x: (clientX - left) * scale, y: (clientY - top) * scale };
}

const MOVES: Readonly<Record<string, EnvelopePoint>> = {
  ArrowLeft: { at: -1, level: 0 },
  ArrowRight: { at: 1, level: 0 },
  ArrowUp: { at: 0, level: 1 },
  ArrowDown: { at: 0, level: -1 },
};
