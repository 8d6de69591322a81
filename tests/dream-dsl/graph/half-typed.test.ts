/** Half a word anywhere in any sample: only what it stands in is called broken, and everything stays in the graph. */

import { expect, it } from 'vitest';
import { graphOf } from '../../../dream-dsl/graph/index.ts';
import { type DreamGraph, mended, projectOf, type Span } from '../../../dream-dsl/index.ts';
import { type Sample, samples } from '../../support/samples.ts';

const HALF = [
  'motif',
  'motif m',
  'scene',
  'scene s',
  'anchor',
  'anchor every',
  'anywhere',
  'release',
  'morning',
  'ritual',
  'on',
  'on stage',
  'when',
  'when wonder >',
  'after',
  'after 5',
  'every',
  'enter',
  'choose',
  'while',
  'while stage is',
  'let',
  'import',
  'import "',
  'device',
  'asset',
  'asset a =',
  'param',
  'var',
  'promise',
  'promise p:',
  'limit',
  'needs',
  'for',
  'play',
  'say "',
  'light',
  'tone',
  '->',
  'xyz',
  '}',
  '(',
  ')',
  '"',
  '=',
  '/*',
];

/** Every beginning of a line, as far as there are not too many. */
function places(text: string): number[] {
  const all = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const few = all.filter((_, i) => i % Math.ceil(all.length / 15) === 0);
  return [...new Set([...few, text.length])];
}

const isIn = (id: string, ids: ReadonlySet<string>): boolean => [...ids].some((outer) => id === outer || id.startsWith(`${outer}/`));

/** It says nothing of its release, which is drawn all the same. */
const SMALL: Sample = {
  name: 'no release',
  texts: { 'm.dream': 'dream "House" {\n  scene a {\n    after 8m -> b\n  }\n  scene b { after 8m -> release }\n}\n' },
  path: 'm.dream',
};

it.each([SMALL, ...samples()].map((sample) => [sample.name, sample] as const))('%s', (_, { texts, path }) => {
  const text = texts[path] as string;
  const graph = (now: string): DreamGraph => graphOf(projectOf({ ...texts, [path]: now }), path);
  const last = graph(text);
  const wrong: string[] = [];
  // Each at some of the places.
  for (const [nth, at] of places(text).entries())
    for (const half of HALF.filter((_, i) => (i + nth) % 4 === 0 || at === text.length)) {
      const indent = /^[ \t]*/.exec(text.slice(at))![0];
      const typed = `${text.slice(0, at)}${indent}${half}${at < text.length ? '\n' : ''}${text.slice(at)}`;
      const now = mended(graph(typed), last, (name) => typed.includes(name));
      const line = text.slice(0, at).split('\n').length;
      const around = new Set(last.nodes.filter(({ file, span }) => file === path && span.start < at && at < span.end).map(({ id }) => id));
      const made = new Set(last.nodes.filter(({ motif }) => motif !== '').map(({ id }) => id));
      // What half a word begins is broken itself.
      const begun = (span: Span) => span.start < span.end && span.start <= at + indent.length && at + indent.length <= span.end;
      const broken = now.nodes.filter(
        (node) =>
          !(node.file === path && begun(node.span)) && node.broken !== undefined && !around.has(node.id) && !isIn(node.id, around) && !isIn(node.id, made),
      );
      if (broken.length > 0) wrong.push(`${half} on line ${line}: ${broken.map(({ id }) => id).join(', ')} broken`);
      // A brace too many can take it out of the scene around it.
      const lost = last.nodes.filter(({ name }) => !now.nodes.some((node) => node.name === name));
      if (lost.length > 0) wrong.push(`${half} on line ${line}: ${lost.map(({ id }) => id).join(', ')} lost`);
    }
  expect(wrong).toEqual([]);
});
