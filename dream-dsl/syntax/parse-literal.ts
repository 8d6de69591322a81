/** Numbers with their units, and texts. */

import type { NumberLiteral, Reference, TextLiteral } from './ast.ts';
import { advance, type Cursor, onSameLine, peek, textAt } from './cursor.ts';
import { expect, report, reportAt, takeForeign, wordAhead } from './report.ts';
import { isReserved, isWord, K, Token } from './token.ts';

/** The next token must be a number. */
export function parseNumber(c: Cursor): NumberLiteral {
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
  if (unit === '') unit = looseUnit(c, start, end);
  else if (unit === '°C') unit = 'C';
  return { kind: 'Number', from, to: c.end, value, unit };
}

/** `per hour` behind a number, or a unit that stands apart from it by mistake. */
function looseUnit(c: Cursor, start: number, end: number): string {
  if (c.kind === K.per && peek(c) !== K.night && onSameLine(c)) {
    advance(c);
    expect(c, K.hour, 'hour', '`cues <= 20 per hour`', [Token.word]);
    return 'per hour';
  }
  if ((c.kind === K.a || c.kind === Token.word) && peek(c) === K.hour && wordAhead(c, 'a', 'an', 'each')) {
    takeForeign(c, 'per');
    advance(c);
    return 'per hour';
  }
  if (!(c.kind === Token.word || c.kind === K.hour) || !onSameLine(c)) return '';
  const name = textAt(c, c.at);
  const unit = LOOSE_UNITS.get(name);
  if (unit === undefined) return '';
  const span = { start: end, end: c.starts[c.at + 1] as number };
  reportAt(c, 'DRM007', span.start, span.end, {
    name,
    fix: { title: `Write \`${c.text.slice(start, end)}${unit}\``, edits: [{ span, newText: unit }] },
  });
  advance(c);
  return unit;
}

const POWERS = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const UNITS = ['dB', 'lx', 's', 'm', 'h', 'ms', 'bpm', 'deg', 'C', 'Hz', '%'];

/** The unit that ends a number: one and the same string for each known one. */
function unitAt(text: string, start: number, end: number): string {
  const first = text.charCodeAt(start);
  for (const unit of UNITS) if (unit.charCodeAt(0) === first && unit.length === end - start && text.startsWith(unit, start)) return unit;
  return text.slice(start, end);
}

const LOOSE_UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dB: 'dB db decibel decibels',
    lx: 'lx lux',
    C: 'C degC celsius',
    Hz: 'Hz hz hertz',
    bpm: 'bpm',
    deg: 'deg degrees',
    '%': 'percent',
    ms: 'ms millisecond milliseconds',
    s: 's sec secs second seconds',
    m: 'm min mins minute minutes',
    h: 'h hr hrs hour hours',
  }).flatMap(([unit, names]) => names.split(' ').map((name) => [name, unit] as const)),
);

/** A text with its escapes undone and the names in its braces found. The next token must be one. */
export function parseText(c: Cursor): TextLiteral {
  const index = c.at;
  const start = (c.starts[index] as number) + 1;
  const end = (c.starts[index + 1] as number) - (c.kind === Token.text ? 1 : 0);
  advance(c);
  const raw = c.text.slice(start, end);
  return { kind: 'Text', from: index, to: index + 1, parts: raw.includes('{') || raw.includes('\\') ? pieces(c, raw, index, start) : [raw] };
}

/** A text, or null and a finding; words that stand there without quotes are stepped over. */
export function parseLabel(c: Cursor, because: string): TextLiteral | null {
  if (c.kind === Token.text || c.kind === Token.openText) return parseText(c);
  report(c, 'DRM008', { because });
  let joined = false;
  while (onSameLine(c) && (isLoose(c) || (joined && isWord(c.kind)))) {
    joined = c.kind === Token.dot || c.kind === Token.divide;
    if (c.kind === Token.openText) c.halfTexts.add(c.at);
    advance(c);
  }
  return null;
}

/** Whether the next token can be part of a text whose quotes are missing. */
function isLoose(c: Cursor): boolean {
  const { kind } = c;
  return (isWord(kind) && !isReserved(kind) && kind !== K.as) || kind === Token.dot || kind === Token.divide || kind === Token.openText;
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
