/** Graphs that are known by their texts: which are, and which object is drawn. */

import { expect, it } from 'vitest';
import { analyze, type DreamGraph, projectOf } from '../../../dream-dsl/index.ts';
import { drawnNow, keepDrawn, knownGraph } from '../../../renderer/state/known-graphs.ts';

const textsOf = (name: string) => ({ 'a.dream': `dream "T" { scene ${name} { after 1m -> release } release { } }`, 'b.dream': '' });
const graphOf = (texts: Readonly<Record<string, string>>): DreamGraph => analyze(projectOf(texts), 'a.dream').graph;
const draw = (texts: Readonly<Record<string, string>>): DreamGraph => drawnNow('a.dream', texts, graphOf(texts));

it('knows what is drawn, and what was drawn before an edit, by the very texts', () => {
  const before = draw(textsOf('dusk'));
  keepDrawn();
  const after = draw(textsOf('dawn'));
  expect([knownGraph('a.dream', textsOf('dusk')), knownGraph('a.dream', textsOf('dawn'))]).toEqual([before, after]);
  expect(knownGraph('a.dream', textsOf('dusk'))).toBe(before);
  expect(knownGraph('b.dream', textsOf('dusk'))).toBeNull();
  expect(knownGraph('a.dream', { ...textsOf('dusk'), 'b.dream': '// more' })).toBeNull();
  expect(knownGraph('a.dream', { 'a.dream': textsOf('dusk')['a.dream'] })).toBeNull();
});

it('draws the same object where the texts are the same', () => {
  const before = draw(textsOf('dusk'));
  keepDrawn();
  draw(textsOf('dawn'));
  expect(draw(textsOf('dusk'))).toBe(before);
  expect(draw(textsOf('dusk'))).toBe(before);
});

it('keeps nothing of what was typed in between, nor what is broken in the text', () => {
  draw(textsOf('typed'));
  draw(textsOf('typed_on'));
  expect(knownGraph('a.dream', textsOf('typed'))).toBeNull();
  const broken = { 'a.dream': 'dream "T" { scene { ', 'b.dream': '' };
  draw(broken);
  keepDrawn();
  expect(knownGraph('a.dream', broken)).toBeNull();
});

it('lets the oldest go', () => {
  for (let i = 0; i < 20; i++) {
    draw(textsOf(`scene_${i}`));
    keepDrawn();
  }
  expect(knownGraph('a.dream', textsOf('scene_0'))).toBeNull();
  expect(knownGraph('a.dream', textsOf('scene_18'))).not.toBeNull();
});
