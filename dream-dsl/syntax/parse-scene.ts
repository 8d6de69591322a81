/** The parts of a dream: scenes and layers, with the motif they are made of; ritual, anchor, release, morning; and motifs. */

import type { Arg, Item, Motif, Param, Release, Scene, Use } from './ast.ts';
import { advance, type Cursor, eat, nameAhead, parseName, parsePath, peek, report } from './cursor.ts';
import { parseExpr, parseRange, parseSum } from './parse-expr.ts';
import { parseType } from './parse-head.ts';
import { docAbove } from './recovery.ts';
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
      const before = c.at;
      args.push(parseArg(c));
      if (!eat(c, Token.comma) && c.kind !== Token.closeParen) break;
      if (c.at === before) break;
    }
    if (!eat(c, Token.closeParen)) report(c, 'DRM014', { other: { start: c.starts[opened] as number, end: (c.starts[opened] as number) + 1 } });
  }
  return { kind: 'Use', from, to: c.end, motif, args };
}

function parseArg(c: Cursor): Arg {
  const from = c.at;
  let name = null;
  if (isWord(c.kind) && peek(c) === Token.equals) {
    name = parseName(c, 'the name of a parameter');
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
  if (eat(c, Token.openParen)) {
    while (c.kind !== Token.closeParen && c.kind !== Token.openBrace && c.kind !== Token.end) {
      params.push(parseMotifParam(c));
      if (!eat(c, Token.comma) && c.kind !== Token.closeParen) break;
    }
    if (!eat(c, Token.closeParen)) report(c, 'DRM014', {});
  }
  const body = c.block(c, 'motif');
  return { kind: 'Motif', from, to: c.end, doc, name, params, body };
}

/** `pace: duration = 4s in 2s..10s` */
function parseMotifParam(c: Cursor): Param {
  const from = c.at;
  const doc = docAbove(c);
  const name = parseName(c, 'the name of a parameter');
  const type = eat(c, Token.colon) ? parseType(c) : null;
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
