/** What a reaction does besides leading on: set, mark, raise. */

import type { Item } from './ast.ts';
import { advance, type Cursor, parseName } from './cursor.ts';
import { parseLabel, parseSum } from './parse-expr.ts';
import { expectEquals } from './parse-head.ts';
import { K } from './token.ts';

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
  expectEquals(c, '`set wonder = 0.5`');
  const value = parseSum(c, 'the new value');
  return { kind: 'Set', from, to: c.end, name, value };
}
