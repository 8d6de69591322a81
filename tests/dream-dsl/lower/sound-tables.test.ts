/** Whatever the compiler lets through, the machine takes: programs with constructs taken out, doubled and exchanged. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeProgram, type Program, readProgram } from '../../../app/program/index.ts';
import { compile, projectOf, withText } from '../../../dream-dsl/index.ts';
import { type AnyNode, parse, spanOf, textOf, walk } from '../../../dream-dsl/syntax/index.ts';
import { everything } from '../../support/everything.ts';
import { templates } from '../../support/templates.ts';

const RUNS = Number(process.env['MUTATIONS'] ?? 400);
const TEXTS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [['everything', everything], ...templates];

it.each(TEXTS)('%s', (_, texts) => {
  const project = projectOf(texts);
  const change = fc.record({ at: fc.nat(), from: fc.nat(), how: fc.constantFrom('out', 'beside', 'replace') });
  let made = 0;
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(texts)), fc.array(change, { minLength: 1, maxLength: 4 }), (path, changes) => {
      const text = changes.reduce((before, { at, from, how }) => changed(before, at, from, how), texts[path] ?? '');
      const lowered = compile(withText(project, path, text), 'main.dream');
      if (lowered === null) return;
      made++;
      const program = lowered.program as Program;
      expect(readProgram(encodeProgram(program)), text).toEqual({ ok: true, value: program });
    }),
    { numRuns: RUNS },
  );
  expect(made).toBeGreaterThan(RUNS / 20);
});

/** One construct taken out, put beside another, or in the place of another of its kind. */
function changed(text: string, at: number, from: number, how: 'out' | 'beside' | 'replace'): string {
  const { tree } = parse(text);
  const nodes: AnyNode[] = [];
  walk(tree.file, (node) => void (node.to > node.from && node.kind !== 'DreamFile' && nodes.push(node)));
  const node = nodes[at % nodes.length];
  if (node === undefined) return text;
  const alike = nodes.filter((other) => other.kind === node.kind);
  const other = textOf(tree, alike[from % alike.length] as AnyNode);
  const { start, end } = spanOf(tree, node);
  const put = how === 'out' ? '' : how === 'replace' ? other : `${textOf(tree, node)}\n${other}`;
  return text.slice(0, start) + put + text.slice(end);
}
