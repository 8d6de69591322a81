/** Small charts as SVG: panels with axes, lines, bands and points, readable on light and dark pages. */

export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly log?: boolean;
  readonly name: string;
}

export type Layer =
  | { readonly kind: 'line'; readonly ink: Ink; readonly points: readonly Point[]; readonly dashed?: boolean }
  | { readonly kind: 'band'; readonly ink: Ink; readonly low: readonly Point[]; readonly high: readonly Point[] }
  /** With whiskers where `low` and `high` are given; hollow where the source is not read at first hand. */
  | {
      readonly kind: 'dot';
      readonly ink: Ink;
      readonly x: number;
      readonly y: number;
      readonly low?: number;
      readonly high?: number;
      readonly hollow?: boolean;
      readonly title: string;
    }
  | { readonly kind: 'step'; readonly ink: Ink; readonly points: readonly Point[] };
type Point = readonly [x: number, y: number];
export type Ink = 'a' | 'b' | 'c' | 'd' | 'e' | 'text';

export interface Panel {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly layers: readonly Layer[];
}

export interface Key {
  readonly ink: Ink;
  readonly words: string;
}

const PANEL = { width: 300, height: 190, left: 46, right: 12, top: 28, bottom: 36 };
const HEAD = 34;

const STYLE = `
  svg { --page: #ffffff; --text: #24292f; --quiet: #6a737d; --grid: #e3e6ea; --a: #3b5bdb; --b: #d9480f; --c: #2b8a3e; --d: #9c36b5; --e: #868e96 }
  @media (prefers-color-scheme: dark) { svg { --page: #0d1117; --text: #e6edf3; --quiet: #9aa4af; --grid: #2a313a; --a: #8aa4ff; --b: #ff9d6c; --c: #6fd18a; --d: #d99bf0; --e: #adb5bd } }
  text { font: 11px system-ui, sans-serif; fill: var(--quiet) } .title { font-weight: 600; font-size: 12px; fill: var(--text) } .grid { stroke: var(--grid) }
  .a { --ink: var(--a) } .b { --ink: var(--b) } .c { --ink: var(--c) } .d { --ink: var(--d) } .e { --ink: var(--e) } .text { --ink: var(--text) }
  .line { fill: none; stroke: var(--ink); stroke-width: 1.8 } .dashed { stroke-dasharray: 5 4 } .band { fill: var(--ink); opacity: .16 } .dot { fill: var(--ink); stroke: var(--ink) } .hollow { fill: var(--page) } .whisker { stroke: var(--ink); stroke-width: 1.2; opacity: .7 }`;

/** `about` is read aloud in place of the picture. */
export function chart(about: string, panels: readonly Panel[], columns: number, keys: readonly Key[]): string {
  const lines = Math.ceil(panels.length / columns);
  const width = columns * PANEL.width;
  const height = HEAD + lines * PANEL.height;
  const key = keys
    .map(
      ({ ink, words }, i) =>
        `<g class="${ink}" transform="translate(${12 + i * Math.min(230, width / keys.length)} 18)"><circle class="dot" r="4"/><text x="10" y="4">${escaped(words)}</text></g>`,
    )
    .join('\n');
  const body = panels
    .map((panel, i) => `<g transform="translate(${(i % columns) * PANEL.width} ${HEAD + Math.floor(i / columns) * PANEL.height})">${panelOf(panel)}</g>`)
    .join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(about)}">
<style>${STYLE}</style>
<rect width="${width}" height="${height}" style="fill: var(--page)"/>
${key}
${body}
</svg>
`;
}

function panelOf({ title, x, y, layers }: Panel): string {
  const px = (value: number) => place(x, value, PANEL.left, PANEL.width - PANEL.right);
  const py = (value: number) => place(y, value, PANEL.height - PANEL.bottom, PANEL.top);
  const bottom = PANEL.height - PANEL.bottom;
  const parts = [`<text class="title" x="${PANEL.left}" y="16">${escaped(title)}</text>`];
  for (const tick of y.ticks)
    parts.push(
      `<line class="grid" x1="${PANEL.left}" x2="${PANEL.width - PANEL.right}" y1="${py(tick)}" y2="${py(tick)}"/><text x="${PANEL.left - 6}" y="${py(tick) + 4}" text-anchor="end">${tick}</text>`,
    );
  for (const tick of x.ticks) parts.push(`<text x="${px(tick)}" y="${bottom + 14}" text-anchor="middle">${tick}</text>`);
  parts.push(`<text x="${PANEL.width - PANEL.right}" y="${bottom + 28}" text-anchor="end">${escaped(x.name)}</text>`);
  const path = (points: readonly Point[]) => points.map(([a, b]) => `${px(a)},${py(b)}`).join(' ');
  for (const layer of layers) parts.push(layerOf(layer, px, py, path));
  return parts.join('\n');
}

function layerOf(layer: Layer, px: (x: number) => number, py: (y: number) => number, path: (points: readonly Point[]) => string): string {
  switch (layer.kind) {
    case 'line':
      return `<polyline class="line ${layer.ink}${layer.dashed === true ? ' dashed' : ''}" points="${path(layer.points)}"/>`;
    case 'step':
      return `<polyline class="line ${layer.ink}" points="${path(layer.points.flatMap(([x, y], i) => (i === 0 ? [[x, y] as const] : [[x, layer.points[i - 1]![1]] as const, [x, y] as const])))}"/>`;
    case 'band':
      return `<polygon class="band ${layer.ink}" points="${path([...layer.low, ...[...layer.high].reverse()])}"/>`;
    case 'dot': {
      const whisker =
        layer.low === undefined || layer.high === undefined
          ? ''
          : `<line class="whisker" x1="${px(layer.x)}" x2="${px(layer.x)}" y1="${py(layer.low)}" y2="${py(layer.high)}"/>`;
      return `<g class="${layer.ink}"><title>${escaped(layer.title)}</title>${whisker}<circle class="dot${layer.hollow === true ? ' hollow' : ''}" cx="${px(layer.x)}" cy="${py(layer.y)}" r="3.5"/></g>`;
    }
  }
}

/** Values beyond the axis stand at its end. */
function place({ from, to, log }: Axis, value: number, start: number, end: number): number {
  const scale = log === true ? Math.log : (x: number) => x;
  const share = (scale(Math.min(Math.max(from, to), Math.max(Math.min(from, to), value))) - scale(from)) / (scale(to) - scale(from));
  return Math.round(10 * (start + share * (end - start))) / 10;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
