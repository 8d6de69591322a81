/** A broken scene is drawn as it was, marked with the reason; the others are drawn as they are. */

import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../dream-dsl/graph/index.ts';
import { type DreamGraph, mended, projectOf } from '../../../dream-dsl/index.ts';

const WHOLE = `dream "House" {
  scene drifting {
    after 8m -> shore
  }

  scene shore {
    scene dusk { after 4m -> night }
    scene night { after 2m -> release }
  }

  scene attic {
    after 1m -> shore
  }

  release { fade all over 60s }
}
`;
const graph = (text: string): DreamGraph => graphOf(projectOf({ 'm.dream': text }), 'm.dream');
const drawnAfter = (text: string, last = graph(WHOLE)): DreamGraph => mended(graph(text), last, (name) => text.includes(name));
const brokenOf = ({ nodes }: DreamGraph) => nodes.flatMap(({ id, broken }) => (broken === undefined ? [] : [id]));
const edgesOf = ({ edges }: DreamGraph) => edges.map(({ id }) => id);

describe('a text that is broken in one scene', () => {
  const text = WHOLE.replace('scene night { after', 'scene night { after ) ( ');
  it('has the innermost scene around it as it was, and what is beside it as it is', () => {
    const drawn = drawnAfter(text.replace('after 4m -> night', 'after 5m -> night'));
    expect(brokenOf(drawn)).toEqual(['shore/night']);
    expect(drawn.edges.find(({ id }) => id === 'shore/dusk>shore/night#0')?.label).toBe('5m');
    expect(drawn.nodes.find(({ id }) => id === 'shore/night')?.broken).toMatch(/\.$/);
    expect(edgesOf(drawn).sort()).toEqual(edgesOf(graph(WHOLE)).sort());
  });

  it('has the scene around as it was where the damage swallowed what is beside it', () => {
    const drawn = drawnAfter(WHOLE.replace(/night }\n\s*scene night/, 'night scene night'));
    expect(brokenOf(drawn)).toEqual(['shore', 'shore/dusk', 'shore/night']);
    expect(edgesOf(drawn).sort()).toEqual(edgesOf(graph(WHOLE)).sort());
  });

  it('has the others as they are now', () => {
    const drawn = drawnAfter(
      text.replace('after 8m -> shore', 'after 9m -> attic').replace('scene attic {', 'scene loft { after 3m -> shore }\n  scene attic {'),
    );
    expect(edgesOf(drawn)).toEqual(expect.arrayContaining(['drifting>attic#0', 'loft>shore#0', 'shore/dusk>shore/night#0']));
    expect(edgesOf(drawn)).not.toContain('drifting>shore#0');
  });

  it('is the text’s own again once it is whole', () => {
    expect(drawnAfter(WHOLE, drawnAfter(text))).toEqual(graph(WHOLE));
  });

  it('lets a scene go that was taken out meanwhile', () => {
    const without = text.replace(/ {2}scene attic \{[^}]*\}\n/, '');
    expect(drawnAfter(without).nodes.map(({ id }) => id)).not.toContain('attic');
  });
});

it.each([
  ['an unclosed brace', WHOLE.replace('after 8m -> shore\n  }', 'after 8m -> shore\n')],
  ['an unclosed text', WHOLE.replace('after 8m -> shore', 'say "after 8m -> shore')],
  ['a dream without its brace', WHOLE.replace('dream "House" {', 'dream "House"')],
  ['nothing but the beginning of a word', WHOLE.replace('dream "House"', 'drea "House"')],
])('keeps every scene through %s', (_, text) => {
  expect(
    drawnAfter(text)
      .nodes.map(({ id }) => id)
      .sort(),
  ).toEqual(
    graph(WHOLE)
      .nodes.map(({ id }) => id)
      .sort(),
  );
});

it('draws a motif’s broken scene as it was, wherever it is made', () => {
  const main = 'import "m.dream"\ndream "T" { scene a is rest  scene b { after 5m -> a } }';
  const of = (motif: string) => graphOf(projectOf({ 'main.dream': main, 'm.dream': motif }), 'main.dream');
  const whole = of('motif rest { scene sleep { after 5m -> release } }');
  const drawn = mended(of('motif rest { scene sleep { after ) } }'), whole, (name) => main.includes(name));
  expect(brokenOf(drawn)).toEqual(['a/sleep']);
});
