/** What stands inside braces, told apart by its first word. */

import type { Block, Item, TonePart } from './ast.ts';
import { advance, type Cursor, eat, MAX_DEPTH, parseName, report, reportAt } from './cursor.ts';
import { parseAction } from './parse-action.ts';
import { parseCue } from './parse-cue.ts';
import { parseExpr, parsePrimary, parseSum } from './parse-expr.ts';
import { parseHead } from './parse-head.ts';
import { parsePromise } from './parse-promise.ts';
import { parseChoose, parseGo, parseHandler } from './parse-reaction.ts';
import { parsePart, parseScene } from './parse-scene.ts';
import { closesElsewhere, respell, skipDeep } from './recovery.ts';
import { isItemWord, K, Token } from './token.ts';

/** `{ … }`; `owner` says whose braces these are. */
export function parseBlock(c: Cursor, owner: string): Block {
  const from = c.at;
  const items: Item[] = [];
  const opened = c.kind === Token.openBrace;
  if (opened) {
    if (c.depth >= MAX_DEPTH) return skipDeep(c, from);
    advance(c);
  } else {
    report(c, 'DRM002', { expected: '{', because: owner });
    if (!isItemWord(c.kind)) return { kind: 'Block', from: c.end, to: c.end, items };
  }
  c.depth++;
  while (c.kind !== Token.closeBrace && c.kind !== Token.end) items.push(parseItem(c));
  c.depth--;
  if (c.kind === Token.closeBrace && !(opened && c.unbalanced && closesElsewhere(c, from))) advance(c);
  else if (opened) {
    const start = c.starts[from] as number;
    if (!c.findings.some((f) => f.code === 'DRM003')) reportAt(c, 'DRM003', start, start + 1, { expected: '}', because: owner });
  }
  return { kind: 'Block', from: Math.min(from, c.end), to: c.end, items };
}

function parseItem(c: Cursor): Item {
  const from = c.at;
  const kind = c.kind === Token.word ? respell(c) : c.kind;
  switch (kind) {
    case Token.arrow:
      return parseGo(c);
    case K.scene:
    case K.layer:
      return parseScene(c, kind === K.scene);
    case K.play:
    case K.say:
    case K.ask:
    case K.light:
    case K.scent:
    case K.touch:
    case K.warmth:
    case K.motion:
      return parseCue(c);
    case K.on:
    case K.when:
    case K.after:
    case K.every:
    case K.enter:
    case K.exit:
    case K.together:
      return parseHandler(c, kind);
    case K.while: {
      advance(c);
      const condition = parseExpr(c, 'the condition of `while`');
      const body = parseBlock(c, 'while');
      return { kind: 'While', from, to: c.end, condition, body };
    }
    case K.set:
    case K.mark:
    case K.raise:
      return parseAction(c, kind);
    case K.choose:
      return parseChoose(c);
    case K.fade: {
      advance(c);
      if (!eat(c, K.all)) report(c, 'DRM001', { expected: '`all`', because: '`fade all over 60s`' });
      const over = eat(c, K.over) ? parseSum(c, 'how long the fade takes') : null;
      return { kind: 'Fade', from, to: c.end, over };
    }
    case K.tone: {
      advance(c);
      const parts: TonePart[] = [];
      do {
        const at = c.at;
        const name = parseName(c, 'a feeling, as in `tone calm 0.5`');
        const value = parsePrimary(c, 'how strong the feeling is, from 0 to 1');
        parts.push({ kind: 'TonePart', from: Math.min(at, c.end), to: c.end, name, value });
      } while (eat(c, Token.comma));
      return { kind: 'Tone', from, to: c.end, parts };
    }
    case K.ritual:
    case K.morning:
    case K.release:
    case K.anchor:
      return parsePart(c, kind);
    case K.promise:
      return parsePromise(c);
    default:
      return parseHead(c, kind);
  }
}
