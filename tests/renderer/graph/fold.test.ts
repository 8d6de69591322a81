/** A folded scene is one card that says what is in it; arrows of its inside meet the card. */

import { expect, it } from 'vitest';
import { analyze, projectOf } from '../../../dream-dsl/index.ts';
import { foldGraph, wordsOfFold } from '../../../renderer/graph/fold.ts';
import { nodeSize } from '../../../renderer/graph/layout/size.ts';

const { graph } = analyze(
  projectOf({
    'm.dream': `dream "T" {
  needs light
  scene a { after 1m -> shore.sky.dusk  on stage N3 -> shore.sky.night }
  scene shore {
    when distress > 0.6 for 20s -> a
    layer sky {
      scene dusk { light red at 0.5lx  after 1m -> night  after 9m -> a }
      scene night { light red at 0.1lx }
    }
    layer sea { light red at 0.2lx }
  }
  release { fade all over 60s }
}`,
  }),
  'm.dream',
);
const folded = (...ids: readonly string[]) => foldGraph(graph, new Set(ids));
const arrows = ({ edges }: typeof graph) => edges.map(({ source, target, label }) => `${source} ${target} ${label}`).toSorted();

it('is the graph itself where nothing in it is folded', () => {
  expect(folded().graph).toBe(graph);
  expect(folded('gone', 'a').graph).toBe(graph);
});

it('draws one card for all that is inside, and counts it', () => {
  const { nodes } = folded('shore').graph;
  expect(nodes.map(({ id }) => id)).toEqual(['a', 'shore', 'release']);
  const card = nodes.find(({ id }) => id === 'shore');
  expect(card && wordsOfFold(card)).toBe('2 layers, 2 scenes, 3 cues');
  const open = graph.nodes.find(({ id }) => id === 'shore');
  expect(open && wordsOfFold(open)).toBe('');
  expect(card && open && nodeSize(card).height).toBeGreaterThan((open && nodeSize(open).height) ?? 0);
});

it('leads arrows to the card, several of them as one, and leaves out those within', () => {
  expect(arrows(folded('shore').graph)).toEqual(['a shore 2 arrows', 'shore a 9m', 'shore a distress > 0.6 for 20s']);
  expect(arrows(folded('shore/sky').graph)).toEqual(['a shore/sky 2 arrows', 'shore a distress > 0.6 for 20s', 'shore/sky a 9m']);
});

it('lets the outermost folded scene stand for what is in it', () => {
  const { standIn } = folded('shore', 'shore/sky');
  expect(['a', 'shore', 'shore/sky', 'shore/sky/dusk', 'shores/sky'].map(standIn)).toEqual(['a', 'shore', 'shore', 'shore', 'shores/sky']);
});
