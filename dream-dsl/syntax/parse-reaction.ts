/** Reactions: what happens, under which guard, and what is done then. */

import type { Block, Cause, Expr, Handler, Item } from './ast.ts';
import { advance, aheadOnLine, begin, type Cursor, eat, hushLine, onSameLine, peek, textAt } from './cursor.ts';
import { missing, nameAhead } from './names.ts';
import { nearest } from './nearest.ts';
import { parseCause, parseElse } from './parse-cause.ts';
import { parseExpr } from './parse-expr.ts';
import { arrowAhead, parseAnyGo, parseBareTarget, parseChoose } from './parse-go.ts';
import { drop, inserting, removing, replacing, report, reportTokens } from './report.ts';
import { isItemWord, K, Token } from './token.ts';

/** `action` reads one action, where the braces around it are forgotten. */
export function parseHandler(c: Cursor, kind: number, action: (c: Cursor) => Item): Handler {
  const from = c.at;
  begin(c);
  let cause = parseCause(c, from, kind);
  if (isGarbled(c)) cause = blanked(c, cause);
  let guard = GUARDED.has(kind) ? parseGuard(c) : null;
  const arrow = c.at;
  const body = parseBody(c, from, cause, action);
  if (cause.kind === 'Together' && cause.otherwise === null && c.kind === K.else) cause = { ...cause, otherwise: parseElse(c) };
  else if (body?.kind === 'Go') guard = parseLateGuard(c, cause, guard, arrow);
  return { kind: 'Handler', from, to: c.end, cause, guard, body };
}

/** Whether something that can not follow a cause stands on its line: then the cause itself is not what was meant. */
function isGarbled(c: Cursor): boolean {
  if (c.kind !== Token.word && c.kind !== Token.number && c.kind !== K.in && c.kind !== K.since) return false;
  return onSameLine(c) && !LIKE_WHEN.has(textAt(c, c.at)) && !arrowAhead(c) && isSurplus(c);
}

/** The cause without its value, so that nothing more is said of it. */
function blanked(c: Cursor, cause: Cause): Cause {
  if (cause.kind === 'When') return { ...cause, condition: missing(c) };
  if (cause.kind === 'After') return { ...cause, delay: missing(c) };
  return cause.kind === 'Every' ? { ...cause, period: missing(c) } : cause;
}

/** Causes that happen at an instant, so that a guard can ask what holds then. */
const GUARDED: ReadonlySet<number> = new Set([K.on, K.after, K.every]);
const LIKE_WHEN: ReadonlySet<string> = new Set(['if', 'while', 'where', 'provided', 'and']);

function parseGuard(c: Cursor): Expr | null {
  if (!onSameLine(c)) return null;
  if (c.kind !== K.when) {
    if ((c.kind !== Token.word && c.kind !== K.while && c.kind !== K.and) || !LIKE_WHEN.has(textAt(c, c.at))) return null;
    reportTokens(c, 'DRM090', c.at, c.at + 1, { found: textAt(c, c.at), meant: 'when', fix: replacing(c, c.at, c.at + 1, 'when') });
  }
  advance(c);
  return parseExpr(c, 'the condition after `when`');
}

/** A condition that stands behind the arrow and leads nowhere itself belongs before it. */
function parseLateGuard(c: Cursor, cause: Cause, guard: Expr | null, arrow: number): Expr | null {
  if (!onSameLine(c) || (c.kind !== K.when && !(c.kind === Token.word && textAt(c, c.at) === 'if'))) return guard;
  if (aheadOnLine(c, [Token.arrow, Token.openBrace, K.choose]) >= 0) return guard;
  const from = c.at;
  advance(c);
  const late = parseExpr(c, 'the condition after `when`');
  const words = c.text.slice(c.starts[from + 1], c.starts[c.end]).trim();
  const place = c.starts[arrow] as number;
  const joined = cause.kind === 'When' ? `and ${words} ` : `when ${words} `;
  const behind = { start: c.starts[from - 1] as number, end: c.starts[c.end] as number };
  const mend = {
    title: 'Move it before the arrow',
    edits: [
      { span: { start: place, end: place }, newText: joined },
      { span: behind, newText: '' },
    ],
  };
  reportTokens(c, 'DRM091', from, from + 1, {
    name: cause.kind === 'When' ? 'when' : 'guard',
    ...(guard === null && late.kind !== 'Missing' ? { fix: mend } : {}),
  });
  return cause.kind === 'When' ? guard : (guard ?? late);
}

function parseBody(c: Cursor, from: number, cause: Cause, action: (c: Cursor) => Item): Handler['body'] {
  if (c.kind === Token.openBrace) return c.block(c, 'reaction');
  if (c.kind === K.choose) return parseChoose(c);
  if (c.kind === Token.arrow && peek(c) !== Token.openBrace && peek(c) !== K.choose) return parseAnyGo(c);
  if (cause.kind === 'Together' && (cause.otherwise !== null || c.kind === K.else)) return null;
  if (onSameLine(c)) {
    if (c.kind === Token.word && peek(c) === Token.openBrace && nearest(textAt(c, c.at), ['choose']) !== null) {
      reportTokens(c, 'DRM001', c.at, c.at + 1, { found: textAt(c, c.at), meant: 'choose', expected: '`choose`', fix: replacing(c, c.at, c.at + 1, 'choose') });
      c.kind = K.choose;
      return parseChoose(c);
    }
    if (isSurplus(c)) {
      dropSurplus(c);
      return parseBody(c, from, cause, action);
    }
    if (arrowAhead(c)) return parseAnyGo(c);
    if (nameAhead(c) && !hasMissing(cause) && isLastOfLine(c)) return parseBareTarget(c);
  }
  if ((c.kind === K.set || c.kind === K.mark || c.kind === K.raise) && (c.braces < 0 || onSameLine(c))) return parseUnbraced(c, action);
  if (hasMissing(cause)) {
    if (onSameLine(c) && !isItemWord(c.kind)) hushLine(c);
    return null;
  }
  report(c, 'DRM006', { expected: '`-> scene`, `choose { … }` or `{ actions }`', because: textAt(c, from) });
  if (onSameLine(c)) hushLine(c);
  return null;
}

/** Whether what comes next is too much, because what was expected stands behind it on the line. */
function isSurplus(c: Cursor): boolean {
  if (c.kind === Token.closeBrace || isItemWord(c.kind) || (arrowAhead(c) && c.kind !== Token.arrow)) return false;
  return c.kind === Token.arrow ? true : aheadOnLine(c, [Token.arrow, Token.openBrace, K.choose]) >= 0;
}

/** Steps over what is too much: one message for all of it. */
function dropSurplus(c: Cursor): void {
  const expected = '`->`, `choose` or `{`';
  const because = '`on wake -> shore` or `on wake { set … }`';
  if (c.kind === Token.arrow) {
    drop(c, 'the name of a scene', because);
    return;
  }
  report(c, 'DRM001', { expected, because, fix: removing(c, c.at, c.at + 1) });
  while (c.kind !== Token.arrow && c.kind !== Token.openBrace && c.kind !== K.choose && c.kind !== Token.end && !(arrowAhead(c) && c.kind !== Token.minus))
    advance(c);
}

/** Whether a name ends the line or braces, so that it can only be a target. */
function isLastOfLine(c: Cursor): boolean {
  let i = c.at + 1;
  while (c.kinds[i] === Token.dot || (c.kinds[i - 1] === Token.dot && (c.kinds[i] as number) >= Token.word)) i++;
  while (c.kinds[i] === Token.space) i++;
  const kind = c.kinds[i] as number;
  return kind === Token.newline || kind === Token.comment || kind === Token.closeBrace || kind === Token.end || isItemWord(kind);
}

/** Actions without braces, as far as they stand on the line. */
function parseUnbraced(c: Cursor, action: (c: Cursor) => Item): Block {
  const from = c.at;
  const items: Item[] = [];
  report(c, 'DRM002', { expected: '{', because: 'reaction', fix: inserting(c, '{') });
  if (c.braces < 0) {
    c.braces++;
    while (c.kind !== Token.closeBrace && c.kind !== Token.end) items.push(action(c));
    eat(c, Token.closeBrace);
  } else while (onSameLine(c) && (c.kind === K.set || c.kind === K.mark || c.kind === K.raise || c.kind === Token.arrow)) items.push(action(c));
  return { kind: 'Block', from, to: c.end, items };
}

function hasMissing(cause: Cause): boolean {
  switch (cause.kind) {
    case 'OnStage':
      return cause.stage.text === '';
    case 'OnSignal':
      return cause.signal.text === '';
    case 'OnEvent':
      return cause.event.text === '';
    case 'When':
      return cause.condition.kind === 'Missing' || cause.held?.kind === 'Missing';
    case 'After':
      return cause.delay.kind === 'Missing';
    case 'Every':
      return cause.period.kind === 'Missing';
    case 'Together':
      return cause.name === null;
    default:
      return false;
  }
}
