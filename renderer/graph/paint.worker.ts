/** Paints a large graph beside the window's own thread: moving the view never waits for a drawing. Only the newest of what was asked is painted. */

import ui from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import code from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?url';
import dream from '@fontsource-variable/newsreader/files/newsreader-latin-wght-italic.woff2?url';
import { type FarPicture, paintFar } from './paint-far.ts';
import { createPainter, type ToPainter } from './painter.ts';
import type { SightNumbers } from './sight.ts';

export interface FromPainter {
  readonly drawing: ImageBitmap;
  readonly sight: SightNumbers;
}

/** No drawing is larger, px. */
const MOST_PX = 4096;

const canvas = new OffscreenCanvas(1, 1);
const brush = canvas.getContext('2d');
const painter = createPainter({ paint, later: (work) => void setTimeout(work) });

self.onmessage = ({ data }: MessageEvent<ToPainter>) => painter.tell(data);

function paint(whole: FarPicture): void {
  if (brush === null) return;
  const [left, top, right, bottom, zoom] = whole.sight;
  const [width, height] = [right - left, bottom - top];
  const scale = Math.min(zoom * whole.ratio, MOST_PX / Math.max(width, height, 1));
  canvas.width = Math.max(1, Math.ceil(width * scale));
  canvas.height = Math.max(1, Math.ceil(height * scale));
  brush.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
  paintFar(brush, whole);
  const drawing = canvas.transferToImageBitmap();
  self.postMessage({ drawing, sight: whole.sight } satisfies FromPainter, { transfer: [drawing] });
}

for (const [family, url, style] of [
  ['Inter Variable', ui, 'normal'],
  ['JetBrains Mono Variable', code, 'normal'],
  ['Newsreader Variable', dream, 'italic'],
] as const) {
  const face = new FontFace(family, `url(${url})`, { style, weight: '100 900' });
  (self as unknown as { readonly fonts: FontFaceSet }).fonts.add(face);
  // Without it the words are drawn in another face.
  void face.load().then(painter.again, () => {});
}
