/** The drawing of a large graph: what is painted of it at which size, and that only the newest is. */

import { beforeAll, describe, expect, it, vi } from 'vitest';
import { analyze, projectOf } from '../../../dream-dsl/index.ts';
import { farPlaces, farWords } from '../../../renderer/graph/far-picture.ts';
import { indexOf } from '../../../renderer/graph/graph-index.ts';
import type { Drawn } from '../../../renderer/graph/layout/compose.ts';
import { NO_LAYOUT, pictured } from '../../../renderer/graph/layout/picture.ts';
import { firstDrawing } from '../../../renderer/graph/layout/placer.ts';
import { sketchOf } from '../../../renderer/graph/layout/sketch.ts';
import { absoluteBoxes } from '../../../renderer/graph/look.ts';
import { type Brush, type FarPicture, paintFar } from '../../../renderer/graph/paint-far.ts';
import { createPainter } from '../../../renderer/graph/painter.ts';

const { graph } = analyze(
  projectOf({
    'm.dream': `dream "T" { needs sound, light
  scene shore { scene dusk { light red at 0.5lx after 4m -> night } scene night { after 9m -> hall } }
  scene hall { say "the tide" at 30dB after 8m -> shore }
}`,
  }),
  'm.dream',
);
const index = indexOf(graph);
const layout = pictured(graph, firstDrawing(sketchOf(graph), new Map(), -1) as Drawn, NO_LAYOUT);
const boxes = absoluteBoxes(graph, layout.boxes);
const NONE: ReadonlySet<string> = new Set();
const PICTURE: FarPicture = {
  ...farWords(index),
  ...farPlaces(index, layout, boxes),
  active: NONE,
  travelled: NONE,
  without: NONE,
  colours: {},
  sight: [-1000, -1000, 9000, 9000, 1],
  detail: 'full',
  namePx: 18,
  ratio: 1,
};

/** An m is as wide as three of any other letter. */
const widthOf = (text: string): number => [...text].reduce((width, letter) => width + (letter === 'm' ? 3 : 1), 0);

/** The words that are painted, and how many scenes. */
function painted(picture: FarPicture): { readonly words: readonly string[]; readonly scenes: number } {
  const words: string[] = [];
  let scenes = 0;
  const known = {
    fillText: (text: string) => text !== '' && words.push(text),
    measureText: (text: string) => ({ width: widthOf(text) }),
    roundRect: () => scenes++,
  };
  const brush = new Proxy(known, { get: (own, name) => own[name as keyof typeof own] ?? (() => {}), set: () => true });
  paintFar(brush as unknown as Brush, picture);
  return { words, scenes };
}

beforeAll(() => {
  vi.stubGlobal(
    'Path2D',
    class {
      moveTo() {}
      lineTo() {}
    },
  );
  return () => vi.unstubAllGlobals();
});

describe('a drawing', () => {
  it('has all words from near, names from further away, and none from far', () => {
    expect(painted(PICTURE).words).toEqual(expect.arrayContaining(['shore', 'dusk', 'night', 'hall', 'red', '0.5lx', 'the tide', '30dB', '8m']));
    const names = painted({ ...PICTURE, detail: 'names' }).words;
    expect(names).toEqual(expect.arrayContaining(['shore', 'dusk', 'night', 'hall']));
    expect(names).not.toContain('the tide');
    expect(painted({ ...PICTURE, detail: 'blocks' })).toEqual({ words: [], scenes: graph.nodes.length });
  });

  it('keeps a name within its card, and that of a layer beside what is in it, whatever letters it has', () => {
    const { graph: lanes } = analyze(
      projectOf({ 'm.dream': `dream "T" {\n  scene s { after 5m -> release layer ${'m'.repeat(90)}${'i'.repeat(60)} { scene a { after 4m -> a } } }\n}` }),
      'm.dream',
    );
    const placed = pictured(lanes, firstDrawing(sketchOf(lanes), new Map(), -1) as Drawn, NO_LAYOUT);
    const picture = {
      ...PICTURE,
      ...farWords(indexOf(lanes)),
      ...farPlaces(indexOf(lanes), placed, absoluteBoxes(lanes, placed.boxes)),
      detail: 'names',
    } as const;
    const wide = painted(picture).words.find((name) => name.startsWith('mmm')) ?? '';
    const { lane } = picture.scenes.find(({ kind }) => kind === 'layer') ?? { lane: 0 };
    expect(wide).toMatch(/^m+…$/);
    expect(widthOf(wide)).toBeLessThanOrEqual(lane - 16);
  });

  it('has what is in sight, and nothing of what is dragged', () => {
    const hall = boxes.get('hall');
    if (hall === undefined) throw new Error('hall has no place');
    expect(painted({ ...PICTURE, sight: [hall.x + 1, hall.y + 1, hall.x + 2, hall.y + 2, 1] }).scenes).toBe(1);
    const { words, scenes } = painted({ ...PICTURE, without: new Set(['shore']) });
    expect(words).not.toContain('dusk');
    expect(scenes).toBe(graph.nodes.length - 3);
  });
});

describe('the painter', () => {
  function painter() {
    const paint = vi.fn();
    const work: (() => void)[] = [];
    const { tell } = createPainter({ paint, later: (one) => void work.push(one) });
    return { paint, tell, done: () => work.splice(0).map((one) => one()) };
  }

  it('waits until it knows all, then paints once for all that it was told', () => {
    const { paint, tell, done } = painter();
    const { sight, ...rest } = PICTURE;
    tell(rest);
    done();
    expect(paint).not.toHaveBeenCalled();
    tell({ sight });
    tell({ detail: 'names' });
    tell({ detail: 'blocks' });
    done();
    expect(paint.mock.calls).toEqual([[{ ...PICTURE, detail: 'blocks' }]]);
  });

  it('does not paint the words of one graph at the places of another', () => {
    const { paint, tell, done } = painter();
    tell({ ...PICTURE, boxes: PICTURE.boxes.slice(4) });
    done();
    expect(paint).not.toHaveBeenCalled();
  });
});
