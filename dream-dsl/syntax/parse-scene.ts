/** The parts of a dream: scenes and layers, with the motif they are made of; ritual, what holds anywhere, anchor, release, morning; and motifs. */

import type { Arg, Block, Item, Motif, Param, Use } from './ast.ts';
import { advance, begin, type Cursor, onSameLine, peek, textAt } from './cursor.ts';
import { docAbove } from './doc.ts';
import { nameAhead, noPath, parseNewName, parsePath, takeName } from './names.ts';
import { parseMotifParam } from './parse-declare.ts';
import { closeParen, parseExpr, parseSum, valueAhead } from './parse-expr.ts';
import { isFurtherIn } from './recovery.ts';
import { another, expect, report, reportTokens } from './report.ts';
import { skipList } from './skip.ts';
import { isReserved, isWord, K, Token } from './token.ts';

export function parseScene(c: Cursor, isScene: boolean): Item {
  const from = c.at;
  const doc = docAbove(c);
  begin(c);
  const name = parseNewName(c, isScene ? 'the name of the scene' : 'the name of the layer', [Token.openBrace, K.is]);
  const use = c.kind === K.is || isUnsaid(c) ? parseUse(c) : null;
  const alone = use !== null && c.kind !== Token.openBrace && !(c.braces < 0 && isFurtherIn(c, from));
  const body: Block = alone ? { kind: 'Block', from: c.end, to: c.end, items: [] } : c.block(c, isScene ? 'scene' : 'layer');
  return { kind: isScene ? 'Scene' : 'Layer', from, to: c.end, doc, name, use, body };
}

/** Whether a motif follows whose `is` is missing, or written otherwise. */
function isUnsaid(c: Cursor): boolean {
  if (!onSameLine(c)) return false;
  if (c.kind === Token.openBrace) return false;
  if (c.kind === Token.equals || c.kind === Token.colon || SAID_OTHERWISE.has(textAt(c, c.at))) return isWord(peek(c));
  return nameAhead(c) && c.kinds[c.at + 1] === Token.openParen;
}
const SAID_OTHERWISE: ReadonlySet<string> = new Set(['as', 'like', 'extends', 'uses', 'from', 'of', 'are']);

/** `is breathing(5s, next = shore)` */
function parseUse(c: Cursor): Use {
  const from = c.at;
  const other = [Token.equals, Token.colon, K.of, K.as];
  if (c.kind !== K.is && SAID_OTHERWISE.has(textAt(c, c.at))) other.push(c.kind);
  expect(c, K.is, 'is', IS, other);
  if (!nameAhead(c)) {
    report(c, 'DRM004', { expected: 'the motif that it is made of' });
    return { kind: 'Use', from, to: c.end, motif: noPath(c), args: [] };
  }
  const motif = parsePath(c, 'the motif that it is made of');
  const opened = c.at;
  if (c.kind === Token.openParen) {
    advance(c);
    const args = c.kind === Token.closeParen ? [] : parseArgs(c);
    closeList(c, opened);
    return { kind: 'Use', from, to: c.end, motif, args };
  }
  if (!onSameLine(c) || !(c.kind === Token.equals || (valueAhead(c) && c.kind !== Token.text))) return { kind: 'Use', from, to: c.end, motif, args: [] };
  reportTokens(c, 'DRM095', c.at, c.at + 1, { name: motif.text, found: textAt(c, c.at) });
  if (c.kind === Token.equals) advance(c);
  const args = parseArgs(c);
  if (c.kind === Token.closeParen) advance(c);
  return { kind: 'Use', from, to: c.end, motif, args };
}
const IS = '`scene calm is breathing(5s, next = shore)`';

/** The end of a list in parentheses; what stands before it and is no part of the list is told once and stepped over. */
function closeList(c: Cursor, opened: number): void {
  const closed = c.kind === Token.closeParen;
  closeParen(c, opened);
  if (!closed) skipList(c);
}

function parseArgs(c: Cursor): Arg[] {
  const args: Arg[] = [];
  do args.push(parseArg(c));
  while (another(c, IS, valueAhead));
  return args;
}

function parseArg(c: Cursor): Arg {
  const from = c.at;
  const next = peek(c);
  if (!isWord(c.kind) || (next !== Token.equals && next !== Token.colon && next !== Token.arrow)) {
    const value = parseExpr(c, 'as an argument of the motif');
    return { kind: 'Arg', from: Math.min(from, c.end), to: c.end, name: null, value };
  }
  const name = isReserved(c.kind) ? parseNewName(c, 'the name of a parameter', [Token.equals, Token.colon]) : takeName(c);
  expect(c, Token.equals, '=', IS, [Token.colon, Token.arrow]);
  const value = parseExpr(c, `for \`${name.text}\``);
  return { kind: 'Arg', from: Math.min(from, c.end), to: c.end, name, value };
}

/** `motif breathing(pace: duration = 4s) { … }` */
export function parseMotif(c: Cursor): Motif {
  const from = c.at;
  const doc = docAbove(c);
  begin(c);
  const name = parseNewName(c, 'the name of the motif', [Token.openBrace, Token.openParen]);
  const params: Param[] = [];
  const opened = c.at;
  if (c.kind === Token.openParen) {
    advance(c);
    if (c.kind !== Token.closeParen) parseParams(c, params);
    closeList(c, opened);
  } else if (nameAhead(c) && onSameLine(c) && [Token.colon, Token.equals, Token.comma].includes(peek(c))) {
    reportTokens(c, 'DRM095', c.at, c.at + 1, { name: name.text, found: textAt(c, c.at) });
    parseParams(c, params);
    if (c.kind === Token.closeParen) advance(c);
  }
  const body = c.block(c, 'motif');
  return { kind: 'Motif', from, to: c.end, doc, name, params, body };
}

function parseParams(c: Cursor, params: Param[]): void {
  do params.push(parseMotifParam(c));
  while (another(c, '`motif breathing(pace: duration, next: scene) { … }`', (cursor) => nameAhead(cursor) && peek(cursor) === Token.colon));
}

export function parseRitual(c: Cursor): Item {
  const from = c.at;
  const doc = docAbove(c);
  begin(c);
  const quoted = onSameLine(c) && c.kind === Token.text;
  const name = nameAhead(c) || quoted ? parseNewName(c, 'the name of the ritual, without quotes', []) : null;
  const body = c.block(c, 'ritual');
  return { kind: 'Ritual', from, to: c.end, doc, name, body };
}

/** `anywhere { when distress > 0.6 for 20s -> release }` */
export function parseAnywhere(c: Cursor): Item {
  const from = c.at;
  const doc = docAbove(c);
  begin(c);
  const body = c.block(c, 'anywhere');
  return { kind: 'Anywhere', from, to: c.end, doc, body };
}

/** `release { … }`, `morning { … }` */
export function parseEnding(c: Cursor, isRelease: boolean): Item {
  const from = c.at;
  begin(c);
  const body = c.block(c, isRelease ? 'release' : 'morning');
  return { kind: isRelease ? 'Release' : 'Morning', from, to: c.end, body };
}

export function parseAnchor(c: Cursor): Item {
  const from = c.at;
  begin(c);
  const every = expect(c, K.every, 'every', '`anchor every 25m { … }`', [K.after, K.for, K.at]);
  const period = every || c.kind === Token.number ? parseSum(c, 'how often the anchor comes back') : null;
  const body = c.block(c, 'anchor');
  return { kind: 'Anchor', from, to: c.end, period, body };
}
