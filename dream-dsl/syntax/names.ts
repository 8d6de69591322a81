/** Names: those that are given, and those that are meant. */

import type { Missing, Name, Path } from './ast.ts';
import { advance, type Cursor, moreOnLine, onNewLine, onSameLine, peek, textAt } from './cursor.ts';
import { replacing, report, reportTokens } from './report.ts';
import { isItemWord, isReserved, isTopWord, isWord, Token } from './token.ts';

/** Whether the next word can stand as a name: not one that plainly begins the next item. */
export function nameAhead(c: Cursor): boolean {
  return isWord(c.kind) && (!isReserved(c.kind) || c.named.has(c.kind)) && !((isItemWord(c.kind) || isTopWord(c.kind)) && onNewLine(c));
}

/** A name that is meant; where none stands, an empty one and a finding. */
export function parseName(c: Cursor, expected: string, code = 'DRM004'): Name {
  if (nameAhead(c)) return takeName(c);
  report(c, code, { expected });
  return noName(c);
}

/** A name that is given. A reserved word is taken for one where `follow` comes after it, and so is one in quotes. */
export function parseNewName(c: Cursor, expected: string, follow: readonly number[]): Name {
  if (nameAhead(c)) return takeHyphened(c);
  const same = onSameLine(c);
  if (same && isReserved(c.kind) && follow.includes(peek(c))) {
    reportTokens(c, 'DRM013', c.at, c.at + 1, { name: textAt(c, c.at), expected });
    c.named.add(c.kind);
    return takeName(c);
  }
  report(c, 'DRM004', { expected });
  if (!same || (c.kind !== Token.text && c.kind !== Token.openText && c.kind !== Token.number)) return noName(c);
  const written = takeName(c);
  const text = written.text.replaceAll('"', '').trim();
  return { ...written, text: NAME.test(text) ? text : '' };
}

/** `the-shore`, as other languages have it, is taken for `the_shore`. */
function takeHyphened(c: Cursor): Name {
  const name = takeName(c);
  if (!hyphenAhead(c)) return name;
  while (hyphenAhead(c)) {
    advance(c);
    advance(c);
  }
  const found = c.text.slice(c.starts[name.from], c.starts[c.end]);
  const text = found.replaceAll('-', '_');
  reportTokens(c, 'DRM090', name.from, c.end, { found, meant: text, fix: replacing(c, name.from, c.end, text) });
  return { ...name, to: c.end, text };
}

const hyphenAhead = (c: Cursor): boolean => c.kind === Token.minus && c.end === c.at && isWord(c.kinds[c.at + 1] as number);

const NAME = /^[\p{L}_][\p{L}\p{M}\w]*$/u;

/** The next word as a name, whatever it is. */
export function takeName(c: Cursor): Name {
  const index = c.at;
  advance(c);
  return { kind: 'Name', from: index, to: index + 1, text: c.text.slice(c.starts[index], c.starts[index + 1]) };
}

export const noName = (c: Cursor): Name => ({ kind: 'Name', from: c.end, to: c.end, text: '' });

/** A name, or names joined by dots without a gap; where none stands, an empty one and a finding. */
export function parsePath(c: Cursor, expected: string, code = 'DRM004'): Path {
  const first = code === 'DRM006' && nameAhead(c) ? takeHyphened(c) : parseName(c, expected, code);
  if (first.text === '' || c.kind !== Token.dot) return { kind: 'Path', from: first.from, to: first.to, segments: [first], text: first.text };
  const segments = [first];
  while (c.kind === Token.dot && onSameLine(c)) {
    if (dotAhead(c)) {
      advance(c);
      segments.push(takeName(c));
      continue;
    }
    const gap = nameNear(c);
    if (gap) report(c, 'DRM001', { expected: 'a path without gaps', because: '`shore.dusk`' });
    advance(c);
    if (gap && isWord(c.kind)) segments.push(takeName(c));
    else {
      report(c, 'DRM004', { expected: 'the name after the dot, as in `shore.dusk`' });
      break;
    }
  }
  return { kind: 'Path', from: first.from, to: c.end, segments, text: segments.map((segment) => segment.text).join('.') };
}

/** Whether a name stands behind the dot ahead, apart from it. */
function nameNear(c: Cursor): boolean {
  const next = peek(c);
  return isWord(next) && !isReserved(next) && moreOnLine(c);
}

/** A path without a segment that is written. */
export function noPath(c: Cursor): Path {
  return { kind: 'Path', from: c.end, to: c.end, segments: [noName(c)], text: '' };
}

/** Whether a dot and a word follow what was taken last, without a gap. */
export const dotAhead = (c: Cursor): boolean => c.kind === Token.dot && c.end === c.at && isWord(c.kinds[c.at + 1] as number);

export function missing(c: Cursor): Missing {
  return { kind: 'Missing', from: c.end, to: c.end };
}
