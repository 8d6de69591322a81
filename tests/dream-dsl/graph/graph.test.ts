/** The picture of a program: scenes, arrows and cues, with motifs in their places, also while the text is broken. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze, type DreamGraph, projectOf } from '../../../dream-dsl/index.ts';
import { everything } from '../../support/everything.ts';
import { dream, type Texts } from '../../support/lowered.ts';

const graphOf = (texts: Texts): DreamGraph => analyze(projectOf(typeof texts === 'string' ? { 'main.dream': texts } : texts), 'main.dream').graph;
const house = readFileSync('templates/tide-house/tide-house.dream', 'utf8');

describe('graph', () => {
  it('has scenes in their places, with their cues as written', () => {
    const { nodes } = graphOf(
      dream(
        'asset surf = sound "s.wav"\n ritual { on sleep -> a }\n scene a { play surf at 30dB - 2dB\n while stage is N1 { say "the tide" at 30dB }\n layer x { } layer y { scene z { on knock { light red at 1lx } } } }\n anchor every 25m { touch }',
      ),
    );
    expect(nodes.map(({ id, kind, parent, initial }) => [id, kind, parent, initial])).toEqual([
      ['ritual', 'ritual', null, true],
      ['a', 'scene', null, false],
      ['a/x', 'layer', 'a', true],
      ['a/y', 'layer', 'a', true],
      ['a/y/z', 'scene', 'a/y', true],
      ['anchor:1', 'anchor', null, false],
    ]);
    const chips = nodes.flatMap(({ cues }) => cues.map(({ channel, label, level, gate, cause }) => [channel, label, level, gate, cause]));
    expect(chips).toEqual([
      ['sound', 'surf', '30dB - 2dB', '', ''],
      ['sound', 'the tide', '30dB', 'stage is N1', ''],
      ['light', 'red', '1lx', '', 'knock'],
      ['touch', 'touch', '', '', ''],
    ]);
  });

  it('has what holds anywhere as a part of its own, which no arrow leads to', () => {
    const { nodes, edges } = graphOf(dream(' scene a { }\n anywhere { when distress > 0.6 for 20s -> release\n on wake -> a }'));
    expect(nodes.map(({ id, kind, reachable }) => [id, kind, reachable])).toEqual([
      ['a', 'scene', true],
      ['anywhere', 'anywhere', true],
      ['release', 'release', true],
    ]);
    expect(edges.map(({ id, label }) => [id, label])).toEqual([
      ['anywhere>release#0', 'distress > 0.6 for 20s'],
      ['anywhere>a#0', 'wake'],
    ]);
  });

  it('has an arrow for each way, labelled by its cause, with its share of a choice', () => {
    const { edges } = graphOf(
      dream(
        ' var n: 0..9 = 0\n scene a {\n on knock when n > 1 -> b\n after 8m choose { 3 -> b when n is 2 1 -> inside c else -> release }\n -> last b\n together "keepers" within 5m -> b else -> last part of b\n scene c { } }\n scene b { every 1m { raise knock }  when awake for 2s -> a }',
      ),
    );
    expect(edges.map(({ id, label, kind, share, guard, history, inside }) => [id, label, kind, share, guard, history, inside])).toEqual([
      ['a>b#0', 'knock', 'event', null, 'n > 1', 'none', false],
      ['a>b#1', '8m', 'choose', 0.75, 'n is 2', 'none', false],
      ['a>a/c#0', '8m', 'choose', 0.25, '', 'none', true],
      ['a>release#0', 'else: 8m', 'choose', 0, '', 'none', false],
      ['a>b#2', 'at once', 'at once', null, '', 'deep', false],
      ['a>b#3', 'keepers', 'together', null, '', 'none', false],
      ['a>b#4', 'late: keepers', 'together', null, '', 'shallow', false],
      ['b>a#0', 'awake for 2s', 'when', null, '', 'none', false],
    ]);
  });

  it('shows what a motif brings in each scene that is made of it, and the text that declares it', () => {
    const { nodes, edges, complete } = graphOf({
      'main.dream': `import "m.dream"\n${dream('scene a is m(b) { on wake -> a.x }\n scene b is m(a)')}`,
      'm.dream': 'motif m(next: scene) { light amber\n scene x { after 1m -> y } scene y { after 1m -> next } }',
    });
    expect(nodes.map(({ id, motif, file }) => [id, motif, file])).toEqual([
      ['a', 'm', 'main.dream'],
      ['a/x', '', 'm.dream'],
      ['a/y', '', 'm.dream'],
      ['b', 'm', 'main.dream'],
      ['b/x', '', 'm.dream'],
      ['b/y', '', 'm.dream'],
    ]);
    expect(edges.map(({ id, file }) => [id, file])).toEqual([
      ['a>a/x#0', 'main.dream'],
      ['a/x>a/y#0', 'm.dream'],
      ['a/y>b#0', 'm.dream'],
      ['b/x>b/y#0', 'm.dream'],
      ['b/y>a#0', 'm.dream'],
    ]);
    expect([complete, nodes[0]?.cues.map(({ label, file }) => [label, file])]).toEqual([true, [['amber', 'm.dream']]]);
  });

  it('shows the motifs of a text without a dream', () => {
    const { nodes, edges } = graphOf('motif m { scene x { after 1m -> y } scene y { } }\nmotif k { layer z { } }');
    expect(nodes.map(({ id }) => id)).toEqual(['m', 'm/x', 'm/y', 'k', 'k/z']);
    expect(edges.map(({ id }) => id)).toEqual(['m/x>m/y#0']);
  });

  it('says when something is hidden, here or in a text that is used', () => {
    expect(graphOf(house).complete).toBe(true);
    expect(graphOf(`${house.slice(0, 1200)} ) ( `).complete).toBe(false);
    expect(graphOf({ 'main.dream': `import "m.dream"\n${dream('scene a is m')}`, 'm.dream': 'motif m { ) }' }).complete).toBe(false);
  });

  it.each<[string, Texts]>([
    ['tide-house', house],
    ['everything', everything],
  ])('of every prefix of %s joins only nodes that it has, each once', (_, texts) => {
    const files = typeof texts === 'string' ? { 'main.dream': texts } : texts;
    const text = files['main.dream'] ?? '';
    for (let end = 0; end <= text.length; end += 23) {
      const { nodes, edges } = graphOf({ ...files, 'main.dream': text.slice(0, end) });
      const ids = new Set(nodes.map((node) => node.id));
      expect([ids.size, new Set(edges.map((edge) => edge.id)).size]).toEqual([nodes.length, edges.length]);
      for (const edge of edges) expect(ids.has(edge.source) && ids.has(edge.target)).toBe(true);
      for (const node of nodes) expect(node.parent === null || ids.has(node.parent)).toBe(true);
    }
  });
});
