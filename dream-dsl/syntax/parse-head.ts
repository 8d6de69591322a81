/** What stands at the head of a dream: version, audience, needs, limits. */

import type { Item, LimitClause, NeededChannel, Theme } from './ast.ts';
import { advance, begin, type Cursor, eat, onSameLine, peek, textAt } from './cursor.ts';
import { missing, nameAhead, parseName, takeName } from './names.ts';
import { parseExpr, parsePrimary, parseSum } from './parse-expr.ts';
import { parseText } from './parse-literal.ts';
import { another, drop, expect, report, reportTokens, takeForeign, wordAhead } from './report.ts';
import { isWord, K, Token } from './token.ts';

export function parseVersion(c: Cursor): Item {
  const from = c.at;
  begin(c);
  if ((c.kind === Token.equals || c.kind === Token.colon) && onSameLine(c)) drop(c, 'a version such as `1.0.0`', VERSION);
  if (c.kind !== Token.version && c.kind !== Token.number) {
    report(c, 'DRM001', { expected: 'a version such as `1.0.0`', because: VERSION });
    if (onSameLine(c) && (c.kind === Token.text || c.kind === Token.word)) {
      do advance(c);
      while (c.kind === Token.dot || (c.kind === Token.number && c.end === c.at));
    }
    return { kind: 'Version', from, to: c.end, text: '' };
  }
  const text = textAt(c, c.at);
  if (!SHAPE.test(text)) report(c, 'DRM001', { expected: 'a version such as `1.0.0`', because: VERSION });
  advance(c);
  return { kind: 'Version', from, to: c.end, text };
}
const SHAPE = /^\d+\.\d+\.\d+(-[0-9A-Za-z]+(\.[0-9A-Za-z]+)*)?$/;
const VERSION = '`version 1.0.0`';

/** `for ages 14+`, `for ages 14..80` */
export function parseAudience(c: Cursor): Item {
  const from = c.at;
  begin(c);
  const ages = expect(c, K.ages, 'ages', AGES);
  const min = parsePrimary(c, 'the youngest age');
  if (eat(c, Token.plus)) {
    late(c);
    return { kind: 'Audience', from, to: c.end, min, max: null };
  }
  if ((c.kind === K.to || c.kind === Token.minus) && onSameLine(c)) expect(c, Token.dots, '..', AGES, [c.kind]);
  else if (!eat(c, Token.dots)) {
    if (ages && min.kind !== 'Missing') report(c, 'DRM001', { expected: '`+` or `..`', because: AGES });
    return { kind: 'Audience', from, to: c.end, min, max: null };
  }
  const max = parsePrimary(c, 'the oldest age');
  late(c);
  return { kind: 'Audience', from, to: c.end, min, max };
}
const AGES = '`for ages 14+` or `for ages 14..80`';

/** `for 14+ ages`: then `ages` was missed before, and is stepped over. */
function late(c: Cursor): void {
  if (c.kind === K.ages && onSameLine(c)) advance(c);
}

/** `needs sound, light, scent optional` */
export function parseNeeds(c: Cursor): Item {
  const from = c.at;
  begin(c);
  const channels: NeededChannel[] = [];
  do {
    const at = c.at;
    const early = c.kind === K.optional && isChannelNext(c);
    if (early) {
      reportTokens(c, 'DRM098', at, at + 1, { name: 'optional', expected: 'scent optional' });
      advance(c);
    }
    const channel = channels.length > 0 && c.kind >= K.light && c.kind <= K.motion ? takeName(c) : parseName(c, 'a channel');
    const optional = eat(c, K.optional) || early;
    channels.push({ kind: 'NeededChannel', from: Math.min(at, c.end), to: c.end, channel, optional });
  } while (alsoAnd(c, '`needs sound, light`') || another(c, '`needs sound, light`', nameAhead));
  return { kind: 'Needs', from, to: c.end, channels };
}

/** Whether `optional` is followed by the channel that it should follow. */
function isChannelNext(c: Cursor): boolean {
  const next = peek(c);
  return next === Token.word || (next >= K.light && next <= K.motion);
}

/** `themes water, heights, "the old house"` */
export function parseThemes(c: Cursor): Item {
  const from = c.at;
  begin(c);
  const themes: Theme[] = [];
  do {
    const at = c.at;
    const word = c.kind === Token.text || c.kind === Token.openText ? parseText(c) : parseName(c, 'a theme, as in `themes water`');
    themes.push({ kind: 'Theme', from: Math.min(at, c.end), to: c.end, word });
  } while (alsoAnd(c, THEMES) || another(c, THEMES, (cursor) => nameAhead(cursor) || cursor.kind === Token.text));
  return { kind: 'Themes', from, to: c.end, themes };
}
const THEMES = '`themes water, heights`';

/** `limit sound <= 42dB, light <= 1lx while asleep, cues <= 20 per hour` */
export function parseLimit(c: Cursor): Item {
  const from = c.at;
  begin(c);
  const clauses: LimitClause[] = [];
  do {
    const at = c.at;
    const subject = clauses.length > 0 && isWord(c.kind) && peek(c) === Token.lessEqual ? takeName(c) : parseName(c, 'a channel or `cues`');
    const compared = expect(c, Token.lessEqual, '<=', LIMIT, NO_MORE_THAN);
    const max = compared || onSameLine(c) ? parseSum(c, 'the highest value allowed') : missing(c);
    if (c.kind === K.when && onSameLine(c)) expect(c, K.while, 'while', LIMIT, [K.when]);
    else if (c.kind === Token.word && wordAhead(c, 'if', 'where')) takeForeign(c, 'while');
    else if (!eat(c, K.while)) {
      clauses.push({ kind: 'LimitClause', from: Math.min(at, c.end), to: c.end, subject, max, condition: null });
      continue;
    }
    const condition = parseExpr(c, 'when the limit holds');
    clauses.push({ kind: 'LimitClause', from: Math.min(at, c.end), to: c.end, subject, max, condition });
  } while (alsoAnd(c, LIMIT) || another(c, LIMIT, (cursor) => nameAhead(cursor) && isComparison(peek(cursor))));
  return { kind: 'Limit', from, to: c.end, clauses };
}
const LIMIT = '`limit light <= 1lx while asleep`';
const NO_MORE_THAN = [Token.less, Token.greater, Token.greaterEqual, Token.equals, Token.doubleEquals, Token.colon, K.at, K.is];
const isComparison = (kind: number): boolean => kind === Token.lessEqual || NO_MORE_THAN.includes(kind);

/** `and` where a list has a comma. */
export function alsoAnd(c: Cursor, because: string): boolean {
  return c.kind === K.and && onSameLine(c) && expect(c, Token.comma, ',', because, [K.and]);
}
