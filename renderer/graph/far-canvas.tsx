/** The drawing of a large graph, in the picture below what stands on the page: it moves with the view, and is painted elsewhere where that comes to something new. */

import { ViewportPortal } from '@xyflow/react';
import { memo, type RefObject, useEffect, useRef } from 'react';
import { CHANNELS } from '../../app/bridge/index.ts';
import { useTheme } from '../theme/use-theme.ts';
import { COLOURS, farPlaces, farWords, looksTheSame } from './far-picture.ts';
import type { GraphIndex } from './graph-index.ts';
import type { Box, Layout } from './layout/picture.ts';
import type { FromPainter } from './paint.worker.ts';
import PaintWorker from './paint.worker.ts?worker';
import type { ToPainter } from './painter.ts';
import type { Detail, SightNumbers } from './sight.ts';

interface FarCanvasProps {
  readonly index: GraphIndex;
  readonly layout: Layout;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly sight: SightNumbers;
  readonly detail: Detail;
  readonly namePx: number;
  readonly active: ReadonlySet<string>;
  readonly travelled: ReadonlySet<string>;
  readonly dragged: ReadonlySet<string>;
}

export const FarCanvas = memo(function FarCanvas({ index, layout, boxes, sight, detail, namePx, active, travelled, dragged }: FarCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const tell = usePainter(canvas);
  const theme = useTheme();
  const told = useRef<GraphIndex | null>(null);
  const placed = useRef<Layout | null>(null);
  useEffect(() => {
    const same = told.current !== null && looksTheSame(told.current, index);
    told.current = index;
    if (same && placed.current === layout) return;
    placed.current = layout;
    const places = farPlaces(index, layout, boxes);
    tell({ ...(same ? {} : farWords(index)), ...places }, [places.boxes.buffer, places.points.buffer, places.starts.buffer, places.labels.buffer]);
  }, [tell, index, layout, boxes]);
  useEffect(() => tell({ active, travelled, without: dragged }), [tell, active, travelled, dragged]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another palette is another drawing
  useEffect(() => tell({ colours: palette() }), [tell, theme]);
  useEffect(() => tell({ sight, detail, namePx, ratio: window.devicePixelRatio }), [tell, sight, detail, namePx]);
  return (
    <ViewportPortal>
      <canvas ref={canvas} className="graph-far" aria-hidden />
    </ViewportPortal>
  );
});

type Tell = (news: ToPainter, transfer?: Transferable[]) => void;

/** What it paints is shown where it was painted for, in one and the same frame. */
function usePainter(canvas: RefObject<HTMLCanvasElement | null>): Tell {
  const painter = useRef<Worker | null>(null);
  useEffect(() => {
    const worker = workerOf(painter);
    worker.onmessage = ({ data: { drawing, sight } }: MessageEvent<FromPainter>) => {
      const host = canvas.current;
      if (host === null) return drawing.close();
      host.getContext('bitmaprenderer')?.transferFromImageBitmap(drawing);
      const [left, top, right, bottom] = sight;
      Object.assign(host.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
    };
    return () => {
      worker.terminate();
      painter.current = null;
    };
  }, [canvas]);
  const tell = useRef<Tell>((news, transfer = []) => workerOf(painter).postMessage(news, transfer));
  return tell.current;
}

function workerOf(painter: { current: Worker | null }): Worker {
  painter.current ??= new PaintWorker({ name: 'graph' });
  return painter.current;
}

function palette(): Readonly<Record<string, string>> {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries([...COLOURS, ...CHANNELS].map((token) => [token, style.getPropertyValue(`--${token}`).trim()]));
}
