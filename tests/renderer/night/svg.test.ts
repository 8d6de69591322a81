/** The picture of a night as SVG: a document that any reader takes, in the colours it was given. */

import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../renderer/night/drawing/frame.ts';
import { paintNight } from '../../../renderer/night/drawing/paint-night.ts';
import { svgDrawing } from '../../../renderer/night/drawing/svg-surface.ts';
import { modelOf } from '../../../renderer/night/model/model.ts';
import { rowsOf } from '../../../renderer/night/model/rows.ts';
import { smallNight } from '../../support/small-night.ts';

function svgOf(label: string): string {
  const night = { ...smallNight(), marks: [{ at: 4_800_000, label }] };
  const rows = rowsOf([modelOf(night)], { folded: {}, heights: {} });
  const frame: Frame = { rows, view: { from: 0, to: night.durationMs }, width: 1200, height: rows.height + 40, scrollTop: 0 };
  const drawing = svgDrawing(
    (ink) => `#${ink.length.toString(16).padStart(6, '0')}`,
    (text) => text.length * 6,
  );
  paintNight(drawing.surface, frame);
  return drawing.document(frame.width, frame.height, 'A night', 'Simulated.');
}

/** Every tag is closed in its order. */
function balanced(svg: string): boolean {
  const open: string[] = [];
  for (const [, close, name, self] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/g)) {
    if (self === '/') continue;
    if (close === '') open.push(name!);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}

describe('the picture as SVG', () => {
  it('is one well-formed document with title, description and texts', () => {
    const svg = svgOf('lucid');
    expect(balanced(svg)).toBe(true);
    for (const part of ['<title>A night</title>', '<desc>Simulated.</desc>', '>shore</text>', '>not scored</text>', '>lucid</text>'])
      expect(svg).toContain(part);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('lets no text of the night become markup', () => {
    const svg = svgOf('<script>&"\u0000\ud800');
    expect(svg).toContain('&lt;script&gt;&amp;&quot; \ufffd');
    expect(svg).not.toContain('<script>');
    expect(balanced(svg)).toBe(true);
  });
});
