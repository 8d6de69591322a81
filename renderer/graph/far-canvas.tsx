/** The drawing of a large graph, in the picture below what stands on the page: it moves with the view, and is painted where that comes to something new. */

import { ViewportPortal } from '@xyflow/react';
import { useLayoutEffect, useRef } from 'react';
import { useTheme } from '../theme/use-theme.ts';
import { type FarPicture, paintFar } from './paint-far.ts';
import type { SightNumbers } from './sight.ts';

/** No canvas is larger, px. */
const MOST_PX = 4096;

export function FarCanvas({ picture, sight }: { readonly picture: FarPicture; readonly sight: SightNumbers }) {
  const host = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const [left, top, right, bottom, zoom] = sight;
  const [width, height] = [right - left, bottom - top];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another palette is another drawing
  useLayoutEffect(() => {
    const context = host.current?.getContext('2d');
    if (host.current === null || context == null) return;
    const scale = Math.min(zoom * window.devicePixelRatio, MOST_PX / Math.max(width, height, 1));
    host.current.width = Math.ceil(width * scale);
    host.current.height = Math.ceil(height * scale);
    context.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
    paintFar(context, picture, sight, palette());
  }, [picture, sight, theme]);
  return (
    <ViewportPortal>
      <canvas ref={host} className="graph-far" aria-hidden style={{ left, top, width, height }} />
    </ViewportPortal>
  );
}

function palette(): (token: string) => string {
  const style = getComputedStyle(document.documentElement);
  const known = new Map<string, string>();
  return (token) => {
    const found = known.get(token) ?? style.getPropertyValue(token).trim();
    known.set(token, found);
    return found;
  };
}
