/** Expressions, by precedence: or, and, not, comparison and is, sums, products, minus, values. */

import type { Binary, Expr, NumberLiteral, Range, Reference, TextLiteral } from './ast.ts';
import { advance, type Cursor, dotAhead, eat, MAX_CHAIN, MAX_DEPTH, missing, onNewLine, parsePath, peek, report, reportAt, textAt } from './cursor.ts';
import { isForeign, reportWord } from './foreign.ts';
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
  let high: Expr;
  if (eat(c, Token.dots)) high = parseSum(c, 'the upper end of the range');
  else {
    report(c, 'DRM001', { expected: '..', because: 'a range' });
    high = missing(c);
  }
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
    case Token.doubleEquals:
    case Token.notEquals:
    case Token.equals:
    case Token.equalsLess:
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
  [Token.equalsLess]: '<=',
  [Token.fatArrow]: '>=',
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
    const kind = c.kind;
    const power = kind === Token.fatArrow && peek(c) === Token.number ? 3 : strength(kind);
    if (power === 0 || power < Math.max(above, 1)) return left;
    if (kind === Token.equals && above >= 3) return left;
    const operator = c.at;
    if (kind === Token.doubleEquals || kind === Token.notEquals || kind === Token.equals) foreign(c, kind === Token.notEquals ? 'is not' : 'is');
    else if (kind === Token.fatArrow) foreign(c, '>=');
    else if (kind === Token.equalsLess) foreign(c, '<=');
    else if (kind === Token.doubleAnd) foreign(c, 'and');
    else if (kind === Token.doubleOr) foreign(c, 'or');
    advance(c);
    const negated = kind === Token.notEquals || (kind === K.is && eat(c, K.not));
    const right = parseBinary(c, AFTER[kind] ?? `after \`${textAt(c, operator)}\``, power + 1);
    if (++chain > MAX_CHAIN) {
      if (chain === MAX_CHAIN + 1) reportAt(c, 'DRM012', c.starts[operator] as number, c.starts[operator + 1] as number, { name: 'expression' });
      continue;
    }
    const op = OPERATORS[kind];
    left = op === undefined ? { kind: 'Is', from, to: c.end, negated, left, right } : { kind: 'Binary', from, to: c.end, op, left, right };
  }
}

function foreign(c: Cursor, meant: string): void {
  const start = c.starts[c.at] as number;
  const end = c.starts[c.at + 1] as number;
  const padded = `${/\s/.test(c.text.charAt(start - 1)) ? '' : ' '}${meant}${/\s/.test(c.text.charAt(end)) ? '' : ' '}`;
  reportAt(c, 'DRM011', start, end, {
    found: c.text.slice(start, end),
    meant,
    fix: { title: `Write \`${meant}\``, edits: [{ span: { start, end }, newText: padded }] },
  });
}

function parseUnary(c: Cursor, because: string): Expr {
  const kind = c.kind;
  if (kind !== K.not && kind !== Token.minus && kind !== Token.bang) return parsePrimary(c, because);
  const from = c.at;
  if (c.depth >= MAX_DEPTH) return tooDeep(c, from);
  if (kind === Token.bang) foreign(c, 'not');
  advance(c);
  c.depth++;
  const of = kind === Token.minus ? parseUnary(c, 'after `-`') : parseBinary(c, 'after `not`', 3);
  c.depth--;
  return { kind: 'Unary', from, to: c.end, op: kind === Token.minus ? '-' : 'not', of };
}

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
  if (isWord(kind) && !isReserved(kind) && !(isItemWord(kind) && onNewLine(c))) return parseWordy(c);
  report(c, 'DRM005', { because });
  return missing(c);
}

/** Whether a value can begin with this. */
export const beginsValue = (kind: number): boolean =>
  (isWord(kind) ? !isReserved(kind) || kind === K.true || kind === K.false || kind === K.in : kind >= Token.number && kind <= Token.version) ||
  kind === Token.minus ||
  kind === Token.openParen;

function closeParen(c: Cursor, opened: number): boolean {
  if (eat(c, Token.closeParen)) return true;
  const start = c.starts[opened] as number;
  report(c, 'DRM014', { other: { start, end: start + 1 } });
  return false;
}

/** A call, or a reference: one word, or a sensor in several. */
function parseWordy(c: Cursor): Expr {
  const from = c.at;
  const first = c.kind;
  if (peek(c) === Token.openParen && (c.kinds[from + 1] as number) === Token.openParen) {
    const name = { kind: 'Name', from, to: from + 1, text: textAt(c, from) } as const;
    if (c.depth >= MAX_DEPTH) return tooDeep(c, from);
    advance(c);
    const opened = c.at;
    advance(c);
    c.depth++;
    const args: Expr[] = [];
    if (c.kind !== Token.closeParen) {
      do args.push(parseExpr(c, `as an argument of \`${name.text}\``));
      while (eat(c, Token.comma));
    }
    c.depth--;
    if (!closeParen(c, opened)) return missing(c);
    return { kind: 'Call', from, to: c.end, name, args };
  }
  advance(c);
  if (first === K.time) {
    const next = c.kind;
    const tail = peek(c);
    if ((next === K.in || next === K.since) && !onNewLine(c)) {
      advance(c);
      if (tail === (next === K.in ? K.stage : K.onset)) advance(c);
      else report(c, 'DRM001', { expected: next === K.in ? '`stage`' : '`onset`', because: next === K.in ? '`time in stage`' : '`time since onset`' });
      return { kind: 'Reference', from, to: c.end, name: next === K.in ? 'time in stage' : 'time since onset', within: null };
    }
  } else if (first === K.woken && c.kind === K.by && !onNewLine(c)) {
    advance(c);
    if (c.kind === K.a && peek(c) === K.cue) {
      advance(c);
      advance(c);
    } else report(c, 'DRM001', { expected: '`a cue`', because: '`woken by a cue`' });
    return { kind: 'Reference', from, to: c.end, name: 'woken by a cue', within: null };
  }
  let name = textAt(c, from);
  while (dotAhead(c)) {
    advance(c);
    name += `.${textAt(c, c.at)}`;
    advance(c);
  }
  return { kind: 'Reference', from, to: c.end, name, within: null };
}

function parseNumber(c: Cursor): NumberLiteral {
  const from = c.at;
  const start = c.starts[from] as number;
  const end = c.starts[from + 1] as number;
  let at = start;
  let value = 0;
  let point = -1;
  for (; at < end; at++) {
    const digit = c.text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (digit === -2 && point < 0) point = at;
    else break;
  }
  // Digits are summed exactly up to 2^53 and powers of ten are exact up to 10^22, so that dividing rounds once, as reading them does.
  const power = point < 0 ? 1 : POWERS[at - point - 1];
  if (power === undefined || value > Number.MAX_SAFE_INTEGER) value = Number(c.text.slice(start, at));
  else value /= power;
  let unit = at === end ? '' : unitAt(c.text, at, end);
  if (c.kind === Token.version) {
    reportAt(c, 'DRM001', start, end, { found: c.text.slice(start, end), expected: 'a number', because: 'a number has one point' });
    unit = '';
  }
  advance(c);
  if (unit === '') {
    if (c.kind === K.per && !onNewLine(c) && peek(c) !== K.night) {
      advance(c);
      if (!eat(c, K.hour)) report(c, 'DRM001', { expected: '`hour`', because: '`20 per hour`' });
      unit = 'per hour';
    } else if ((c.kind === K.a || c.kind === Token.word) && peek(c) === K.hour && (c.kind === K.a || isForeign(c, 'an', 'each', 'every'))) {
      reportWord(c, 'per');
      advance(c);
      advance(c);
      unit = 'per hour';
    } else if (c.kind === Token.word && !onNewLine(c) && LOOSE_UNITS.has(textAt(c, c.at))) {
      const gap = { start: end, end: c.starts[c.at] as number };
      unit = textAt(c, c.at);
      reportAt(c, 'DRM007', gap.start, c.starts[c.at + 1] as number, {
        name: unit,
        fix: { title: 'Join number and unit', edits: [{ span: gap, newText: '' }] },
      });
      advance(c);
    }
  } else if (unit === '°C') unit = 'C';
  return { kind: 'Number', from, to: c.end, value, unit };
}

const POWERS = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const UNITS = ['dB', 'lx', 's', 'm', 'h', 'ms', 'bpm', 'deg', 'C', 'Hz', '%'];
const LOOSE_UNITS: ReadonlySet<string> = new Set(UNITS.filter((unit) => unit !== '%'));

/** The unit that ends a number: one and the same string for each known one. */
function unitAt(text: string, start: number, end: number): string {
  const first = text.charCodeAt(start);
  for (const unit of UNITS) if (unit.charCodeAt(0) === first && unit.length === end - start && text.startsWith(unit, start)) return unit;
  return text.slice(start, end);
}

/** A text with its escapes undone and the names in its braces found. The next token must be one. */
export function parseText(c: Cursor): TextLiteral {
  const index = c.at;
  const start = (c.starts[index] as number) + 1;
  const end = (c.starts[index + 1] as number) - (c.kind === Token.text ? 1 : 0);
  advance(c);
  const raw = c.text.slice(start, end);
  return { kind: 'Text', from: index, to: index + 1, parts: raw.includes('{') || raw.includes('\\') ? pieces(c, raw, index, start) : [raw] };
}

/** A text, or null and a finding. */
export function parseLabel(c: Cursor, because: string): TextLiteral | null {
  if (c.kind === Token.text || c.kind === Token.openText) return parseText(c);
  report(c, 'DRM008', { because });
  return null;
}

const PIECE = /\\(.)|\{\s*([\p{L}_][\p{L}\p{M}\w]*)\s*\}|\{/gu;

/** `start` is where `raw` begins in the text. */
function pieces(c: Cursor, raw: string, token: number, start: number): readonly (string | Reference)[] {
  // A text with a mistake of its own is spared.
  const sound = c.kinds[token] === Token.text && c.text.charCodeAt(start - 1) === 34;
  const parts: (string | Reference)[] = [];
  let words = '';
  let done = 0;
  for (const match of raw.matchAll(PIECE)) {
    words += raw.slice(done, match.index);
    done = match.index + match[0].length;
    if (match[2] === undefined) {
      const sign = match[1] ?? '{';
      if (sound && (match[1] === undefined || !ESCAPED.includes(sign))) reportSign(c, start + match.index, match[0]);
      words += sign === 'n' ? '\n' : sign;
    } else {
      if (words !== '') parts.push(words);
      words = '';
      const at = start + match.index + match[0].indexOf(match[2]);
      parts.push({ kind: 'Reference', from: token, to: token + 1, name: match[2], within: { start: at, end: at + match[2].length } });
    }
  }
  words += raw.slice(done);
  if (words !== '' || parts.length === 0) parts.push(words);
  return parts;
}

/** What a backslash can stand before. */
const ESCAPED = '"\\{n';

/** A brace that holds no name, or a backslash that changes nothing. */
function reportSign(c: Cursor, start: number, found: string): void {
  const end = start + found.length;
  const fix =
    found === '{'
      ? { title: 'Write `\\{`', edits: [{ span: { start, end }, newText: '\\{' }] }
      : { title: 'Remove the backslash', edits: [{ span: { start, end: start + 1 }, newText: '' }] };
  reportAt(c, 'DRM094', start, end, { found, fix });
}

/** Steps over a group that is nested too deeply, without recursion. */
function tooDeep(c: Cursor, from: number): Expr {
  reportAt(c, 'DRM012', c.starts[from] as number, c.starts[from + 1] as number, { name: 'expression' });
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
  return { kind: 'Missing', from: c.end, to: c.end };
}
