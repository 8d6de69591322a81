/** What is on the page stays the same objects while nothing about it changes, and what is in sight is found without looking at the rest. */

import { expect, it } from 'vitest';
import { analyze, projectOf } from '../../../dream-dsl/index.ts';
import { type EdgesOf, flowEdges, flowNodes, type NodesOf, withDragged } from '../../../renderer/graph/flow.ts';
import { indexOf } from '../../../renderer/graph/graph-index.ts';
import { edgeKey } from '../../../renderer/graph/graph-numbers.ts';
import { NO_LAYOUT, pictured } from '../../../renderer/graph/layout/picture.ts';
import { firstDrawing } from '../../../renderer/graph/layout/placer.ts';
import { sketchOf } from '../../../renderer/graph/layout/sketch.ts';
import { absoluteBoxes } from '../../../renderer/graph/look.ts';
import { inSight, sceneAt } from '../../../renderer/graph/sight.ts';
import { nestedScenes } from '../../support/nested-scenes.ts';

const { graph } = analyze(projectOf({ 'm.dream': nestedScenes(400) }), 'm.dream');
const index = indexOf(graph);
const drawing = firstDrawing(sketchOf(graph), new Map());
if (drawing === null) throw new Error('There is no drawing.');
const layout = pictured(graph, drawing, NO_LAYOUT);
const boxes = absoluteBoxes(graph, layout.boxes);
const NUMBERS = { scenes: new Map(), edges: new Map() };
const NONE: ReadonlySet<string> = new Set();
const shown = new Set(['house_3', 'house_3/sea_3', 'house_3/sea_3/calm_3', 'house_3/sea_3/swell_3', 'house_4']);
const nodesOf: NodesOf = { index, layout, numbers: NUMBERS, chosen: [], into: null, active: NONE, stopped: NONE, shown };
const edgesOf: EdgesOf = { index, layout, numbers: NUMBERS, travelled: NONE, selected: null, dragged: NONE, shown };

it('draws what is shown, those around before what is in them, and the arrows between them', () => {
  expect(flowNodes(nodesOf, []).map(({ id }) => id)).toEqual(['house_3', 'house_3/sea_3', 'house_3/sea_3/calm_3', 'house_3/sea_3/swell_3', 'house_4']);
  expect(flowEdges(edgesOf, []).map(({ source, target }) => `${source} ${target}`)).toEqual(['house_3 house_4', 'house_3/sea_3/calm_3 house_3/sea_3/swell_3']);
});

it('keeps every object but the ones that changed', () => {
  const [nodes, edges] = [flowNodes(nodesOf, []), flowEdges(edgesOf, [])];
  const selected = flowNodes({ ...nodesOf, chosen: ['house_4'] }, nodes);
  expect(selected.map((node, i) => node === nodes[i])).toEqual([true, true, true, true, false]);
  const loose = flowEdges({ ...edgesOf, dragged: new Set(['house_4']) }, edges);
  expect(loose.map((edge, i) => edge === edges[i])).toEqual([false, true]);
  const dragged = withDragged(nodes, new Map([['house_4', { x: 1, y: 2 }]]));
  expect(dragged.map((node, i) => node === nodes[i])).toEqual([true, true, true, true, false]);
});

it('tells React Flow all that it would measure', () => {
  for (const { measured, handles } of flowNodes(nodesOf, [])) {
    expect(measured?.width).toBeGreaterThan(0);
    expect(handles).toHaveLength(2);
  }
});

it('finds the same in sight, and under the mouse, as looking at every scene does', () => {
  for (const [x, y] of [
    [0, 0],
    [700, 400],
    [2500, 1900],
    [-500, -500],
  ] as const) {
    const sight = [x, y, x + 900, y + 600, 1] as const;
    const all = [...boxes].filter(([, box]) => box.x <= x + 900 && box.y <= y + 600 && box.x + box.width >= x && box.y + box.height >= y);
    expect(inSight(index, boxes, sight).toSorted()).toEqual(all.map(([id]) => id).toSorted());
    const at = [...boxes].filter(([, box]) => box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height);
    expect(sceneAt(index, boxes, { x, y })?.id).toBe(at.at(-1)?.[0]);
  }
});

it('speaks of an arrow with how often it is taken, and once of what is called by its kind', () => {
  const { graph: house } = analyze(
    projectOf({ 'h.dream': 'dream "H" {\n  ritual { after 5m -> calm }\n  scene calm { }\n  anywhere { when distress > 0.6 -> release }\n  release { }\n}\n' }),
    'h.dream',
  );
  const route = { points: [], label: { x: 0, y: 0 } };
  const routes = new Map(house.edges.map(({ id }) => [id, route]));
  const boxes = new Map(house.nodes.map(({ id }) => [id, { x: 0, y: 0, width: 10, height: 10 }]));
  const own = { index: indexOf(house), layout: { ...NO_LAYOUT, routes, boxes }, shown: null };
  const number = { share: 0.5, words: '50 %', stale: false };
  const edges = new Map(house.edges.map((edge) => [edgeKey(edge), number]));
  const arrows = flowEdges({ ...edgesOf, ...own, numbers: { ...edgesOf.numbers, edges } }, []);
  expect(arrows.map(({ ariaLabel }) => ariaLabel)).toContain('ritual to calm: 5m, 50 %');
  expect(flowNodes({ ...nodesOf, ...own }, []).map(({ ariaLabel }) => ariaLabel)).toEqual(['ritual', 'scene calm', 'anywhere', 'release']);
});

it('speaks of the ritual by the name that its card has', () => {
  const { graph: house } = analyze(
    projectOf({ 'h.dream': 'dream "H" {\n  ritual bedtime { after 5m -> calm }\n  scene calm { after 8m -> ritual }\n}\n' }),
    'h.dream',
  );
  const route = { points: [], label: { x: 0, y: 0 } };
  const routes = new Map(house.edges.map(({ id }) => [id, route]));
  const own = { index: indexOf(house), layout: { ...NO_LAYOUT, routes }, shown: null };
  expect(flowEdges({ ...edgesOf, ...own }, []).map(({ ariaLabel }) => ariaLabel?.replace(/:.*/, ''))).toEqual(['bedtime to calm', 'calm to bedtime']);
});
