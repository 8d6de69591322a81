/** What a reaction does besides leading on: set, mark, raise. */

import type { Item } from './ast.ts';
import { advance, type Cursor, parseName, reportAt } from './cursor.ts';
import { parseLabel, parseSum } from './parse-expr.ts';
import { expectEquals } from './parse-head.ts';
import { K, Token } from './token.ts';

export function parseAction(c: Cursor, kind: number): Item {
  const from = c.at;
  advance(c);
  if (kind === K.mark) {
    const label = parseLabel(c, 'the label of `mark`');
    return { kind: 'Mark', from, to: c.end, label };
  }
  if (kind === K.raise) {
    const event = parseName(c, 'the name of the event');
    return { kind: 'Raise', from, to: c.end, event };
  }
  const name = parseName(c, 'the name of a variable');
  const operator = SHORT.get(c.kind);
  if (operator !== undefined && c.kinds[c.at + 1] === Token.equals) {
    const start = c.starts[c.at] as number;
    const meant = `= ${name.text} ${operator}`;
    const span = { start, end: start + 2 };
    reportAt(c, 'DRM011', span.start, span.end, { found: `${operator}=`, meant, fix: { title: `Write \`${meant}\``, edits: [{ span, newText: meant }] } });
    advance(c);
    advance(c);
  } else expectEquals(c, '`set wonder = 0.5`');
  const value = parseSum(c, 'the new value');
  return { kind: 'Set', from, to: c.end, name, value };
}

/** `set n += 1` of other languages. */
const SHORT: ReadonlyMap<number, string> = new Map([
  [Token.plus, '+'],
  [Token.minus, '-'],
  [Token.times, '*'],
  [Token.divide, '/'],
]);
