/** What is declared by name: assets, parameters, variables. */

import type { Asset, Item, Param, TypeRef } from './ast.ts';
import { advance, begin, type Cursor, eat, onSameLine, pairAhead, peek, textAt } from './cursor.ts';
import { docAbove } from './doc.ts';
import { nameAhead, parseName, parseNewName, takeName } from './names.ts';
import { parseRange, parseRangeAfter, parseSum, valueAhead } from './parse-expr.ts';
import { parseLabel } from './parse-literal.ts';
import { drop, expect } from './report.ts';
import { skipParens } from './skip.ts';
import { isReserved, isWord, K, Token } from './token.ts';

/** `asset surf = sound "surf.wav"` */
export function parseAsset(c: Cursor): Asset {
  const from = c.at;
  const doc = docAbove(c);
  begin(c);
  const name = parseNewName(c, 'the name of the asset', [Token.equals]);
  const equals = expectEquals(c, ASSET);
  const channel = equals || nameAhead(c) ? parseName(c, 'a channel, as in `sound "surf.wav"`') : { kind: 'Name' as const, from: c.end, to: c.end, text: '' };
  const source = equals || channel.text !== '' ? parseLabel(c, 'where the asset comes from') : null;
  return { kind: 'Asset', from, to: c.end, doc, name, channel, source };
}
const ASSET = '`asset surf = sound "surf.wav"`';

/** `param volume: level = 34dB in 25dB..42dB`, `var wonder: 0..1 = 0.2` */
export function parseDeclared(c: Cursor, isParam: boolean): Item {
  const from = c.at;
  const doc = docAbove(c);
  begin(c);
  const because = isParam ? '`param volume: level = 34dB`' : '`var wonder: 0..1 = 0.2`';
  const name = parseNewName(c, isParam ? 'the name of the parameter' : 'the name of the variable', [Token.colon, Token.equals]);
  const type = parseTyped(c, because);
  const value = isParam && type !== null && !equalsAhead(c) ? null : parseFirst(c, because);
  if (!isParam) return { kind: 'Var', from, to: c.end, doc, name, type, value };
  const range = eat(c, K.in) ? parseRange(c, 'the lower end of the range') : null;
  return { kind: 'Param', from, to: c.end, doc, name, type, value, range };
}

/** `pace: duration = 4s in 2s..10s` in the parentheses of a motif. */
export function parseMotifParam(c: Cursor): Param {
  const from = c.at;
  const doc = docAbove(c);
  if ((c.kind === K.param || c.kind === K.var) && isWord(peek(c))) drop(c, 'the name of a parameter', MOTIF);
  const name = isWord(c.kind) && !isReserved(c.kind) ? takeName(c) : parseNewName(c, 'the name of a parameter', PARAM_ENDS);
  const type = parseTyped(c, MOTIF);
  const value = equalsAhead(c) ? parseFirst(c, MOTIF) : null;
  const range = eat(c, K.in) ? parseRange(c, 'the lower end of the range') : null;
  return { kind: 'Param', from: Math.min(from, c.end), to: c.end, doc, name, type, value, range };
}
const PARAM_ENDS = [Token.colon, Token.equals, Token.comma, Token.closeParen];
const MOTIF = '`motif breathing(pace: duration = 4s, next: scene) { … }`';

/** `: level`, where there is one; it is seen also where the colon is missing. */
function parseTyped(c: Cursor, because: string): TypeRef | null {
  if (eat(c, Token.colon)) return parseType(c);
  const next = peek(c);
  const forgotten =
    onSameLine(c) && ((c.kind === Token.number && next === Token.dots) || ((nameAhead(c) || c.kind === K.scene) && !STRAY.has(textAt(c, c.at))));
  if (!forgotten) return null;
  expect(c, Token.colon, ':', because);
  return parseType(c);
}
const STRAY: ReadonlySet<string> = new Set(['is', 'to', 'be']);

function parseFirst(c: Cursor, because: string): Param['value'] {
  const equals = expectEquals(c, because);
  return equals || (onSameLine(c) && valueAhead(c)) ? parseSum(c, 'the first value') : null;
}

/** Whether `=` follows, or on the same line a value whose `=` is missing, or another sign that is written for it. */
function equalsAhead(c: Cursor): boolean {
  if (c.kind === Token.equals || !onSameLine(c)) return c.kind === Token.equals;
  return LIKE_EQUALS.includes(c.kind) || c.kind === Token.number || c.kind === Token.text || c.kind === K.true || c.kind === K.false;
}

const LIKE_EQUALS = [Token.doubleEquals, Token.colon, K.is, K.to];

/** `=`; where another sign is written for it, that. */
export function expectEquals(c: Cursor, because: string): boolean {
  if (pairAhead(c, Token.colon, Token.equals)) {
    expect(c, Token.equals, '=', because, [Token.colon]);
    advance(c);
    return true;
  }
  return expect(c, Token.equals, '=', because, LIKE_EQUALS);
}

/** A type by its name, or a range of values. */
export function parseType(c: Cursor): TypeRef {
  const from = c.at;
  if (isWord(c.kind) ? peek(c) !== Token.dots : c.kind !== Token.number && c.kind !== Token.minus) {
    if (c.kind === K.scene && onSameLine(c)) {
      advance(c);
      return { kind: 'NamedType', from, to: c.end, name: { kind: 'Name', from, to: c.end, text: 'scene' } };
    }
    const name = parseName(c, 'a type', 'DRM015');
    if (name.text === '' && c.kind === Token.openParen && onSameLine(c)) skipParens(c);
    return { kind: 'NamedType', from: name.from, to: name.to, name };
  }
  return parseRangeAfter(c, from, parseSum(c, 'the lower end of the range'));
}
