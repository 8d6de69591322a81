/** Graphs as news of the one before: put together they are the graph, whatever the text became, and what stayed is the same object. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, type DreamGraph, projectOf } from '../../../dream-dsl/index.ts';
import { newsOf, withNews } from '../../../renderer/language/graph-news.ts';
import { nestedScenes } from '../../support/nested-scenes.ts';
import { samples } from '../../support/samples.ts';

const graphOf = (texts: Readonly<Record<string, string>>, path: string): DreamGraph => analyze(projectOf(texts), path).graph;

/** As it comes through the worker's door; `known`: what the window has. */
const sent = (graph: DreamGraph, before: DreamGraph | null, known = before): DreamGraph => withNews(known, structuredClone(newsOf(graph, before)));

/** Lines go, come twice, change places, or get words in front or within. */
const change = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  how: fc.constantFrom(
    (lines: string[], i: number) => lines.splice(i, 1),
    (lines: string[], i: number) => lines.splice(i, 0, lines[i] ?? ''),
    (lines: string[], i: number) => lines.splice(i, 0, '// said'),
    (lines: string[], i: number) => lines.splice(i, 2, lines[i + 1] ?? '', lines[i] ?? ''),
    (lines: string[], i: number) => lines.splice(i, 1, (lines[i] ?? '').replace(/\d+/, '7')),
    (lines: string[], i: number) =>
      lines.splice(
        i,
        1,
        (lines[i] ?? '').replace(/[a-z]{4,}/, (word) => `${word}x`),
      ),
  ),
});

describe.each(samples().map(({ name, texts, path }) => ({ name, texts, path })))('of $name', ({ texts, path }) => {
  it('is the graph again after any changes of the text', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ file: fc.constantFrom(...Object.keys(texts)), change }), { minLength: 1, maxLength: 6 }), (changes) => {
        const now: Record<string, string> = { ...texts };
        let before = graphOf(now, path);
        let known = sent(before, null);
        for (const { file, change } of changes) {
          const lines = (now[file] ?? '').split('\n');
          change.how(lines, Math.floor(change.at * lines.length));
          now[file] = lines.join('\n');
          const graph = graphOf(now, path);
          known = sent(graph, before, known);
          expect(known).toEqual(graph);
          before = graph;
        }
      }),
      { numRuns: 12 },
    );
  });
});

it('is the graph before where nothing changed, and keeps all that stands before an edit', () => {
  const text = nestedScenes(60);
  const before = graphOf({ 'a.dream': text }, 'a.dream');
  const known = sent(before, null);
  expect(sent(graphOf({ 'a.dream': `${text}// more\n` }, 'a.dream'), before, known)).toBe(known);
  const at = text.indexOf('  scene house_3');
  const later = sent(graphOf({ 'a.dream': `${text.slice(0, at)}  // more\n${text.slice(at)}` }, 'a.dream'), before, known);
  expect(later.nodes[0]).toBe(known.nodes[0]);
  expect(later.nodes.at(-1)?.span.start).toBe((known.nodes.at(-1)?.span.start ?? 0) + '  // more\n'.length);
});

it('brings nothing anew of what only moved', () => {
  const text = nestedScenes(60);
  const before = graphOf({ 'a.dream': text }, 'a.dream');
  const news = newsOf(graphOf({ 'a.dream': `\n\n${text}` }, 'a.dream'), before);
  expect([news.nodes.fresh, news.edges.fresh]).toEqual([[], []]);
});

/** The graph with one leaf of it changed, for every leaf. */
function* changed(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) for (const [i, one] of value.entries()) for (const now of changed(one)) yield value.with(i, now);
  else if (value !== null && typeof value === 'object')
    for (const [key, one] of Object.entries(value)) for (const now of changed(one)) yield { ...value, [key]: now };
  else yield typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value}x`;
}

it('leaves out no part of a scene, a cue or an arrow', () => {
  const text = `dream "All" {
    for ages 14+
    needs sound, light
    asset sea = sound "sea.wav"
    scene a { tone calm 0.4 play sea at 30dB fade 2s while stage is N2 { light red at 0lx ramp to 1lx over 4s } after 8m choose { 3 -> b 1 -> release when asleep } }
    scene b { scene c { after 2m -> d } scene d { on wake -> last a } }
    release { fade all over 60s }
    morning { }
  }`;
  const { flaws } = graphOf({ 'a.dream': text.replace('after 2m', 'after') }, 'a.dream');
  const graph = { ...graphOf({ 'a.dream': text }, 'a.dream'), flaws };
  expect(graph.complete && flaws.length > 0).toBe(true);
  for (const part of ['nodes', 'edges', 'flaws'] as const)
    for (const [i, one] of graph[part].entries())
      for (const now of [...changed(one), ...(part === 'nodes' ? [{ ...one, broken: 'x' }] : [])]) {
        const other = { ...graph, [part]: (graph[part] as readonly unknown[]).with(i, now) } as DreamGraph;
        expect(sent(other, graph)).toEqual(other);
      }
});
