/** The parts of a dream: scenes and layers, with the motif they are made of; ritual, anchor, release, morning; and motifs. */

import type { Arg, Item, Motif, Param, Release, Scene, Use } from './ast.ts';
import { advance, type Cursor, eat, nameAhead, parseName, parsePath, peek, report } from './cursor.ts';
import { parseExpr, parseRange, parseSum } from './parse-expr.ts';
import { parseType } from './parse-head.ts';
import { docAbove, skipList } from './recovery.ts';
import { isWord, K, Token } from './token.ts';

export function parseScene(c: Cursor, isScene: boolean): Item {
  const from = c.at;
  const doc = docAbove(c);
  advance(c);
  const name = parseName(c, isScene ? 'the name of the scene' : 'the name of the layer');
  const use = c.kind === K.is ? parseUse(c) : null;
  const alone = use !== null && c.kind !== Token.openBrace;
  const body = alone ? ({ kind: 'Block', from: c.end, to: c.end, items: [] } as const) : c.block(c, isScene ? 'scene' : 'layer');
  const scene: Scene = { kind: 'Scene', from, to: c.end, doc, name, use, body };
  return isScene ? scene : { kind: 'Layer', from, to: c.end, doc, name, use, body };
}

/** `is breathing(5s, next = shore)` */
function parseUse(c: Cursor): Use {
  const from = c.at;
  advance(c);
  const motif = parsePath(c, 'the motif that it is made of');
  const args: Arg[] = [];
  const opened = c.at;
  if (eat(c, Token.openParen)) {
    while (c.kind !== Token.closeParen && c.kind !== Token.openBrace && c.kind !== Token.closeBrace && c.kind !== Token.end) {
      args.push(parseArg(c));
      if (!eat(c, Token.comma)) break;
    }
    closeList(c, opened);
  }
  return { kind: 'Use', from, to: c.end, motif, args };
}

function parseArg(c: Cursor): Arg {
  const from = c.at;
  let name = null;
  const next = isWord(c.kind) ? peek(c) : 0;
  if (next === Token.equals || next === Token.colon || next === Token.arrow) {
    name = parseName(c, 'the name of a parameter');
    if (next !== Token.equals) report(c, 'DRM001', { expected: '`=`', because: '`scene calm is breathing(4s, next = shore)`' });
    advance(c);
  }
  const value = parseExpr(c, name === null ? 'as an argument of the motif' : `for \`${name.text}\``);
  return { kind: 'Arg', from: Math.min(from, c.end), to: c.end, name, value };
}

export function parseMotif(c: Cursor): Motif {
  const from = c.at;
  const doc = docAbove(c);
  advance(c);
  const name = parseName(c, 'the name of the motif');
  const params: Param[] = [];
  const opened = c.at;
  if (eat(c, Token.openParen)) {
    while (c.kind !== Token.closeParen && c.kind !== Token.openBrace && c.kind !== Token.end) {
      params.push(parseMotifParam(c));
      if (!eat(c, Token.comma)) break;
    }
    closeList(c, opened);
  }
  const body = c.block(c, 'motif');
  return { kind: 'Motif', from, to: c.end, doc, name, params, body };
}

/** The end of a list in parentheses; what stands before it and is no part of the list is told once and stepped over. */
function closeList(c: Cursor, opened: number): void {
  if (eat(c, Token.closeParen)) return;
  const start = c.starts[opened] as number;
  report(c, 'DRM014', { other: { start, end: start + 1 } });
  skipList(c);
}

/** `pace: duration = 4s in 2s..10s` */
function parseMotifParam(c: Cursor): Param {
  const from = c.at;
  const doc = docAbove(c);
  if ((c.kind === K.param || c.kind === K.var) && isWord(peek(c))) {
    report(c, 'DRM001', { expected: 'the name of a parameter', because: '`motif breathing(pace: duration, next: scene) { … }`' });
    advance(c);
  }
  const name = parseName(c, 'the name of a parameter');
  const typed = eat(c, Token.colon);
  if (!typed && isWord(c.kind)) report(c, 'DRM001', { expected: '`:`', because: '`motif breathing(pace: duration, next: scene) { … }`' });
  const type = typed || isWord(c.kind) ? parseType(c) : null;
  const value = eat(c, Token.equals) ? parseSum(c, 'what it is where nothing is given') : null;
  const range = eat(c, K.in) ? parseRange(c, 'the lower end of the range') : null;
  return { kind: 'Param', from: Math.min(from, c.end), to: c.end, doc, name, type, value, range };
}

/** What a dream has besides scenes. */
export function parsePart(c: Cursor, kind: number): Item {
  const from = c.at;
  switch (kind) {
    case K.ritual: {
      const doc = docAbove(c);
      advance(c);
      const name = nameAhead(c) ? parseName(c, 'the name of the ritual') : null;
      const body = c.block(c, 'ritual');
      return { kind: 'Ritual', from, to: c.end, doc, name, body };
    }
    case K.morning:
    case K.release: {
      advance(c);
      const body = c.block(c, kind === K.morning ? 'morning' : 'release');
      const node: Release = { kind: 'Release', from, to: c.end, body };
      return kind === K.release ? node : { kind: 'Morning', from, to: c.end, body };
    }
    default: {
      advance(c);
      if (!eat(c, K.every)) report(c, 'DRM001', { expected: '`every`', because: '`anchor every 25m { … }`' });
      const period = parseSum(c, 'how often the anchor comes back');
      const body = c.block(c, 'anchor');
      return { kind: 'Anchor', from, to: c.end, period, body };
    }
  }
}
