/** Promises: what a dream says of itself, to be proven or measured. */

import type { PromiseItem, PromiseStatement } from './ast.ts';
import { advance, begin, type Cursor, eat, onSameLine, peek, textAt } from './cursor.ts';
import { docAbove } from './doc.ts';
import { missing, nameAhead, parseName, parseNewName, parsePath } from './names.ts';
import { nearest } from './nearest.ts';
import { parseExpr, parsePrimary, parseSum, valueAhead } from './parse-expr.ts';
import { expect, replacing, reportTokens } from './report.ts';
import { isWord, K, Token } from './token.ts';

export function parsePromise(c: Cursor): PromiseItem {
  const from = c.at;
  const doc = docAbove(c);
  begin(c);
  const name = parseNewName(c, 'the name of the promise', [Token.colon]);
  const colon = c.kind === Token.colon;
  if (colon || name.text !== '') expect(c, Token.colon, ':', '`promise quiet: always sound <= 38dB`', [Token.equals, K.is]);
  const statement = colon || onSameLine(c) ? parseStatement(c) : null;
  return { kind: 'Promise', from, to: c.end, doc, name, statement };
}

function parseStatement(c: Cursor): PromiseStatement {
  const from = c.at;
  const kind = c.kind === Token.word && moreFollows(c) ? respellStatement(c) : c.kind;
  switch (kind) {
    case K.always:
    case K.never: {
      const always = kind === K.always;
      advance(c);
      const claim = parseExpr(c, always ? 'what always holds' : 'what never happens');
      if (c.kind === K.when && onSameLine(c)) expect(c, K.while, 'while', '`always sound <= 38dB while stage is N3`', [K.when]);
      else if (!eat(c, K.while)) return { kind: 'Invariant', from, to: c.end, always, claim, condition: null };
      const condition = parseExpr(c, 'when the promise counts');
      return { kind: 'Invariant', from, to: c.end, always, claim, condition };
    }
    case K.reaches: {
      advance(c);
      const goal = parsePath(c, 'the scene that is reached', 'DRM006');
      return { kind: 'Reaches', from, to: c.end, goal };
    }
    case K.chance:
      return parseChance(c);
    default:
      return parseLeadsTo(c);
  }
}

/** `chance of (woken by a cue) <= 5% per night across adults` */
function parseChance(c: Cursor): PromiseStatement {
  const from = c.at;
  advance(c);
  expect(c, K.of, 'of', CHANCE, [Token.colon]);
  const event = parsePrimary(c, 'what may happen');
  const compares = c.kind >= Token.less && c.kind <= Token.greaterEqual;
  const comparison = compares ? textAt(c, c.at) : '';
  const compared = compares || expect(c, Token.lessEqual, '<=', CHANCE, [Token.equals, Token.doubleEquals, K.is, Token.colon]);
  if (compares) advance(c);
  const bound = compared || c.kind === Token.number ? parsePrimary(c, 'how likely it may be') : missing(c);
  if (expect(c, K.per, 'per', CHANCE, [K.a, Token.divide]) || c.kind === K.night) expect(c, K.night, 'night', CHANCE, [Token.word, K.hour]);
  const asked = expect(c, K.across, 'across', CHANCE, [K.of, K.in, K.for, K.over]);
  const population = asked || onSameLine(c) ? parseName(c, 'who is asked, such as `adults`') : { kind: 'Name' as const, from: c.end, to: c.end, text: '' };
  return { kind: 'Chance', from, to: c.end, event, comparison, bound, population };
}

/** `distress > 0.8 for 30s leads to release within 2m` */
function parseLeadsTo(c: Cursor): PromiseStatement {
  const from = c.at;
  const cause = parseExpr(c, 'what the promise says');
  if (cause.kind === 'Missing' && c.kind !== K.leads && c.kind !== K.for)
    return { kind: 'LeadsTo', from: c.end, to: c.end, cause, held: null, goal: cause, within: null };
  const held = eat(c, K.for) ? parseSum(c, 'how long it holds') : null;
  const leads = expect(c, K.leads, 'leads', LEADS, [Token.arrow]);
  if (leads && c.kind !== K.to && c.kinds[c.end - 1] === Token.arrow) {
    const goal = parseExpr(c, 'what it leads to');
    const within = parseWithin(c);
    return { kind: 'LeadsTo', from, to: c.end, cause, held, goal, within };
  }
  if (leads || c.kind === K.to) expect(c, K.to, 'to', LEADS, [K.in]);
  const goal = leads || valueSoon(c) ? parseExpr(c, 'what it leads to') : missing(c);
  const within = parseWithin(c);
  return { kind: 'LeadsTo', from: Math.min(from, c.end), to: c.end, cause, held, goal, within };
}

function parseWithin(c: Cursor): Extract<PromiseStatement, { kind: 'LeadsTo' }>['within'] {
  if ((c.kind === K.in || c.kind === K.after || c.kind === K.for) && onSameLine(c)) expect(c, K.within, 'within', LEADS, [c.kind]);
  else if (c.kind === Token.number && onSameLine(c)) expect(c, K.within, 'within', LEADS);
  else if (!eat(c, K.within)) return null;
  return parseSum(c, 'how soon');
}

const CHANCE = '`chance of (woken by a cue) <= 5% per night across adults`';
const LEADS = '`distress > 0.8 leads to release within 2m`';

const valueSoon = (c: Cursor): boolean => onSameLine(c) && valueAhead(c);

const moreFollows = (c: Cursor): boolean => isWord(peek(c)) || peek(c) === Token.openParen;

const STATEMENTS = ['always', 'never', 'reaches', 'chance'];

/** `reach morning`, `alway sound <= 38dB`: taken for the word that was meant. */
function respellStatement(c: Cursor): number {
  const written = textAt(c, c.at);
  const meant = nearest(written, STATEMENTS) ?? STATEMENTS.find((word) => written.length > 2 && word.startsWith(written)) ?? null;
  const next = peek(c);
  if (meant === null || next === K.is || next === K.and || next === K.or || next === K.leads || next === K.for || !nameAhead(c)) return c.kind;
  reportTokens(c, 'DRM001', c.at, c.at + 1, { found: written, meant, expected: `\`${meant}\``, fix: replacing(c, c.at, c.at + 1, meant) });
  return K[meant as 'always'];
}
