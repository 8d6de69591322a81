/** What stands at the head of a dream: version, audience, needs, limits, assets, parameters, variables. */

import type { Asset, Item, LimitClause, Name, NeededChannel, Param, TypeRef } from './ast.ts';
import { advance, type Cursor, eat, nameAhead, onNewLine, parseName, peek, report, textAt } from './cursor.ts';
import { isForeign, reportWord } from './foreign.ts';
import { parseExpr, parseLabel, parsePrimary, parseRange, parseRangeAfter, parseSum } from './parse-expr.ts';
import { anotherAfter, docAbove, skipItem, skipTo } from './recovery.ts';
import { isWord, K, Token } from './token.ts';

/** The item that the next word begins; what begins none is stepped over. */
export function parseHead(c: Cursor, kind: number): Item {
  const from = c.at;
  switch (kind) {
    case K.version: {
      advance(c);
      if (c.kind !== Token.version && c.kind !== Token.number) {
        report(c, 'DRM001', { expected: 'a version such as `1.0.0`', because: 'the version of the dream' });
        skipTo(c);
        return { kind: 'Version', from, to: c.end, text: '' };
      }
      const text = textAt(c, c.at);
      if (text.endsWith('.')) report(c, 'DRM001', { expected: 'a version such as `1.0.0`', because: 'the version of the dream' });
      advance(c);
      return { kind: 'Version', from, to: c.end, text };
    }
    case K.for: {
      advance(c);
      if (!eat(c, K.ages)) report(c, 'DRM001', { expected: '`ages`', because: '`for ages 14+`' });
      const min = parsePrimary(c, 'the youngest age');
      const open = eat(c, Token.plus);
      const max = !open && eat(c, Token.dots) ? parsePrimary(c, 'the oldest age') : null;
      if (!open && max === null && min.kind !== 'Missing') {
        report(c, 'DRM001', { expected: '`+`, or `..` and the oldest age', because: '`for ages 14+`' });
        skipTo(c);
      }
      return { kind: 'Audience', from, to: c.end, min, max };
    }
    case K.needs: {
      advance(c);
      const channels: NeededChannel[] = [];
      do {
        const at = c.at;
        const channel = channels.length > 0 && c.kind >= K.light && c.kind <= K.motion ? nameHere(c) : parseName(c, 'a channel');
        const optional = eat(c, K.optional);
        channels.push({ kind: 'NeededChannel', from: Math.min(at, c.end), to: c.end, channel, optional });
      } while (anotherAfter(c, '`needs sound, light`'));
      return { kind: 'Needs', from, to: c.end, channels };
    }
    case K.limit: {
      advance(c);
      const clauses: LimitClause[] = [];
      do {
        const at = c.at;
        const subject = clauses.length > 0 && peek(c) === Token.lessEqual && isWord(c.kind) ? nameHere(c) : parseName(c, 'a channel or `cues`');
        if (!eat(c, Token.lessEqual)) report(c, 'DRM001', { expected: '`<=`', because: '`limit sound <= 42dB`' });
        const max = parseSum(c, 'the highest value allowed');
        const condition = whileAhead(c) ? parseExpr(c, 'when the limit holds') : null;
        clauses.push({ kind: 'LimitClause', from: Math.min(at, c.end), to: c.end, subject, max, condition });
      } while (anotherAfter(c, '`limit sound <= 42dB, light <= 1lx`', Token.lessEqual));
      return { kind: 'Limit', from, to: c.end, clauses };
    }
    case K.asset:
      return parseAsset(c);
    case K.param:
    case K.var: {
      const doc = docAbove(c);
      advance(c);
      const name = parseName(c, kind === K.param ? 'the name of the parameter' : 'the name of the variable');
      const type = eat(c, Token.colon) ? parseType(c) : null;
      let value: Param['value'] = null;
      if (eat(c, Token.equals)) value = parseSum(c, 'the first value');
      else if (c.kind === Token.number && !onNewLine(c)) {
        expectEquals(c, kind === K.param ? '`param volume: level = 34dB`' : '`var wonder: 0..1 = 0.2`');
        value = parseSum(c, 'the first value');
      } else if (type === null || kind === K.var) expectEquals(c, kind === K.param ? '`param volume: level = 34dB`' : '`var wonder: 0..1 = 0.2`');
      if (kind === K.var) return { kind: 'Var', from, to: c.end, doc, name, type, value };
      const range = eat(c, K.in) ? parseRange(c, 'the lower end of the range') : null;
      return { kind: 'Param', from, to: c.end, doc, name, type, value, range };
    }
    default:
      return skipItem(c);
  }
}

/** The next word as a name; after a comma also one that else begins an item. */
function nameHere(c: Cursor): Name {
  const index = c.at;
  advance(c);
  return { kind: 'Name', from: index, to: index + 1, text: textAt(c, index) };
}

/** `while`, or a word of other languages for it. */
function whileAhead(c: Cursor): boolean {
  if (c.kind === Token.word && isForeign(c, 'if', 'where')) {
    reportWord(c, 'while');
    advance(c);
    return true;
  }
  return eat(c, K.while);
}

export function parseAsset(c: Cursor): Asset {
  const from = c.at;
  const doc = docAbove(c);
  advance(c);
  const name = parseName(c, 'the name of the asset');
  expectEquals(c, '`asset surf = sound "surf.wav"`');
  const channel = parseName(c, 'a channel, as in `sound "surf.wav"`');
  const source = parseLabel(c, 'where the asset comes from');
  return { kind: 'Asset', from, to: c.end, doc, name, channel, source };
}

export function expectEquals(c: Cursor, because: string): void {
  if (!eat(c, Token.equals)) report(c, 'DRM001', { expected: '`=`', because });
}

export function parseType(c: Cursor): TypeRef {
  const from = c.at;
  if (nameAhead(c) && peek(c) !== Token.dots) {
    const name = parseName(c, 'a type', 'DRM015');
    return { kind: 'NamedType', from, to: c.end, name };
  }
  if (c.kind !== Token.number && c.kind !== Token.minus) {
    const name = parseName(c, 'a type', 'DRM015');
    return { kind: 'NamedType', from: name.from, to: name.to, name };
  }
  return parseRangeAfter(c, from, parseSum(c, 'the lower end of the range'));
}
