/** Each scene that holds others is laid out by itself: nothing overlaps, lines meet what they join, layers are lanes, and ends have their places. */

import Elk from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { analyze, type DreamGraph, projectOf } from '../../../dream-dsl/index.ts';
import { byArrows } from '../../../renderer/graph/layout/by-arrows.ts';
import { columns } from '../../../renderer/graph/layout/columns.ts';
import { composed } from '../../../renderer/graph/layout/compose.ts';
import { lanes } from '../../../renderer/graph/layout/lanes.ts';
import { type Box, type Layout, NO_LAYOUT, pictured } from '../../../renderer/graph/layout/picture.ts';
import type { LaidPiece, Piece } from '../../../renderer/graph/layout/piece.ts';
import { cutUp, type Holder, pieceOf } from '../../../renderer/graph/layout/pieces.ts';
import type { Point } from '../../../renderer/graph/layout/route.ts';
import { sketchOf, TOP } from '../../../renderer/graph/layout/sketch.ts';
import { absoluteBoxes } from '../../../renderer/graph/look.ts';

const elk = new Elk();
const graphOf = (text: string): DreamGraph => analyze(projectOf({ 'm.dream': text }), 'm.dream').graph;

/** Laid out by arrows, or in columns. */
async function laidOut(graph: DreamGraph, flow: (piece: Piece) => LaidPiece | Promise<LaidPiece>): Promise<Layout> {
  const cut = cutUp(sketchOf(graph));
  const done = new Map<number, LaidPiece>();
  const settle = async (holder: Holder): Promise<void> => {
    for (const child of holder.children) {
      const inner = cut.holders.get(child);
      if (inner !== undefined) await settle(inner);
    }
    const piece = pieceOf(cut, holder, done);
    done.set(holder.number, await (piece.way === 'lanes' ? lanes(piece) : flow(piece)));
  };
  await settle(cut.holders.get(TOP) as Holder);
  return pictured(graph, composed(cut, done), NO_LAYOUT);
}

const WAYS: Readonly<Record<string, (piece: Piece) => LaidPiece | Promise<LaidPiece>>> = {
  'by arrows': (piece) => byArrows(piece, elk),
  'in columns': columns,
};

const TIDE = graphOf(`dream "T" {
  ritual bedtime { on stage N1 -> drifting }
  scene drifting { after 1m -> shore.sky.night after 2m -> shore after 3m -> release }
  scene shore {
    layer sea { scene calm { after 1m -> storm } scene storm { after 1m -> calm when awake -> drifting } }
    layer sky { scene dusk { after 1m -> night } scene night { after 9m -> shore } }
    after 8m choose { 1 -> lighthouse  1 -> drifting }
  }
  scene lighthouse { scene stairs { after 1m -> lamp after 2m -> stairs } scene lamp { after 1m -> shore.sea.storm when awake -> morning } }
  anchor every 25m { scent at 20% for 10s }
  release { fade all over 60s }
  morning { light amber at 5lx }
}`);

const within = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x && outer.y <= inner.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
const meet = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
/** On the edge of a box, to the half px. */
const onEdge = ({ x, y, width, height }: Box, at: Point): boolean => {
  const near = (a: number, b: number) => Math.abs(a - b) < 0.5;
  const [inX, inY] = [x - 0.5 <= at.x && at.x <= x + width + 0.5, y - 0.5 <= at.y && at.y <= y + height + 0.5];
  return ((near(at.x, x) || near(at.x, x + width)) && inY) || ((near(at.y, y) || near(at.y, y + height)) && inX);
};

describe.each(Object.entries(WAYS))('a dream laid out %s', (_, flow) => {
  it('has every scene in the one around it, clear of those beside it', async () => {
    const { boxes } = await laidOut(TIDE, flow);
    const whole = absoluteBoxes(TIDE, boxes);
    for (const node of TIDE.nodes) {
      const own = whole.get(node.id) as Box;
      if (node.parent !== null) expect(within(whole.get(node.parent) as Box, own), node.id).toBe(true);
      for (const other of TIDE.nodes)
        if (other !== node && other.parent === node.parent) expect(meet(own, whole.get(other.id) as Box), `${node.id} and ${other.id}`).toBe(false);
    }
  });

  it('has lines from the edge of the one scene to the edge of the other, in right angles', async () => {
    const layout = await laidOut(TIDE, flow);
    const whole = absoluteBoxes(TIDE, layout.boxes);
    for (const { id, source, target } of TIDE.edges) {
      const { points } = layout.routes.get(id) as { points: readonly Point[] };
      expect(onEdge(whole.get(source) as Box, points[0] as Point), `${id} begins`).toBe(true);
      expect(onEdge(whole.get(target) as Box, points.at(-1) as Point), `${id} ends`).toBe(true);
      for (const [i, point] of points.entries()) {
        const next = points[i + 1] ?? point;
        expect(Math.min(Math.abs(next.x - point.x), Math.abs(next.y - point.y)), `${id} turns`).toBeLessThan(0.5);
      }
    }
  });

  it('has layers as lanes: one below the other, equally wide, and what is in them from left to right', async () => {
    const { boxes } = await laidOut(TIDE, flow);
    const [sea, sky] = [boxes.get('shore/sea') as Box, boxes.get('shore/sky') as Box];
    expect(sky.y).toBeGreaterThanOrEqual(sea.y + sea.height);
    expect([sky.x, sky.width]).toEqual([sea.x, sea.width]);
  });

  it('begins with the evening, ends with the ways out, and has what recurs on their side', async () => {
    const { boxes } = await laidOut(TIDE, flow);
    const y = (id: string) => (boxes.get(id) as Box).y;
    const scenes = ['drifting', 'shore', 'lighthouse'];
    for (const id of scenes) {
      expect(y('ritual')).toBeLessThanOrEqual(y(id));
      expect(y('release')).toBeGreaterThan(y(id));
      expect(y('morning')).toBeGreaterThan(y(id));
    }
    expect((boxes.get('release') as Box).x).toBeLessThan((boxes.get('morning') as Box).x);
  });
});

describe('pieces', () => {
  it('of the same shape are the same, whatever their scenes are called', () => {
    const graph = graphOf('dream "T" { scene aa { scene x { after 1m -> y } scene y { } } scene bb { scene v { after 1m -> w } scene w { } } }');
    const cut = cutUp(sketchOf(graph));
    const piece = (id: string) => pieceOf(cut, cut.holders.get(graph.nodes.findIndex((node) => node.id === id)) as Holder, new Map());
    expect(piece('aa')).toEqual(piece('bb'));
  });
});

describe('columns', () => {
  const chain = (count: number) =>
    laidOut(
      graphOf(`dream "T" { ${Array.from({ length: count }, (_, i) => `scene s${i} { after 1m -> ${i + 1 < count ? `s${i + 1}` : 'release'} }`).join(' ')} }`),
      columns,
    );

  it('are about as wide as a screen, each scene in a place of its own', async () => {
    const { boxes, width, height } = await chain(2000);
    expect(width / height).toBeGreaterThan(1);
    expect(width / height).toBeLessThan(2.5);
    expect(new Set([...boxes.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(boxes.size);
  });

  it('stay as they are for one scene more at the end', async () => {
    const [before, after] = [await chain(1000), await chain(1001)];
    for (let i = 0; i < 1000; i++) expect(after.boxes.get(`s${i}`)).toEqual(before.boxes.get(`s${i}`));
  });
});
