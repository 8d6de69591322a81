/** What stands inside braces, told apart by its first word. */

import type { Block, Item, TonePart } from './ast.ts';
import { advance, type Cursor, eat, MAX_DEPTH, onNewLine, parseName, report, reportAt } from './cursor.ts';
import { foreignArrow } from './foreign.ts';
import { parseAction } from './parse-action.ts';
import { parseCue } from './parse-cue.ts';
import { parseExpr, parsePrimary, parseSum } from './parse-expr.ts';
import { parseHead } from './parse-head.ts';
import { parsePromise } from './parse-promise.ts';
import { parseChoose, parseGo, parseHandler } from './parse-reaction.ts';
import { parsePart, parseScene } from './parse-scene.ts';
import { anotherAfter, closesElsewhere, endsByIndent, indentAt, respell, skipDeep, strayBrace } from './recovery.ts';
import { isItemWord, isWord, K, Token } from './token.ts';

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
    return parseBare(c);
  }
  c.depth++;
  while (c.kind !== Token.closeBrace || strayBrace(c, from)) {
    if (c.kind === Token.end || (c.unclosed > 0 && endsByIndent(c, from, items[0]))) break;
    items.push(parseItem(c));
  }
  c.depth--;
  if (c.kind === Token.closeBrace && !(c.unclosed > 0 && closesElsewhere(c, from))) advance(c);
  else {
    const start = c.starts[from] as number;
    c.unclosed--;
    if (!c.findings.some((f) => f.code === 'DRM003')) reportAt(c, 'DRM003', start, start + 1, { expected: '}', because: owner });
  }
  return { kind: 'Block', from: Math.min(from, c.end), to: c.end, items };
}

/**
 * What seems to belong into braces that were never opened. Where the text has a closing brace too many, it is theirs; else
 * they hold what stands on the same line, or further right than the line they belong to.
 */
function parseBare(c: Cursor): Block {
  const from = c.at;
  const items: Item[] = [];
  const closed = c.unclosed < 0;
  const indent = c.end === 0 ? 0 : indentAt(c, c.end - 1);
  if (c.depth >= MAX_DEPTH || !isItemWord(c.kind)) return { kind: 'Block', from: c.end, to: c.end, items };
  c.depth++;
  while (c.kind !== Token.closeBrace && c.kind !== Token.end) {
    if (!closed && onNewLine(c) && indentAt(c, c.at) <= indent) break;
    items.push(parseItem(c));
  }
  c.depth--;
  if (closed && c.kind === Token.closeBrace) {
    c.unclosed++;
    advance(c);
  }
  return { kind: 'Block', from: Math.min(from, c.end), to: c.end, items };
}

function parseItem(c: Cursor): Item {
  const from = c.at;
  if (c.kind !== Token.arrow && foreignArrow(c)) return parseGo(c, from);
  const kind = c.kind === Token.word ? respell(c) : c.kind;
  switch (kind) {
    case Token.arrow:
      advance(c);
      return parseGo(c, from);
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
      else if (c.kind === Token.number && !onNewLine(c)) report(c, 'DRM001', { expected: '`over`', because: '`fade all over 60s`' });
      const over = eat(c, K.over) || (c.kind === Token.number && !onNewLine(c)) ? parseSum(c, 'how long the fade takes') : null;
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
        if (name.text === '' && isWord(c.kind) && !onNewLine(c)) advance(c);
      } while (anotherAfter(c, '`tone calm 0.5, wonder 0.2`'));
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
