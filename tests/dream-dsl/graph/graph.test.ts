/** The picture of a program: scenes, arrows and cues, also while the text is broken. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../dream-dsl/index.ts';

const graphOf = (text: string) => analyze(text).graph;
const house = readFileSync('templates/tide-house/tide-house.dream', 'utf8');

describe('graph', () => {
  it('has scenes in their places, with their cues as written', () => {
    const { nodes } = graphOf(house);
    expect(nodes.map((node) => node.id)).toEqual([
      'ritual',
      'drifting',
      'shore',
      'shore/sea',
      'shore/sky',
      'shore/sky/dusk',
      'shore/sky/night',
      'lighthouse',
      'morning_watch',
      'release',
      'morning',
      'anchor:1',
    ]);
    expect(nodes.find((node) => node.id === 'drifting')?.cues).toMatchObject([
      { channel: 'sound', label: 'surf', level: 'volume', gate: '' },
      { channel: 'sound', label: 'the tide', level: '30dB', gate: 'stage is N1' },
    ]);
  });

  it('has an arrow for each way, labelled by its cause, with its share of a choice', () => {
    const edges = graphOf(house).edges.filter((edge) => edge.source === 'shore');
    expect(edges.map(({ target, label, kind, share }) => [target, label, kind, share])).toEqual([
      ['release', 'distress > 0.6 for 20s', 'when', null],
      ['morning_watch', 'awake', 'when', null],
      ['lighthouse', '8m', 'choose', 0.75],
      ['drifting', '8m', 'choose', 0.25],
    ]);
  });

  it('shows what it can of every prefix of a text, and says when something is hidden', () => {
    for (let end = 0; end < house.length; end += 7) graphOf(house.slice(0, end));
    expect(graphOf(house).complete).toBe(true);
    expect(graphOf(`${house.slice(0, 1200)} ) ( `).complete).toBe(false);
  });

  it('joins only nodes that it has', () => {
    const { nodes, edges } = graphOf(house);
    const ids = new Set(nodes.map((node) => node.id));
    for (const edge of edges) expect(ids.has(edge.source) && ids.has(edge.target)).toBe(true);
    for (const node of nodes) expect(node.parent === null || ids.has(node.parent)).toBe(true);
  });
});
