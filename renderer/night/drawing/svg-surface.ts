/** Drawing as SVG: the same calls, as marks of a document. */

import { type Fill, FONTS, type Font, type Ink, type Path, type Stroke, type Surface } from './surface.ts';

export interface SvgDrawing {
  readonly surface: Surface;
  /** The whole document. */
  document(width: number, height: number, title: string, description: string): string;
}

/** `colour` gives a token's colour; `measure` the width of a text, px. */
export function svgDrawing(colour: (ink: Ink) => string, measure: Surface['measure']): SvgDrawing {
  const marks: string[] = [];
  let clips = 0;
  const fillOf = ({ ink, alpha = 1 }: Fill) => `fill="${escaped(colour(ink))}"${alpha === 1 ? '' : ` fill-opacity="${alpha}"`}`;
  const strokeOf = ({ ink, alpha = 1, width = 1, dash = [] }: Stroke) =>
    `stroke="${escaped(colour(ink))}" stroke-width="${width}"${alpha === 1 ? '' : ` stroke-opacity="${alpha}"`}${dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`}`;
  const surface: Surface = {
    rect: (x, y, width, height, fill) => void marks.push(`<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" ${fillOf(fill)}/>`),
    box: (x, y, width, height, radius, fill, stroke) =>
      void marks.push(
        `<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(height)}" rx="${n(Math.min(radius, width / 2, height / 2))}" ${fill === null ? 'fill="none"' : fillOf(fill)}${stroke === null ? '' : ` ${strokeOf(stroke)}`}/>`,
      ),
    line: (path, stroke) => {
      if (path.length >= 4) marks.push(`<polyline points="${pointsOf(path)}" fill="none" stroke-linejoin="round" ${strokeOf(stroke)}/>`);
    },
    area: (path, fill) => {
      if (path.length >= 6) marks.push(`<polygon points="${pointsOf(path)}" ${fillOf(fill)}/>`);
    },
    text: (x, y, text, font, fill, align = 'left') =>
      void marks.push(
        `<text x="${n(x)}" y="${n(y)}" dominant-baseline="central" text-anchor="${align === 'left' ? 'start' : align === 'center' ? 'middle' : 'end'}" class="${font}" ${fillOf(fill)}>${escaped(text)}</text>`,
      ),
    measure,
    within(x, y, width, height, draw) {
      const id = `c${clips++}`;
      marks.push(`<clipPath id="${id}"><rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"/></clipPath><g clip-path="url(#${id})">`);
      draw();
      marks.push('</g>');
    },
  };
  return {
    surface,
    document: (width, height, title, description) =>
      [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
        `<title>${escaped(title)}</title><desc>${escaped(description)}</desc>`,
        `<style>${Object.entries(FONTS).map(styleOf).join(' ')}</style>`,
        ...marks,
        '</svg>\n',
      ].join('\n'),
  };
}

const styleOf = ([font, [px, family, weight]]: [string, (typeof FONTS)[Font]]) => `.${font}{font:${weight} ${px}px ${family.replaceAll('"', "'")}}`;
const n = (value: number): string => String(Math.round(value * 100) / 100);

function pointsOf(path: Path): string {
  const pairs: string[] = [];
  for (let i = 0; i + 1 < path.length; i += 2) pairs.push(`${n(path[i]!)},${n(path[i + 1]!)}`);
  return pairs.join(' ');
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Also without the control characters that XML forbids. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"]/g, (sign) => SIGNS[sign]!);
