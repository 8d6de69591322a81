/** The window's side of the layout with the worker's side in this thread: what is asked, what is the same, and what happens when the worker dies. */

import Elk from 'elkjs/lib/elk.bundled.js';
import { expect, it } from 'vitest';
import { analyze, type DreamGraph, projectOf } from '../../../dream-dsl/index.ts';
import { createLayoutAnswerer, type ToLayout } from '../../../renderer/graph/layout/answerer.ts';
import { createLayouts, type Port } from '../../../renderer/graph/layout/layouts.ts';
import { manyScenes } from '../../support/many-scenes.ts';

const graphOf = (text: string): DreamGraph => analyze(projectOf({ 'm.dream': text }), 'm.dream').graph;
const circle = (names: readonly string[]) =>
  graphOf(`dream "T" { ${names.map((name, i) => `scene ${name} { after 1m -> ${names[(i + 1) % names.length]} }`).join(' ')} release { } }`);

/** Layouts with an empty memory, and what they ask of their worker. */
function layouts(dies = false) {
  const asked: ToLayout['kind'][] = [];
  const elk = new Elk();
  const start = (): Port => {
    const port: Port = {
      onmessage: null,
      onerror: null,
      postMessage(message) {
        asked.push(message.kind);
        queueMicrotask(() => (dies ? port.onerror?.({ message: 'died' } as ErrorEvent) : take(message)));
      },
      terminate: () => {},
    };
    const take = createLayoutAnswerer(
      () => elk,
      (data) => port.onmessage?.({ data } as MessageEvent),
    );
    return port;
  };
  const { layOut } = createLayouts(start, { getItem: () => null, setItem: () => {} }, () => {});
  return { layOut, asked };
}

it('asks the worker for what it does not know, and never again for what looks the same', async () => {
  const { layOut, asked } = layouts();
  const layout = await layOut(circle(['dusk', 'dark'])).whole;
  expect([...layout.boxes.keys()]).toEqual(['dusk', 'dark', 'release']);
  expect(layout.routes.size).toBe(2);
  expect(asked).toEqual(['known', 'draw']);
  // Another text with the same picture: the very same layout.
  const again = graphOf('dream "T" {\n\n scene dusk { after 1m -> dark } scene dark { after 1m -> dusk } release { } }');
  expect(await layOut(again).whole).toBe(layout);
  // Other names of the same length: the same picture by other names.
  const renamed = await layOut(circle(['dawn', 'moon'])).whole;
  expect([...renamed.boxes.values()]).toEqual([...layout.boxes.values()]);
  expect(asked).toEqual(['known', 'draw']);
});

it('puts together at once what it has learnt', async () => {
  const { layOut, asked } = layouts();
  const before = await layOut(circle(['a', 'b'])).whole;
  await layOut(circle(['a', 'b', 'c'])).whole;
  expect(asked).toEqual(['known', 'draw', 'draw']);
  const back = await layOut(circle(['a', 'b'])).whole;
  expect(back).toEqual(before);
  expect(asked).toEqual(['known', 'draw', 'draw']);
});

it('gives the first drawing of a dream that takes longer, then the layout', async () => {
  const { layOut } = layouts();
  const { first, whole } = layOut(circle(Array.from({ length: 70 }, (_, i) => `s${i}`)));
  expect((await first)?.boxes.size).toBe(71);
  expect((await whole).boxes.size).toBe(71);
  expect(await first).not.toBe(await whole);
  expect(await layOut(circle(['a', 'b'])).first).toBeNull();
});

it('keeps every place and line of many scenes that an edit at the end does not move', async () => {
  const { layOut } = layouts();
  const [before, after] = [await layOut(graphOf(manyScenes(1001))).whole, await layOut(graphOf(manyScenes(1002))).whole];
  expect(after.boxes.get('scene_500')).toBe(before.boxes.get('scene_500'));
  expect(after.routes.get('scene_500>scene_501#0')).toBe(before.routes.get('scene_500>scene_501#0'));
});

it('has what many scenes looked like before the last changes, whatever was asked meanwhile', async () => {
  const { layOut, asked } = layouts();
  const graphs = [1001, 1002, 1003].map((count) => graphOf(manyScenes(count)));
  const [first, second] = [await layOut(graphs[0] as DreamGraph).whole, await layOut(graphs[1] as DreamGraph).whole];
  void layOut(graphs[2] as DreamGraph);
  expect(await layOut(graphs[1] as DreamGraph).whole).toBe(second);
  expect(await layOut(graphs[0] as DreamGraph).whole).toBe(first);
  expect(asked.filter((kind) => kind === 'draw')).toHaveLength(3);
  expect((await layOut(graphs[2] as DreamGraph).whole).boxes.size).toBe(1004);
});

it('draws something also where the worker dies', async () => {
  const { layOut } = layouts(true);
  expect((await layOut(circle(['a', 'b'])).whole).boxes.size).toBe(3);
});
