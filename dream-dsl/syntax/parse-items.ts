/** What stands inside braces, told apart by its first word. */

import type { Block, Item, TonePart } from './ast.ts';
import { advance, aheadOnLine, begin, type Cursor, hushLine, MAX_DEPTH, moreOnLine, type Owner, onNewLine, onSameLine, peek } from './cursor.ts';
import { nameAhead, parseName } from './names.ts';
import { parseMark, parseRaise, parseSet } from './parse-action.ts';
import { parseCue } from './parse-cue.ts';
import { parseAsset, parseDeclared } from './parse-declare.ts';
import { parseExpr, parsePrimary, parseSum } from './parse-expr.ts';
import { parseAnyGo, parseChoose } from './parse-go.ts';
import { alsoAnd, parseAudience, parseLimit, parseNeeds, parseThemes, parseVersion } from './parse-head.ts';
import { parsePromise } from './parse-promise.ts';
import { parseHandler } from './parse-reaction.ts';
import { parseAnchor, parseAnywhere, parseEnding, parseRitual, parseScene } from './parse-scene.ts';
import { closesElsewhere, isOutdented, isSurplusBrace, skipDeep, skipItem, skipStray } from './recovery.ts';
import { another, expect, inserting, report, unclosed } from './report.ts';
import { isItemWord, isTopWord, isWord, K, Token } from './token.ts';
import { NOTHING, parseStray, understand } from './understand.ts';

/** `{ … }`; `owner` says whose braces these are. */
export function parseBlock(c: Cursor, owner: Owner): Block {
  const items: Item[] = [];
  const opened = c.kind === Token.openBrace || skipToBrace(c);
  if (c.depth >= MAX_DEPTH) return skipDeep(c);
  if (!opened) return parseUnopened(c, owner);
  const brace = c.at;
  advance(c);
  const outer = c.owner;
  c.owner = owner;
  c.depth++;
  const closed = readItems(c, brace, items);
  c.depth--;
  c.owner = outer;
  if (closed) advance(c);
  else unclosed(c, brace, owner);
  return { kind: 'Block', from: brace, to: c.end, items };
}

/** Reads up to the brace that closes the one at `brace`; false where there is none. */
function readItems(c: Cursor, brace: number, items: Item[]): boolean {
  let inner = -1;
  for (;;) {
    if (c.kind === Token.end) return false;
    if (c.kind === Token.closeBrace) {
      if (c.braces > 0 && closesElsewhere(c, brace)) return false;
      if (c.braces >= 0 || !isSurplusBrace(c, brace)) return true;
      items.push(skipStray(c));
      continue;
    }
    if (c.braces > 0) {
      if (items.length === 0) inner = c.at;
      else if (isOutdented(c, brace, inner)) return false;
    }
    items.push(parseItem(c));
  }
}

/** What stands between the head of a block and its brace on the same line is too much: one message for all of it. */
function skipToBrace(c: Cursor): boolean {
  if (!onSameLine(c) || isItemWord(c.kind) || c.kind === Token.closeBrace || aheadOnLine(c, [Token.openBrace]) < 0) return false;
  report(c, 'DRM001', { expected: '`{`', because: '`scene shore { … }`' });
  while (c.kind !== Token.openBrace) advance(c);
  return true;
}

/** A block whose opening brace is missing: its items are read if there is a closing one for them, or if they stand on the line. */
function parseUnopened(c: Cursor, owner: Owner): Block {
  const from = c.at;
  const items: Item[] = [];
  report(c, 'DRM002', { expected: '{', because: owner, fix: inserting(c, '{') });
  const same = onSameLine(c);
  c.depth++;
  if (c.owner === 'file' && c.braces === 0 && isItemWord(c.kind)) {
    c.owner = owner;
    while (c.kind !== Token.end && c.kind !== Token.closeBrace && !isTopWord(c.kind)) items.push(parseItem(c));
    c.owner = 'file';
  } else if (c.braces < 0 && (isItemWord(c.kind) || c.kind === Token.closeBrace)) {
    c.braces++;
    const outer = c.owner;
    c.owner = owner;
    if (readItems(c, from, items)) advance(c);
    c.owner = outer;
  } else if (same && isItemWord(c.kind)) items.push(parseItem(c));
  else if (same && c.kind !== Token.closeBrace) hushLine(c);
  c.depth--;
  return { kind: 'Block', from: Math.min(from, c.end), to: c.end, items };
}

/** One item, of at least one token. */
export function parseItem(c: Cursor): Item {
  const known = parseKnown(c, c.kind);
  if (known !== null) return known;
  const before = c.at;
  const recovered = recover(c);
  return c.at > before ? recovered : skipItem(c);
}

/** Makes sense of a line that begins with no word of the language, or steps over it. */
function recover(c: Cursor): Item {
  const stray = parseStray(c);
  if (stray !== null) return stray;
  const meant = understand(c);
  return (meant === NOTHING ? null : parseKnown(c, meant)) ?? skipItem(c);
}

function parseKnown(c: Cursor, kind: number): Item | null {
  switch (kind) {
    case Token.arrow:
      return parseAnyGo(c);
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
      return parseHandler(c, kind, parseItem);
    case K.while:
      return parseWhile(c);
    case K.set:
      return parseSet(c);
    case K.mark:
      return parseMark(c);
    case K.raise:
      return parseRaise(c);
    case K.choose:
      return parseChoose(c);
    case K.fade:
      return parseFade(c);
    case K.tone:
      return parseTone(c);
    case K.ritual:
      return parseRitual(c);
    case K.anywhere:
      return parseAnywhere(c);
    case K.morning:
    case K.release:
      return parseEnding(c, kind === K.release);
    case K.anchor:
      return parseAnchor(c);
    case K.promise:
      return parsePromise(c);
    case K.version:
      return parseVersion(c);
    case K.for:
      return parseAudience(c);
    case K.needs:
      return parseNeeds(c);
    case K.themes:
      return parseThemes(c);
    case K.limit:
      return parseLimit(c);
    case K.asset:
      return parseAsset(c);
    case K.param:
    case K.var:
      return parseDeclared(c, kind === K.param);
    default:
      return null;
  }
}

/** `while stage is N1 { … }` */
function parseWhile(c: Cursor): Item {
  const from = c.at;
  begin(c);
  const condition = parseExpr(c, 'the condition of `while`');
  const body = condition.kind === 'Missing' && !onSameLine(c) ? ({ kind: 'Block', from: c.end, to: c.end, items: [] } as const) : c.block(c, 'while');
  return { kind: 'While', from, to: c.end, condition, body };
}

/** `fade all over 60s` */
function parseFade(c: Cursor): Item {
  const from = c.at;
  begin(c);
  if (!expect(c, K.all, 'all', FADE) && c.kind !== K.over && !onSameLine(c)) return { kind: 'Fade', from, to: c.end, over: null };
  if (c.kind !== K.over && (c.kind !== Token.number || onNewLine(c)) && !((c.kind === K.in || c.kind === K.for) && onSameLine(c)))
    return { kind: 'Fade', from, to: c.end, over: null };
  expect(c, K.over, 'over', FADE, [K.in, K.for]);
  const over = parseSum(c, 'how long the fade takes');
  return { kind: 'Fade', from, to: c.end, over };
}
const FADE = '`fade all over 60s`';

/** `tone wonder 0.7, calm 0.5` */
function parseTone(c: Cursor): Item {
  const from = c.at;
  begin(c);
  const parts: TonePart[] = [];
  do {
    const at = c.at;
    const name = parseName(c, 'a feeling, as in `tone calm 0.5`');
    if ((c.kind === Token.equals || c.kind === Token.colon) && onSameLine(c)) {
      report(c, 'DRM001', { expected: 'a value', because: TONE });
      advance(c);
    }
    if (name.text === '' && c.kind === Token.number && isWord(peek(c)) && moreOnLine(c)) {
      // `tone 0.5 calm`: the same the other way round.
      advance(c);
      advance(c);
    }
    const value =
      name.text === '' && c.kind !== Token.number
        ? ({ kind: 'Missing', from: c.end, to: c.end } as const)
        : parsePrimary(c, 'how strong the feeling is, from 0 to 1');
    parts.push({ kind: 'TonePart', from: Math.min(at, c.end), to: c.end, name, value });
  } while (alsoAnd(c, TONE) || another(c, TONE, (cursor) => nameAhead(cursor) && peek(cursor) === Token.number));
  return { kind: 'Tone', from, to: c.end, parts };
}
const TONE = '`tone wonder 0.7, calm 0.5`';
