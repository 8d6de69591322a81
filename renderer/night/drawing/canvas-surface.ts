/** Drawing on a canvas. */

import { type Fill, FONTS, type Font, type Ink, type Path, type Stroke, type Surface } from './surface.ts';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const widths = new Map<string, number>();

/** `colour` gives a token's colour. The context is scaled and cleared by whoever owns it. */
export function canvasSurface(c: Context, colour: (ink: Ink) => string): Surface {
  c.textBaseline = 'middle';
  c.lineJoin = 'round';
  let font: Font | null = null;
  const use = (wanted: Font) => {
    if (font !== wanted) c.font = cssFont(wanted);
    font = wanted;
  };
  const filled = ({ ink, alpha = 1 }: Fill, draw: () => void) => {
    c.fillStyle = colour(ink);
    c.globalAlpha = alpha;
    draw();
    c.globalAlpha = 1;
  };
  const stroked = ({ ink, alpha = 1, width = 1, dash = [] }: Stroke) => {
    c.strokeStyle = colour(ink);
    c.globalAlpha = alpha;
    c.lineWidth = width;
    c.setLineDash(dash as number[]);
    c.stroke();
    c.globalAlpha = 1;
  };
  const trace = (path: Path) => {
    c.beginPath();
    c.moveTo(path[0] ?? 0, path[1] ?? 0);
    for (let i = 2; i < path.length; i += 2) c.lineTo(path[i]!, path[i + 1]!);
  };
  return {
    rect: (x, y, width, height, fill) => filled(fill, () => c.fillRect(x, y, width, height)),
    box(x, y, width, height, radius, fill, stroke) {
      c.beginPath();
      c.roundRect(x, y, Math.max(0, width), height, Math.min(radius, width / 2, height / 2));
      if (fill !== null) filled(fill, () => c.fill());
      if (stroke !== null) stroked(stroke);
    },
    line(path, stroke) {
      if (path.length < 4) return;
      trace(path);
      stroked(stroke);
    },
    area(path, fill) {
      if (path.length < 6) return;
      trace(path);
      c.closePath();
      filled(fill, () => c.fill());
    },
    text(x, y, text, wanted, fill, align = 'left') {
      use(wanted);
      c.textAlign = align;
      filled(fill, () => c.fillText(text, x, y));
    },
    measure(text, wanted) {
      const key = `${wanted} ${text}`;
      const known = widths.get(key);
      if (known !== undefined) return known;
      use(wanted);
      const { width } = c.measureText(text);
      // Until its font is loaded, a text has another width.
      if (typeof document === 'undefined' || document.fonts.status === 'loaded') widths.set(key, width);
      return width;
    },
    within(x, y, width, height, draw) {
      c.save();
      c.beginPath();
      c.rect(x, y, width, height);
      c.clip();
      draw();
      c.restore();
      font = null;
    },
  };
}

function cssFont(font: Font): string {
  const [px, family, weight] = FONTS[font];
  return `${weight} ${px}px ${family}`;
}
