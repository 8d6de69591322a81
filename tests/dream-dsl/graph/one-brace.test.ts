/** One brace too many or too few anywhere in any sample: only the scenes that it touches are called broken, and it is told where it is. */

import { expect, it } from 'vitest';
import { graphOf } from '../../../dream-dsl/graph/index.ts';
import { type DreamGraph, mended, projectOf } from '../../../dream-dsl/index.ts';
import { FIRST_SIGNIFICANT, parse, print, Token } from '../../../dream-dsl/syntax/index.ts';
import { samples } from '../../support/samples.ts';

interface Slip {
  readonly text: string;
  readonly at: number;
  /** Where it may be told: at the brace, or at the one that it belongs to. */
  readonly lines: readonly number[];
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Every brace taken out, and one of either kind on a line of its own or before a token, at some of the places. */
function* slips(text: string): Generator<Slip> {
  const { count, kinds, starts } = parse(text).tree.tokens;
  const open: number[] = [];
  for (let i = 0; i < count; i++) {
    const at = starts[i] as number;
    const line = lineAt(text, at);
    if (kinds[i] === Token.openBrace) open.push(at);
    const other = kinds[i] === Token.closeBrace ? lineAt(text, open.pop() as number) : line;
    if (kinds[i] === Token.openBrace || kinds[i] === Token.closeBrace) yield { text: text.slice(0, at) + text.slice(at + 1), at, lines: [line, other] };
    if ((kinds[i] as number) < FIRST_SIGNIFICANT) continue;
    if (i % 13 === 0) yield { text: `${text.slice(0, at)}{ ${text.slice(at)}`, at, lines: [line] };
    if (i % 13 === 7) yield { text: `${text.slice(0, at)}} ${text.slice(at)}`, at, lines: [line] };
  }
  for (const [nth, { index, 1: indent }] of [...text.matchAll(/^([ \t]*)/gm)].entries()) {
    const brace = nth % 2 === 0 ? '{' : '}';
    yield { text: `${text.slice(0, index)}${indent}${brace}\n${text.slice(index)}`, at: index, lines: [lineAt(text, index)] };
  }
}

/** The innermost scenes that a place stands in, and those from which only white space and braces part it. */
function touched({ nodes }: DreamGraph, file: string, text: string, at: number): Set<string> {
  const ids = new Set<string>();
  const from = at - (/[\s{}]*$/.exec(text.slice(0, at)) as RegExpExecArray)[0].length;
  const to = at + (/^[\s{}]*/.exec(text.slice(at)) as RegExpExecArray)[0].length;
  for (let place = from; place <= to; place++) {
    const around = nodes.filter((node) => node.file === file && node.span.start < node.span.end && node.span.start <= place && place <= node.span.end);
    const size = Math.min(...around.map(({ span }) => span.end - span.start));
    for (const { id, span } of around) if (span.end - span.start === size) ids.add(id);
  }
  return ids;
}

const isIn = (id: string, ids: ReadonlySet<string>): boolean => [...ids].some((outer) => id === outer || id.startsWith(`${outer}/`));

const texts = samples().flatMap(({ name, texts, path }) =>
  Object.entries(texts).map(([file, text]) => [`${name}: ${file}`, { texts, path, file, text }] as const),
);

it.each(texts)('%s', (_, { texts, path, file, text }) => {
  const graph = (now: string): DreamGraph => graphOf(projectOf({ ...texts, [file]: now }), path);
  const last = graph(text);
  // What is made of a motif is broken with it.
  const made = new Set(file === path ? [] : last.nodes.filter(({ motif }) => motif !== '').map(({ id }) => id));
  const wrong: string[] = [];
  for (const slip of slips(text)) {
    const { tree, problems } = parse(slip.text);
    const near = touched(last, file, text, slip.at);
    const { nodes } = mended(graph(slip.text), last, (name) => slip.text.includes(name));
    const broken = nodes.filter((node) => node.broken !== undefined && !isIn(node.id, near) && !isIn(node.id, made));
    const line = `line ${slip.lines[0]}, ${slip.text.split('\n')[(slip.lines[0] as number) - 1]}`;
    const lost = last.nodes.filter(({ id }) => !nodes.some((node) => node.id === id));
    if (broken.length > 0) wrong.push(`${line}: ${broken.map(({ id }) => id).join(', ')} broken`);
    if (lost.length > 0) wrong.push(`${line}: ${lost.map(({ id }) => id).join(', ')} lost`);
    if (problems.length === 0) wrong.push(`${line}: nothing is told`);
    for (const { code, span } of problems) {
      const told = lineAt(slip.text, span.start);
      if (!slip.lines.some((own) => Math.abs(own - told) <= 1)) wrong.push(`${line}: ${code} on line ${told}`);
    }
    if (print(tree) !== slip.text) wrong.push(`${line}: printed otherwise`);
  }
  expect(wrong).toEqual([]);
});
