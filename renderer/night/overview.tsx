/** The whole night as a strip, with the part of it that is shown: drag the part to move it, its edges to change its length. */

import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { NightRecord } from '../../app/bridge/index.ts';
import type { Stretch } from '../state/night-state.ts';
import { useStore } from '../state/store.ts';
import { useTheme } from '../theme/use-theme.ts';
import { clockOf } from './clock.ts';
import { GUTTER_PX } from './drawing/frame.ts';
import { paintOverview } from './drawing/paint-overview.ts';
import { holdByPointer } from './hold.ts';
import { show } from './moves.ts';
import { onto, themeColours } from './painter.ts';
import { shifted } from './view.ts';

const HEIGHT_PX = 22;
const EDGE_PX = 6;
/** What a drag of an edge leaves at least, ms. */
const LEAST_MS = 1000;

export function Overview({ night }: { readonly night: NightRecord }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const theme = useTheme();
  const shown = useStore((state) => state.nightView);
  const whole = { from: 0, to: night.durationMs };
  const { from, to } = shown ?? whole;
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme is another picture
  useEffect(() => {
    if (canvas.current !== null && width > 0)
      onto(canvas.current, { width, height: HEIGHT_PX }, themeColours(), (surface) => paintOverview(surface, night, width, HEIGHT_PX));
  }, [night, width, theme]);
  const pxOf = (ms: number) => (ms / night.durationMs) * width;
  return (
    <div className="night-strip" style={{ marginLeft: GUTTER_PX }}>
      <div
        ref={box}
        className="night-strip-picture"
        role="img"
        aria-label={`The whole night; shown is ${clockOf(night.startMinutes, from)} to ${clockOf(night.startMinutes, to)}`}
        onPointerDown={(event) => grab(event, { from, to }, night.durationMs, width)}
      >
        <canvas ref={canvas} style={{ width, height: HEIGHT_PX }} aria-hidden />
        {shown !== null && <div className="night-overview" style={{ left: pxOf(from), width: Math.max(4, pxOf(to) - pxOf(from)) }} />}
      </div>
    </div>
  );
}

function grab(event: PointerEvent<HTMLElement>, shown: Stretch, whole: number, width: number): void {
  const strip = event.currentTarget;
  const left = strip.getBoundingClientRect().left;
  const timeAt = (clientX: number) => Math.min(whole, Math.max(0, ((clientX - left) / width) * whole));
  const near = (ms: number) => Math.abs(event.clientX - left - (ms / whole) * width) <= EDGE_PX;
  const start = timeAt(event.clientX);
  const isWhole = shown.from <= 0 && shown.to >= whole;
  let stretch = shown;
  let edge: 'from' | 'to' | null = null;
  if (isWhole) stretch = { from: start, to: Math.min(whole, start + LEAST_MS) };
  if (isWhole || near(shown.to)) edge = 'to';
  else if (near(shown.from)) edge = 'from';
  else if (start < shown.from || start > shown.to) {
    stretch = shifted(shown, start - (shown.from + shown.to) / 2, whole);
    show(stretch);
  }
  holdByPointer(event, ({ clientX }) => {
    const ms = timeAt(clientX);
    if (edge === null) show(shifted(stretch, ms - start, whole));
    else {
      const stays = edge === 'to' ? stretch.from : stretch.to;
      const next = { from: Math.min(stays, ms), to: Math.max(stays, ms) };
      if (next.to - next.from >= LEAST_MS) show(next);
    }
  });
}
