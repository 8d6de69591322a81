/** The picture of one or several nights on one axis of time: zoomed, moved, folded, pointed at, and walked by keys. */

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { NightRecord } from '../../app/bridge/index.ts';
import { get, type Stretch, useStore } from '../state/store.ts';
import { momentOf } from './describe.ts';
import { AXIS_PX, type Frame, GUTTER_PX } from './drawing/frame.ts';
import { nightKeys } from './keys.ts';
import { modelOf } from './model/model.ts';
import { rowsOf } from './model/rows.ts';
import { Overview } from './overview.tsx';
import { createPainter, type Painter } from './painter.ts';
import { listenToPointer, type Pointed } from './pointing.ts';
import { RowHandles } from './row-handles.tsx';
import { useTheme } from './use-theme.ts';

/** `nights`: the first is the one that the cursor and the events belong to; the others are drawn below it. */
export function Timeline({ nights, titles }: { readonly nights: readonly NightRecord[]; readonly titles?: readonly string[] }) {
  const night = nights[0]!;
  const scroller = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const choices = useStore((state) => state.nightRows);
  const rows = useMemo(() => rowsOf(nights.map(modelOf), choices, titles), [nights, choices, titles]);
  const theme = useTheme();
  // What the listeners read: the newest, without making them anew.
  const now = useRef({ night, rows, size, hoverMs: null as number | null });
  now.current = { ...now.current, night, rows, size };

  useEffect(() => {
    const element = scroller.current!;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      setSize({ width: Math.floor(width), height: Math.floor(height) });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const [element, top] = [scroller.current!, over.current!];
    const frame = (): Frame => {
      const { rows, size, night } = now.current;
      return { rows, ...size, view: get().nightView ?? wholeOf(night), scrollTop: element.scrollTop };
    };
    const made = createPainter(base.current!, top, () => {
      if (now.current.size.width <= GUTTER_PX) return null;
      const { playheadMs, nightRange, nightEvent, selection } = get();
      const scene = selection?.kind === 'node' ? selection.id : null;
      return { frame: frame(), overlay: { cursorMs: playheadMs, hoverMs: now.current.hoverMs, range: nightRange, event: nightEvent, scene } };
    });
    painter.current = made;
    const tell = () => tellCursor(top, now.current.night);
    tell();
    const undo = [
      useStore.subscribe((state, before) => {
        if (state.nightView !== before.nightView) made.rows();
        if (state.playheadMs !== before.playheadMs) tell();
        if (
          state.playheadMs !== before.playheadMs ||
          state.nightRange !== before.nightRange ||
          state.nightEvent !== before.nightEvent ||
          state.selection !== before.selection
        )
          made.overlay();
      }),
      listenToPointer(top, element, {
        frame,
        night: () => now.current.night,
        point: (found) => {
          now.current.hoverMs = found?.ms ?? null;
          setPointed(found);
          made.overlay();
        },
      }),
    ];
    const scrolled = () => made.rows();
    element.addEventListener('scroll', scrolled, { passive: true });
    document.fonts.addEventListener('loadingdone', scrolled);
    return () => {
      element.removeEventListener('scroll', scrolled);
      document.fonts.removeEventListener('loadingdone', scrolled);
      for (const stop of undo) stop();
      made.dispose();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme is another picture
  useLayoutEffect(() => painter.current?.rows(), [rows, size, theme, night]);
  useEffect(() => tellCursor(over.current!, night), [night]);

  const height = Math.max(size.height, AXIS_PX + rows.height + 8);
  return (
    <div className="night-timeline">
      <Overview night={night} />
      <div ref={scroller} className="night-picture">
        <div className="night-rows" style={{ height }}>
          <div className="night-canvases" style={{ height: size.height }}>
            <canvas ref={base} style={size} aria-hidden />
            <canvas
              ref={over}
              style={size}
              tabIndex={0}
              role="slider"
              aria-label="Cursor in the night"
              aria-describedby="night-keys"
              aria-valuemin={0}
              aria-valuemax={night.durationMs}
              aria-valuenow={0}
              data-testid="night-canvas"
              onKeyDown={(event) => nightKeys(event, night)}
            />
            {pointed !== null && (
              <output className="night-hint" style={hintPlace(pointed, size)}>
                {pointed.text}
              </output>
            )}
          </div>
          <RowHandles rows={rows.rows} />
        </div>
      </div>
      <span id="night-keys" className="unseen">
        Arrow keys move the cursor; comma and period go to the event before and after; plus and minus zoom, 0 shows the whole night; left and right bracket
        begin and end a range; Escape clears it. The list of events says the same in words.
      </span>
    </div>
  );
}

const wholeOf = (night: NightRecord): Stretch => ({ from: 0, to: night.durationMs });

/** The canvas says where the cursor is; by hand, since this happens many times in a second. */
function tellCursor(canvas: HTMLCanvasElement, night: NightRecord): void {
  const { playheadMs } = get();
  canvas.setAttribute('aria-valuenow', String(Math.round(playheadMs)));
  canvas.setAttribute('aria-valuetext', momentOf(night, playheadMs));
}

function hintPlace({ x, y }: Pointed, { width, height }: { readonly width: number; readonly height: number }) {
  const side = x > width / 2 ? { right: width - x + 12 } : { left: x + 12 };
  return y > height / 2 ? { ...side, bottom: height - y + 10 } : { ...side, top: y + 14 };
}
