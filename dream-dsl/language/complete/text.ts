/** Inside of quotes: names to put in, and the files that can be imported. */

import type { Completion } from '../../model.ts';
import { Token } from '../../syntax/index.ts';
import { typeText } from '../measure.ts';
import { type Asked, offer } from './offer.ts';
import { importable } from './other-files.ts';

export function inText({ reading, place, scope }: Asked, token: number): readonly Completion[] {
  const { tree, project, path } = reading;
  const start = (tree.tokens.starts[token] as number) + 1;
  const end = (tree.tokens.starts[token + 1] as number) - (tree.tokens.kinds[token] === Token.text ? 1 : 0);
  if (place.item[0]?.word === 'import') {
    return importable(project, path).map((file) => offer({ start, end }, file, 'file', 'file of this project'));
  }
  const before = tree.text.slice(start, place.offset);
  const open = before.lastIndexOf('{');
  if (open < 0 || !/^\s*[\p{L}\p{M}\w]*$/u.test(before.slice(open + 1)) || before[open - 1] === '\\' || scope === null) return [];
  const from = start + open + 1 + (/^\s*/.exec(before.slice(open + 1))?.[0].length ?? 0);
  const rest = /^[\p{L}\p{M}\w]*/u.exec(tree.text.slice(place.offset, end))?.[0].length ?? 0;
  const span = { start: from, end: place.offset + rest };
  const close = tree.text.slice(span.end, end).trimStart().startsWith('}') ? '' : '}';
  return [...scope.params.values(), ...scope.vars.values()]
    .filter(({ type }) => !['scene', 'sound', 'scent', 'colour'].includes(type.dimension))
    .map((value) => offer(span, value.name, value.kind, typeText(value.type), { documentation: value.doc, insertText: value.name + close }));
}
