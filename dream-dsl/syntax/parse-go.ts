/** Where a reaction leads: arrows and choices. */

import type { Arm, Choose, Expr, Go } from './ast.ts';
import { advance, begin, type Cursor, eat, following, moreOnLine, onNewLine, onSameLine, pairAhead, peek, peekOnLine, textAt } from './cursor.ts';
import { nameAhead, noPath, parsePath } from './names.ts';
import { parseExpr, parsePrimary, parseSum } from './parse-expr.ts';
import { closesElsewhere, isSurplusBrace, skipStray } from './recovery.ts';
import { drop, expect, inserting, insertingBefore, removing, replacing, report, reportTokens, takeForeign, unclosed, wordAhead } from './report.ts';
import { skipLine } from './skip.ts';
import { isItemWord, isReserved, isWord, K, Token } from './token.ts';

/** `-> target`; a missing target is a name without text. */
export function parseGo(c: Cursor): Go {
  const from = c.at;
  begin(c);
  if (c.kind === Token.word && nounOrLast(c) && wordAhead(c, 'the')) drop(c, 'the scene to go to', '`-> shore`');
  const inside = modifier(c, K.inside);
  let history: Go['history'] = 'none';
  if (modifier(c, K.last)) {
    history = 'deep';
    const next = c.kind === K.part ? peekOnLine(c) : 0;
    if (next === K.of || (isWord(next) && !isReserved(next) && !isItemWord(next))) {
      advance(c);
      expect(c, K.of, 'of', '`-> last part of shore`');
      history = 'shallow';
    }
  } else if (c.kind === K.part && peek(c) === K.of && onSameLine(c)) {
    reportTokens(c, 'DRM001', c.at, c.at + 1, { found: 'part', expected: '`last`', because: '`-> last part of shore`', fix: insertingBefore(c, c.at, 'last') });
    advance(c);
    advance(c);
    history = 'shallow';
  }
  const target = parseTarget(c);
  return { kind: 'Go', from, to: c.end, inside, history, target };
}

/** Takes a word that says how to go. */
function modifier(c: Cursor, kind: number): boolean {
  if (c.kind !== kind || onNewLine(c)) return false;
  advance(c);
  return true;
}

/** Whether a name that begins no item follows the next word. */
function nounAhead(c: Cursor): boolean {
  const next = peek(c);
  return isWord(next) && !isItemWord(next) && !isReserved(next);
}

const nounOrLast = (c: Cursor): boolean => nounAhead(c) || peek(c) === K.last || peek(c) === K.inside;

/** Whether the next word could stand before a name, as in `-> the shore`. */
const isArticle = ({ kind }: Cursor): boolean => kind === K.scene || kind === K.layer || kind === K.to || kind === K.a;

function parseTarget(c: Cursor): Go['target'] {
  const WAY = 'an arrow leads to a scene by its name, as in `-> shore`';
  if (onSameLine(c)) {
    if (isArticle(c) && nounAhead(c) && moreOnLine(c)) drop(c, 'the name of a scene', WAY);
    if (c.kind === Token.text) {
      reportTokens(c, 'DRM006', c.at, c.at + 1, { expected: 'the scene to go to, without quotes' });
      advance(c);
      return noPath(c);
    }
  }
  return parsePath(c, 'the scene to go to', 'DRM006');
}

/** Whether an arrow comes next, or what other languages or a slip of the hand make of it. */
export function arrowAhead(c: Cursor): boolean {
  if (c.kind === Token.arrow || pairAhead(c, Token.equals, Token.greater) || pairAhead(c, Token.minus, Token.arrow)) return true;
  if (c.kind === Token.minus || c.kind === Token.greater) return peek(c) === Token.greater || (c.kind === Token.greater && onSameLine(c) && isWord(peek(c)));
  return c.kind === Token.word && isWord(peek(c)) && JUMPS.has(textAt(c, c.at));
}
const JUMPS: ReadonlySet<string> = new Set(['goto', 'go', 'jump', 'divert', 'transition', 'then']);

/** An arrow, in whatever spelling; a second one behind it leads nowhere. */
export function parseAnyGo(c: Cursor): Go {
  const go = parseFirstGo(c);
  if (c.kind === Token.arrow && onSameLine(c)) {
    report(c, 'DRM019', {});
    advance(c);
    parseTarget(c);
  }
  return go;
}

function parseFirstGo(c: Cursor): Go {
  if (c.kind === Token.arrow && c.kinds[c.at + 1] !== Token.greater) return parseGo(c);
  const from = c.at;
  const last = lastOfArrow(c);
  const goesTo = isWord(c.kind);
  reportTokens(c, 'DRM090', from, last + 1, { found: c.text.slice(c.starts[from], c.starts[last + 1]), meant: '->', fix: replacing(c, from, last + 1, '->') });
  while (c.at < last) advance(c);
  if (!goesTo || c.kind === Token.arrow) {
    if (c.kind !== Token.end) c.kind = Token.arrow;
    return { ...parseGo(c), from };
  }
  advance(c);
  const target = parseTarget(c);
  return { kind: 'Go', from, to: c.end, inside: false, history: 'none', target };
}

/** Index of the last token of an arrow that is spelt in another way. */
function lastOfArrow(c: Cursor): number {
  let last = c.at;
  if (isWord(c.kind)) {
    const next = following(c, last);
    const kind = c.kinds[next];
    return kind === K.to || kind === Token.arrow ? next : last;
  }
  for (let i = last + 1; ; i++) {
    const kind = c.kinds[i];
    if (kind === Token.arrow || kind === Token.greater) last = i;
    else if (kind !== Token.space && kind !== Token.minus) return last;
  }
}

/** The arrow is missing before a name: the way that is meant. */
export function parseBareTarget(c: Cursor): Go {
  const from = c.at;
  report(c, 'DRM006', { expected: '`->` and the scene to go to', fix: inserting(c, '->') });
  const target = parsePath(c, 'the scene to go to', 'DRM006');
  return { kind: 'Go', from, to: c.end, inside: false, history: 'none', target };
}

export function parseChoose(c: Cursor): Choose {
  const from = c.at;
  begin(c);
  const arms: Arm[] = [];
  const brace = c.at;
  const opened = eat(c, Token.openBrace);
  if (!opened) {
    report(c, 'DRM002', { expected: '{', because: 'choose', fix: inserting(c, '{') });
    if (c.kind !== Token.number && c.kind !== Token.arrow) return { kind: 'Choose', from, to: c.end, arms };
  }
  const closes = opened || c.braces < 0;
  if (!opened && closes) c.braces++;
  while (c.kind !== Token.end) {
    if (c.kind === Token.closeBrace) {
      if (c.braces >= 0 || !isSurplusBrace(c, brace)) break;
      skipStray(c);
      continue;
    }
    if (opened ? c.braces > 0 && isItemWord(c.kind) && onNewLine(c) : isItemWord(c.kind) || (onNewLine(c) && !closes)) break;
    arms.push(parseArm(c));
  }
  if (closes && c.kind === Token.closeBrace && !(c.braces > 0 && closesElsewhere(c, brace))) advance(c);
  else if (opened) unclosed(c, brace, 'choose');
  return { kind: 'Choose', from, to: c.end, arms };
}

const ARM = '`choose { 3 -> shore when calm > 0.5  else -> dusk }`';

function parseArm(c: Cursor): Arm {
  const from = c.at;
  if (isItemWord(c.kind) || c.kind === Token.comma) return straySkip(c, from);
  let weight: Expr | null = null;
  if (c.kind === Token.word && arrowNext(c) && wordAhead(c, 'otherwise', 'default')) takeForeign(c, 'else');
  else if (!eat(c, K.else))
    weight = c.kind === Token.arrow ? parsePrimary(c, 'the weight of this way, as in `3 -> shore`') : parseSum(c, 'the weight of this way, as in `3 -> shore`');
  let early: Expr | null = null;
  if (c.kind === K.when && onSameLine(c)) {
    reportTokens(c, 'DRM098', c.at, c.at + 1, { name: 'when', expected: '3 -> shore when heart < 70bpm' });
    advance(c);
    early = parseExpr(c, 'the condition of this way');
  }
  if ((c.kind === Token.colon || c.kind === Token.comma) && onSameLine(c)) {
    if (nameAt(c, following(c, c.at))) {
      reportTokens(c, 'DRM090', c.at, c.at + 1, { found: textAt(c, c.at), meant: '->', fix: replacing(c, c.at, c.at + 1, ' ->') });
      advance(c);
      const target = parseTarget(c);
      return endArm(c, from, weight, { kind: 'Go', from: target.from, to: c.end, inside: false, history: 'none', target }, early);
    }
    drop(c, 'an arrow', ARM);
  }
  if (c.kind === Token.openBrace && c.braces > 0) skipStray(c);
  let go: Go | null = null;
  if (arrowAhead(c)) go = parseAnyGo(c);
  else if (weight?.kind !== 'Missing' && nameAhead(c) && onSameLine(c)) go = parseBareTarget(c);
  else {
    if (weight?.kind !== 'Missing') report(c, 'DRM006', { expected: '`->` and the scene to go to' });
    if (c.at === from) advance(c);
    if (onSameLine(c)) skipLine(c);
  }
  return endArm(c, from, weight, go, early);
}

const arrowNext = (c: Cursor): boolean => peek(c) === Token.arrow;
const nameAt = (c: Cursor, index: number): boolean => isWord(c.kinds[index] as number) && !isReserved(c.kinds[index] as number);

function endArm(c: Cursor, from: number, weight: Expr | null, go: Go | null, early: Expr | null): Arm {
  let guard = early;
  if (early === null && (c.kind === Token.word || c.kind === K.while) && wordAhead(c, 'if', 'while', 'where', 'unless')) {
    takeForeign(c, 'when');
    guard = parseExpr(c, 'the condition of this way');
  } else if (c.kind === K.when) {
    advance(c);
    guard = parseExpr(c, 'the condition of this way');
  }
  return { kind: 'Arm', from, to: c.end, weight, go, guard };
}

/** What can not be an arm: a comma between arms, or an item, up to the end of its line. */
function straySkip(c: Cursor, from: number): Arm {
  reportTokens(c, 'DRM001', from, from + 1, {
    found: textAt(c, from),
    expected: 'a weight and an arrow',
    because: ARM,
    ...(c.kind === Token.comma ? { fix: removing(c, from, from + 1) } : {}),
  });
  const comma = c.kind === Token.comma;
  advance(c);
  if (!comma) skipLine(c);
  return { kind: 'Arm', from, to: c.end, weight: { kind: 'Missing', from: c.end, to: c.end }, go: null, guard: null };
}
