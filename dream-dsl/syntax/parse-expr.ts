/** Expressions, by precedence: or, and, not, comparison and is, sums, products, minus, values. */

import type { Binary, Expr, Range, Reference } from './ast.ts';
import { advance, type Cursor, eat, MAX_CHAIN, MAX_DEPTH, onNewLine, onSameLine, pairAhead, peek, textAt } from './cursor.ts';
import { dotAhead, missing, nameAhead, parsePath } from './names.ts';
import { parseNumber, parseText } from './parse-literal.ts';
import { another, drop, expect, report, reportTokens } from './report.ts';
import { isItemWord, isReserved, isWord, K, Token } from './token.ts';

/** An expression; `because` says what it is for, in the message where there is none. */
export function parseExpr(c: Cursor, because: string): Expr {
  return parseBinary(c, because, 0);
}

/** A sum: what stands where a comparison would not make sense, as in levels and durations. */
export function parseSum(c: Cursor, because: string): Expr {
  return parseBinary(c, because, 4);
}

/** `low..high` */
export function parseRange(c: Cursor, because: string): Range {
  const from = c.at;
  const low = parseSum(c, because);
  return parseRangeAfter(c, from, low);
}

export function parseRangeAfter(c: Cursor, from: number, low: Expr): Range {
  const written = expect(c, Token.dots, '..', 'a range is two values with `..` between them, as in `0..1`', [K.to, Token.comma]);
  if (written && pairAhead(c, Token.dot, Token.number)) drop(c, '`..`', 'a range is written with two dots');
  const high = written || low.kind === 'Missing' ? (written ? parseSum(c, 'the upper end of the range') : low) : missing(c);
  return { kind: 'Range', from: Math.min(from, c.end), to: c.end, low, high };
}

/** Strength of the operator ahead: or 1, and 2, comparison 3, sum 4, product 5; 0 where there is none. */
function strength(kind: number): number {
  switch (kind) {
    case K.or:
    case Token.doubleOr:
      return 1;
    case K.and:
    case Token.doubleAnd:
      return 2;
    case Token.less:
    case Token.lessEqual:
    case Token.greater:
    case Token.greaterEqual:
    case K.is:
    case K.not:
    case Token.doubleEquals:
    case Token.notEquals:
    case Token.equals:
      return 3;
    case Token.plus:
    case Token.minus:
      return 4;
    case Token.times:
    case Token.divide:
      return 5;
    default:
      return 0;
  }
}

const OPERATORS: Readonly<Record<number, Binary['op']>> = {
  [K.or]: 'or',
  [Token.doubleOr]: 'or',
  [K.and]: 'and',
  [Token.doubleAnd]: 'and',
  [Token.less]: '<',
  [Token.lessEqual]: '<=',
  [Token.greater]: '>',
  [Token.greaterEqual]: '>=',
  [Token.plus]: '+',
  [Token.minus]: '-',
  [Token.times]: '*',
  [Token.divide]: '/',
};

/** What an operand is for, in messages: said here once, since operators are many and messages few. */
const AFTER: Readonly<Record<number, string>> = Object.fromEntries(
  [K.or, K.and, K.is, Token.less, Token.lessEqual, Token.greater, Token.greaterEqual, Token.plus, Token.minus, Token.times, Token.divide].map((kind) => [
    kind,
    `after \`${OPERATORS[kind] ?? 'is'}\``,
  ]),
);

function parseBinary(c: Cursor, because: string, above: number): Expr {
  const from = c.at;
  let left = parseUnary(c, because);
  let chain = 0;
  for (;;) {
    const power = strength(c.kind);
    if (power === 0 || power < above || (above >= 3 && c.kind === Token.equals) || endsHere(c)) return left;
    const operator = c.at;
    const { kind, negated } = takeOperator(c);
    const right = parseBinary(c, AFTER[kind] ?? `after \`${textAt(c, operator)}\``, power + 1);
    if (++chain > MAX_CHAIN) {
      if (chain === MAX_CHAIN + 1) reportTokens(c, 'DRM012', operator, operator + 1, { name: 'expression' });
      continue;
    }
    const op = OPERATORS[kind];
    left = op === undefined ? { kind: 'Is', from, to: c.end, negated, left, right } : { kind: 'Binary', from, to: c.end, op, left, right };
  }
}

/** Whether what looks like an operator is the beginning of an arrow in a foreign spelling, or of the next thing. */
function endsHere(c: Cursor): boolean {
  const { kind } = c;
  if (kind === Token.minus) return c.kinds[c.at + 1] === Token.arrow || (c.kinds[c.at + 1] === Token.greater && onSameLine(c));
  if (kind === Token.equals && c.kinds[c.at + 1] === Token.greater) return !isNumberAt(c, c.at + 2);
  return kind === K.not && onNewLine(c);
}

function isNumberAt(c: Cursor, index: number): boolean {
  let i = index;
  while (c.kinds[i] === Token.space) i++;
  return c.kinds[i] === Token.number;
}

/** Steps over an operator; one of another language is reported, and read as ours. */
function takeOperator(c: Cursor): { readonly kind: number; readonly negated: boolean } {
  const { kind } = c;
  const second = c.kinds[c.at + 1];
  switch (kind) {
    case Token.notEquals:
      foreign(c, second === Token.equals ? 2 : 1, 'is not');
      return { kind, negated: true };
    case Token.doubleEquals:
      foreign(c, second === Token.equals ? 2 : 1, 'is');
      return { kind, negated: false };
    case Token.equals:
      if (second === Token.greater || second === Token.less) {
        foreign(c, 2, second === Token.greater ? '>=' : '<=');
        return { kind: second === Token.greater ? Token.greaterEqual : Token.lessEqual, negated: false };
      }
      foreign(c, 1, 'is');
      return { kind, negated: false };
    case Token.less:
      if (second === Token.greater) {
        foreign(c, 2, 'is not');
        return { kind: Token.notEquals, negated: true };
      }
      break;
    case Token.doubleAnd:
      foreign(c, 1, 'and');
      return { kind, negated: false };
    case Token.doubleOr:
      foreign(c, 1, 'or');
      return { kind, negated: false };
    case K.not:
      expect(c, K.is, 'is', '`stage is not REM`');
      advance(c);
      return { kind: K.is, negated: true };
  }
  advance(c);
  return { kind, negated: kind === K.is && eat(c, K.not) };
}

/** Reports as many tokens as a foreign operator has, and steps over them. */
function foreign(c: Cursor, tokens: number, meant: string): void {
  const start = c.starts[c.at] as number;
  const end = c.starts[c.at + tokens] as number;
  const padded = `${/\s/.test(c.text.charAt(start - 1)) ? '' : ' '}${meant}${/\s/.test(c.text.charAt(end)) ? '' : ' '}`;
  // A sign beyond ASCII is told of with the other characters.
  if (c.text.charCodeAt(start) < 128) reportForeign(c, tokens, meant, padded);
  for (let i = 0; i < tokens; i++) advance(c);
}

function reportForeign(c: Cursor, tokens: number, meant: string, newText: string): void {
  const start = c.starts[c.at] as number;
  const end = c.starts[c.at + tokens] as number;
  reportTokens(c, 'DRM011', c.at, c.at + tokens, {
    found: c.text.slice(start, end),
    meant,
    fix: { title: `Write \`${meant}\``, edits: [{ span: { start, end }, newText }] },
  });
}

function parseUnary(c: Cursor, because: string): Expr {
  const kind = c.kind;
  if (kind !== K.not && kind !== Token.minus && kind !== Token.bang) return parsePrimary(c, because);
  const from = c.at;
  if (c.depth >= MAX_DEPTH) return tooDeep(c, from);
  if (kind === Token.bang) foreign(c, 1, 'not');
  else advance(c);
  c.depth++;
  const of = kind === Token.minus ? parseUnary(c, 'after `-`') : parseBinary(c, 'after `not`', 3);
  c.depth--;
  return { kind: 'Unary', from, to: c.end, op: kind === Token.minus ? '-' : 'not', of };
}

/** Whether the next token can begin a value. */
export function valueAhead(c: Cursor): boolean {
  return beginsValue(c.kind) && (!isWord(c.kind) || isReserved(c.kind) || nameAhead(c));
}

/** Whether a value can begin with this. */
export const beginsValue = (kind: number): boolean =>
  (isWord(kind)
    ? !isReserved(kind) || kind === K.true || kind === K.false || kind === K.in || kind === K.not
    : kind >= Token.number && kind <= Token.version) ||
  kind === Token.minus ||
  kind === Token.openParen;

/** One value: a number, text, name, call, or an expression in parentheses. */
export function parsePrimary(c: Cursor, because: string): Expr {
  const kind = c.kind;
  const from = c.at;
  if (kind === Token.number || kind === Token.version) return parseNumber(c);
  if (kind === Token.text || kind === Token.openText) return parseText(c);
  if (kind === Token.openParen) {
    if (c.depth >= MAX_DEPTH) return tooDeep(c, from);
    advance(c);
    c.depth++;
    const inner = parseExpr(c, 'inside the parentheses');
    c.depth--;
    closeParen(c, from);
    return inner;
  }
  if (kind === K.in) {
    advance(c);
    const scene = parsePath(c, 'the scene, as in `in shore`', 'DRM006');
    return { kind: 'In', from, to: c.end, scene };
  }
  if (kind === K.true || kind === K.false) {
    advance(c);
    return { kind: 'Boolean', from, to: c.end, value: kind === K.true };
  }
  if (nameAhead(c)) return parseWordy(c);
  if (kind === Token.plus && peek(c) === Token.number && !because.startsWith('after')) {
    drop(c, 'a value without a sign', 'numbers are positive by themselves');
    return parseNumber(c);
  }
  if (pairAhead(c, Token.dot, Token.number)) {
    drop(c, '`0` before the point', 'a fraction is written `0.5`');
    const number = parseNumber(c);
    return { ...number, value: Number(`0.${number.value}`) };
  }
  report(c, 'DRM005', { because });
  return missing(c);
}

/** `)`; where it is missing, the one that it would have closed is told too. */
export function closeParen(c: Cursor, opened: number): void {
  if (eat(c, Token.closeParen)) return;
  const start = c.starts[opened] as number;
  report(c, 'DRM014', { other: { start, end: start + 1 } });
}

/** A call, or a reference: one word, or a sensor in several. */
function parseWordy(c: Cursor): Expr {
  const from = c.at;
  const first = c.kind;
  if ((c.kinds[from + 1] as number) === Token.openParen) return parseCall(c);
  advance(c);
  if ((first === K.time || first === K.woken) && onSameLine(c)) {
    const name = first === K.time ? timeIn(c) : wokenBy(c);
    if (name !== null) return { kind: 'Reference', from, to: c.end, name, within: null };
  }
  let name = textAt(c, from);
  while (dotAhead(c)) {
    advance(c);
    name += `.${textAt(c, c.at)}`;
    advance(c);
  }
  return { kind: 'Reference', from, to: c.end, name, within: null };
}

function timeIn(c: Cursor): Reference['name'] | null {
  const isStage = c.kind === K.in;
  const next = peek(c);
  const compared = next >= Token.less && next <= Token.greaterEqual;
  if (isStage ? next !== K.stage && !compared : c.kind !== K.since || (next !== K.onset && !compared)) return null;
  advance(c);
  if (isStage) expect(c, K.stage, 'stage', '`time in stage > 5m`');
  else expect(c, K.onset, 'onset', '`time since onset > 5m`');
  return isStage ? 'time in stage' : 'time since onset';
}

function wokenBy(c: Cursor): Reference['name'] | null {
  if (!eat(c, K.by)) return null;
  const rest = expect(c, K.a, 'a', '`woken by a cue`');
  if (c.kind === K.cue || rest) expect(c, K.cue, 'cue', '`woken by a cue`');
  return 'woken by a cue';
}

function parseCall(c: Cursor): Expr {
  const from = c.at;
  const name = { kind: 'Name', from, to: from + 1, text: textAt(c, from) } as const;
  if (c.depth >= MAX_DEPTH) return tooDeep(c, from);
  advance(c);
  const opened = c.at;
  advance(c);
  c.depth++;
  const args: Expr[] = [];
  if (c.kind !== Token.closeParen) {
    do args.push(parseExpr(c, `as an argument of \`${name.text}\``));
    while (another(c, `\`${name.text}(…, …)\``, valueAhead));
  }
  c.depth--;
  closeParen(c, opened);
  return { kind: 'Call', from, to: c.end, name, args };
}

/** Steps over a group that is nested too deeply, without recursion. */
function tooDeep(c: Cursor, from: number): Expr {
  reportTokens(c, 'DRM012', from, from + 1, { name: 'expression' });
  let open = 0;
  while (c.kind !== Token.end && c.kind !== Token.openBrace && c.kind !== Token.closeBrace) {
    if (c.kind === Token.openParen) open++;
    else if (c.kind === Token.closeParen) {
      if (open === 0) break;
      open--;
    } else if (onNewLine(c) && isItemWord(c.kind)) break;
    advance(c);
    if (open === 0 && (c.kind === Token.closeParen || c.kind === Token.comma)) break;
  }
  return missing(c);
}
