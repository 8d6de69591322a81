/** The picture of one or several nights on one axis of time: zoomed, moved, folded, pointed at, and walked by keys. */

import { memo, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { NightRecord } from '../../app/bridge/index.ts';
import type { Stretch } from '../state/night-state.ts';
import { get, useStore } from '../state/store.ts';
import { useTheme } from '../theme/use-theme.ts';
import { momentOf } from './describe.ts';
import { AXIS_PX, type Frame, GUTTER_PX } from './drawing/frame.ts';
import { createHint } from './hint.ts';
import { nightKeys } from './keys.ts';
import type { Marks } from './model/differences.ts';
import { modelOf } from './model/model.ts';
import { rowsOf } from './model/rows.ts';
import { Overview } from './overview.tsx';
import { createPainter, type Painter } from './painter.ts';
import { listenToPointer } from './pointing.ts';
import { RowHandles } from './row-handles.tsx';

interface TimelineProps {
  /** The first is the one that the cursor and the events belong to; the others are drawn beside it, row by row. */
  readonly nights: readonly NightRecord[];
  /** What differs between them. */
  readonly marks?: Marks;
  /** What the picture is called, for who does not see it. */
  readonly label: string;
  readonly testId: string;
}

/** Drawn anew only where it is another picture: what moves with the playhead and the pointer is done by hand. */
export const Timeline = memo(function Timeline({ nights, marks, label, testId }: TimelineProps) {
  const night = nights[0]!;
  const scroller = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  const pointer = useRef<HTMLDivElement>(null);
  const painter = useRef<Painter | null>(null);
  const keys = useId();
  const [size, setSize] = useState({ width: 0, height: 0 });
  const choices = useStore((state) => state.nightRows);
  const room = size.height === 0 ? undefined : size.height - AXIS_PX;
  const rows = useMemo(() => rowsOf(nights.map(modelOf), choices, room), [nights, choices, room]);
  const theme = useTheme();
  // What the listeners read: the newest, without making them anew.
  const now = useRef({ night, rows, size, marks });
  now.current = { night, rows, size, marks };

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
    // Asking the element anew would lay out everything that has changed elsewhere.
    let { scrollTop } = element;
    const frame = (): Frame => {
      const { rows, size, night, marks } = now.current;
      return { rows, ...size, view: get().nightView ?? wholeOf(night), scrollTop, marks: marks ?? null };
    };
    const made = createPainter(base.current!, top, () => {
      if (now.current.size.width <= GUTTER_PX) return null;
      const { playheadMs, nightRange, nightEvent, selection } = get();
      const scene = selection?.kind === 'node' ? selection.id : null;
      return { frame: frame(), overlay: { cursorMs: playheadMs, range: nightRange, event: nightEvent, scene } };
    });
    painter.current = made;
    const tell = () => tellCursor(top, now.current.night);
    tell();
    const hint = createHint(pointer.current!);
    const undo = [
      hint.dispose,
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
      listenToPointer(top, element, { frame, night: () => now.current.night, point: (at) => hint.show(at, frame()) }),
    ];
    const repaint = () => made.rows();
    const scrolled = () => {
      ({ scrollTop } = element);
      repaint();
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    document.fonts.addEventListener('loadingdone', repaint);
    return () => {
      element.removeEventListener('scroll', scrolled);
      document.fonts.removeEventListener('loadingdone', repaint);
      for (const stop of undo) stop();
      made.dispose();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme is another picture
  useLayoutEffect(() => painter.current?.rows(), [rows, size, theme, night, marks]);
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
              aria-label={label}
              aria-describedby={keys}
              aria-valuemin={0}
              aria-valuemax={night.durationMs}
              aria-valuenow={0}
              data-testid={testId}
              onKeyDown={(event) => nightKeys(event, night)}
            />
            <div ref={pointer} className="night-pointer" />
          </div>
          <RowHandles rows={rows.rows} />
        </div>
      </div>
      <span id={keys} className="unseen">
        Arrow keys move the cursor; comma and period go to the event before and after; plus and minus zoom, 0 shows the whole night; left and right bracket
        begin and end a range; Escape clears it. The list of events says the same in words.
      </span>
    </div>
  );
});

const wholeOf = (night: NightRecord): Stretch => ({ from: 0, to: night.durationMs });

/** The canvas says where the cursor is; by hand, since this happens many times in a second. */
function tellCursor(canvas: HTMLCanvasElement, night: NightRecord): void {
  const { playheadMs } = get();
  canvas.setAttribute('aria-valuenow', String(Math.round(playheadMs)));
  canvas.setAttribute('aria-valuetext', momentOf(night, playheadMs));
}
