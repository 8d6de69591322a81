/** What a reaction does besides leading on: set, mark, raise. */

import type { Item } from './ast.ts';
import { advance, begin, type Cursor, onSameLine, textAt } from './cursor.ts';
import { missing, parseName } from './names.ts';
import { expectEquals } from './parse-declare.ts';
import { parseSum, valueAhead } from './parse-expr.ts';
import { parseLabel } from './parse-literal.ts';
import { reportTokens } from './report.ts';
import { Token } from './token.ts';

/** `set wonder = min(1, wonder + 0.2)` */
export function parseSet(c: Cursor): Item {
  const from = c.at;
  begin(c);
  const name = parseName(c, 'the name of a variable');
  const combined = takeCombined(c, name.text);
  const value = combined || expectEquals(c, '`set wonder = 0.5`') || (onSameLine(c) && valueAhead(c)) ? parseSum(c, 'the new value') : missing(c);
  return { kind: 'Set', from, to: c.end, name, value };
}

/** `+=` and its like are no signs of the language. */
function takeCombined(c: Cursor, name: string): boolean {
  const { kind, at } = c;
  if (kind < Token.plus || kind > Token.divide || c.kinds[at + 1] !== Token.equals) return false;
  const sign = textAt(c, at);
  reportTokens(c, 'DRM011', at, at + 2, { found: `${sign}=`, meant: `= ${name} ${sign}` });
  advance(c);
  advance(c);
  return true;
}

export function parseMark(c: Cursor): Item {
  const from = c.at;
  begin(c);
  const label = parseLabel(c, 'the label of `mark`');
  return { kind: 'Mark', from, to: c.end, label };
}

export function parseRaise(c: Cursor): Item {
  const from = c.at;
  begin(c);
  const event = parseName(c, 'the name of the event');
  return { kind: 'Raise', from, to: c.end, event };
}
