/** Reactions: what happens, under which guard, and where it leads. */

import type { Arm, Cause, Choose, Go, Handler, Name } from './ast.ts';
import { advance, type Cursor, eat, missing, onNewLine, parseName, parsePath, peek, peekOnLine, report, reportAt, textAt } from './cursor.ts';
import { foreignArrow, isForeign, reportWord } from './foreign.ts';
import { parseExpr, parseLabel, parsePrimary, parseSum } from './parse-expr.ts';
import { skipTo, startsLine } from './recovery.ts';
import { isItemWord, isReserved, isWord, K, Token } from './token.ts';

/** The target after an arrow that was taken and began at `from`; a missing one is a name without text. */
export function parseGo(c: Cursor, from: number): Go {
  if ((c.kind === K.scene || c.kind === Token.word) && nounAhead(c) && !onNewLine(c) && (c.kind === K.scene || isForeign(c, 'the', 'to'))) {
    report(c, 'DRM001', { expected: 'the name of the scene', because: '`-> shore`' });
    advance(c);
  }
  const inside = modifier(c, K.inside);
  let history: Go['history'] = 'none';
  if (modifier(c, K.last)) {
    history = 'deep';
    const next = c.kind === K.part ? peekOnLine(c) : 0;
    if (next === K.of || (isWord(next) && !isReserved(next) && !isItemWord(next))) {
      advance(c);
      if (!eat(c, K.of)) report(c, 'DRM001', { expected: '`of`', because: '`-> last part of shore`' });
      history = 'shallow';
    }
  }
  const target = parsePath(c, 'the scene to go to', 'DRM006');
  return { kind: 'Go', from, to: c.end, inside, history, target };
}

/** Whether a word that begins no item follows the next one. */
function nounAhead(c: Cursor): boolean {
  const next = peek(c);
  return isWord(next) && !isItemWord(next);
}

/** Takes a word that says how to go. */
const modifier = (c: Cursor, kind: number): boolean => !onNewLine(c) && eat(c, kind);

export function parseChoose(c: Cursor): Choose {
  const from = c.at;
  advance(c);
  const arms: Arm[] = [];
  if (c.kind !== Token.openBrace) {
    report(c, 'DRM002', { expected: '{', because: 'choose' });
    if (c.kind !== Token.number) return { kind: 'Choose', from, to: c.end, arms };
  }
  const brace = c.at;
  const opened = eat(c, Token.openBrace);
  while (c.kind !== Token.closeBrace && c.kind !== Token.end && !isItemWord(c.kind)) {
    arms.push(parseArm(c));
    if (c.kind === Token.comma) {
      report(c, 'DRM001', { expected: 'the next way', because: '`choose { 3 -> lighthouse  1 -> drifting }`' });
      advance(c);
    }
  }
  if (!eat(c, Token.closeBrace) && opened) {
    const start = c.starts[brace] as number;
    reportAt(c, 'DRM003', start, start + 1, { expected: '}', because: 'choose' });
  }
  return { kind: 'Choose', from, to: c.end, arms };
}

function parseArm(c: Cursor): Arm {
  const from = c.at;
  const bare = c.kind === Token.arrow;
  if (c.kind === Token.word && peek(c) === Token.arrow && (textAt(c, c.at) === 'otherwise' || textAt(c, c.at) === 'default')) {
    reportWord(c, 'else');
    c.kind = K.else;
  }
  const weight = eat(c, K.else)
    ? null
    : bare
      ? parsePrimary(c, 'the weight of this way, as in `3 -> shore`')
      : parseSum(c, 'the weight of this way, as in `3 -> shore`');
  const go = parseWay(c, weight?.kind !== 'Missing');
  if (go === null && c.at === from) advance(c);
  const guard = whenAhead(c) ? parseExpr(c, 'the condition of this way') : null;
  return { kind: 'Arm', from, to: c.end, weight, go, guard };
}

/** The arrow of an arm; where it is missing but a name stands, that is the target. */
function parseWay(c: Cursor, told: boolean): Go | null {
  const from = c.at;
  if (eat(c, Token.arrow) || foreignArrow(c)) return parseGo(c, from);
  if (told) report(c, 'DRM006', { expected: '`->` and the scene to go to' });
  if (c.kind === Token.colon && peek(c) === Token.arrow) {
    advance(c);
    advance(c);
    return parseGo(c, from);
  }
  return isWord(c.kind) && !isItemWord(c.kind) && !onNewLine(c) ? parseGo(c, from) : null;
}

/** `when`, or the `if` of other languages. */
function whenAhead(c: Cursor): boolean {
  if (c.kind === Token.word && isForeign(c, 'if')) {
    reportWord(c, 'when');
    advance(c);
    return true;
  }
  return eat(c, K.when);
}

export function parseHandler(c: Cursor, kind: number): Handler {
  const from = c.at;
  advance(c);
  let cause = parseCause(c, from, kind);
  if (junkAhead(c)) cause = blanked(c, cause);
  const guard = GUARDED.has(kind) && !onNewLine(c) && whenAhead(c) ? parseExpr(c, 'the condition after `when`') : null;
  const body = parseBody(c, from, cause);
  if (cause.kind === 'Together' && cause.otherwise === null && c.kind === K.else) cause = { ...cause, otherwise: parseElse(c) };
  return { kind: 'Handler', from, to: c.end, cause, guard, body };
}

/** Whether something that can not follow a cause stands on its line: then the cause itself is not what was meant. */
const junkAhead = (c: Cursor): boolean =>
  !onNewLine(c) && (c.kind === Token.word || c.kind === Token.number || c.kind === K.in || c.kind === K.since) && !foreignAhead(c);
const foreignAhead = (c: Cursor): boolean => isForeign(c, 'if', 'goto', 'go', 'jump', 'then');

/** The cause without its value, so that nothing more is said of it. */
function blanked(c: Cursor, cause: Cause): Cause {
  if (cause.kind === 'When') return { ...cause, condition: missing(c) };
  if (cause.kind === 'After') return { ...cause, delay: missing(c) };
  return cause.kind === 'Every' ? { ...cause, period: missing(c) } : cause;
}

/** Causes that happen at an instant, so that a guard can ask what holds then. */
const GUARDED: ReadonlySet<number> = new Set([K.on, K.after, K.every]);

/** Words that begin what a reaction does, so that braces are missing where they stand without. */
const ACTIONS: ReadonlySet<number> = new Set([K.set, K.mark, K.raise, K.play, K.say, K.ask]);

/** What follows a cause: a way, a choice, or actions. Where none does, the rest of the line may still hold one. */
function parseBody(c: Cursor, handler: number, cause: Cause): Handler['body'] {
  let from = c.at;
  if (eat(c, Token.arrow) || (!onNewLine(c) && foreignArrow(c))) return parseOnly(c, from);
  if (c.kind === K.choose) return parseChoose(c);
  if (c.kind === Token.openBrace || (!onNewLine(c) && ACTIONS.has(c.kind))) return c.block(c, 'reaction');
  if (cause.kind === 'Together' || (hasMissing(cause) && !junkAhead(c))) return null;
  // `-> b when …` on one line: a guard that stands after its arrow reads like a reaction without an end.
  if (cause.kind === 'When' && !startsLine(c, handler) && (c.kind === Token.end || onNewLine(c) || c.kind === Token.closeBrace)) {
    reportAt(c, 'DRM091', c.starts[handler] as number, c.starts[handler + 1] as number, {});
    return null;
  }
  report(c, 'DRM006', { expected: '`-> scene`, `choose { … }` or `{ actions }`', because: textAt(c, handler) });
  if (c.kind === Token.end || onNewLine(c) || isItemWord(c.kind)) return null;
  from = c.at;
  if (!skipTo(c, Token.arrow, K.choose, Token.openBrace)) return null;
  if (eat(c, Token.arrow)) return parseGo(c, from);
  return c.kind === K.choose ? parseChoose(c) : c.block(c, 'reaction');
}

/** A second arrow on the same line leads nowhere. */
function parseOnly(c: Cursor, from: number): Go {
  const go = parseGo(c, from);
  if (c.kind === Token.arrow && !onNewLine(c)) {
    report(c, 'DRM019', {});
    advance(c);
    parsePath(c, 'the scene to go to', 'DRM006');
  }
  return go;
}

/** `else -> scene` of `together`, before or after the way that is taken when the others come. */
function parseElse(c: Cursor): Go | null {
  advance(c);
  const from = c.at;
  if (eat(c, Token.arrow)) return parseGo(c, from);
  report(c, 'DRM006', { expected: '`-> scene`', because: 'else' });
  return null;
}

function parseCause(c: Cursor, from: number, kind: number): Cause {
  switch (kind) {
    case K.on: {
      if (c.kind === K.stage) {
        advance(c);
        if (c.kind === K.is) {
          report(c, 'DRM001', { expected: 'the stage', because: '`on stage N1 -> drifting`' });
          advance(c);
        }
        const stage = parseName(c, 'a stage: W, N1, N2, N3 or REM', 'DRM009');
        return { kind: 'OnStage', from, to: c.end, stage };
      }
      if (c.kind === K.signal) {
        advance(c);
        const signal = parseName(c, 'a signal, as in `on signal LRLR`', 'DRM009');
        return { kind: 'OnSignal', from, to: c.end, signal };
      }
      const event: Name = parseName(c, 'what to react to: `stage N1`, `signal LRLR`, `wake`, or an event', 'DRM009');
      return { kind: 'OnEvent', from, to: c.end, event };
    }
    case K.when: {
      const condition = parseExpr(c, 'the condition of `when`');
      const held = eat(c, K.for) ? parseSum(c, 'how long the condition must hold') : null;
      return { kind: 'When', from, to: c.end, condition, held };
    }
    case K.after: {
      const delay = parseSum(c, 'how long to wait');
      return { kind: 'After', from, to: c.end, delay };
    }
    case K.every: {
      const period = parseSum(c, 'how often');
      return { kind: 'Every', from, to: c.end, period };
    }
    case K.enter:
      return { kind: 'Enter', from, to: c.end };
    case K.exit:
      return { kind: 'Exit', from, to: c.end };
    default: {
      const name = parseLabel(c, 'what the sleepers share, as in `together "keepers"`');
      const within = eat(c, K.within) ? parseSum(c, 'how long to wait for the others') : null;
      const otherwise = c.kind === K.else ? parseElse(c) : null;
      return { kind: 'Together', from, to: c.end, name, within, otherwise };
    }
  }
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
    default:
      return false;
  }
}
