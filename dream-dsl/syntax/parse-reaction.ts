/** Reactions: what happens, under which guard, and where it leads. */

import type { Arm, Cause, Choose, Expr, Go, Handler, Name } from './ast.ts';
import { advance, type Cursor, eat, onNewLine, parseName, parsePath, peek, report, reportAt, textAt } from './cursor.ts';
import { parseExpr, parseLabel, parsePrimary, parseSum } from './parse-expr.ts';
import { isItemWord, isWord, K, Token } from './token.ts';

/** `-> target`; a missing target is a name without text. */
export function parseGo(c: Cursor): Go {
  const from = c.at;
  advance(c);
  const inside = modifier(c, K.inside);
  let history: Go['history'] = 'none';
  if (modifier(c, K.last)) {
    history = 'deep';
    if (c.kind === K.part && peek(c) === K.of) {
      advance(c);
      advance(c);
      history = 'shallow';
    }
  }
  const target = parsePath(c, 'the scene to go to', 'DRM006');
  return { kind: 'Go', from, to: c.end, inside, history, target };
}

/** Takes a word that says how to go; one that nothing follows is itself the name of a scene. */
function modifier(c: Cursor, kind: number): boolean {
  if (c.kind !== kind || onNewLine(c)) return false;
  if (kind === K.inside && !isWord(peek(c))) return false;
  advance(c);
  return true;
}

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
  while (c.kind !== Token.closeBrace && c.kind !== Token.end && !isItemWord(c.kind)) arms.push(parseArm(c));
  if (!eat(c, Token.closeBrace) && opened) {
    const start = c.starts[brace] as number;
    reportAt(c, 'DRM003', start, start + 1, { expected: '}', because: 'choose' });
  }
  return { kind: 'Choose', from, to: c.end, arms };
}

function parseArm(c: Cursor): Arm {
  const from = c.at;
  const bare = c.kind === Token.arrow;
  const weight = eat(c, K.else)
    ? null
    : bare
      ? parsePrimary(c, 'the weight of this way, as in `3 -> shore`')
      : parseSum(c, 'the weight of this way, as in `3 -> shore`');
  let go: Go | null = null;
  if (c.kind === Token.arrow) go = parseGo(c);
  else {
    if (weight?.kind !== 'Missing') report(c, 'DRM006', { expected: '`->` and the scene to go to' });
    if (c.at === from) advance(c);
  }
  const guard = eat(c, K.when) ? parseExpr(c, 'the condition of this way') : null;
  return { kind: 'Arm', from, to: c.end, weight, go, guard };
}

export function parseHandler(c: Cursor, kind: number): Handler {
  const from = c.at;
  advance(c);
  let cause = parseCause(c, from, kind);
  const guard = GUARDED.has(kind) && c.kind === K.when && !onNewLine(c) ? parseGuard(c) : null;
  let body: Handler['body'] = null;
  if (c.kind === Token.arrow) body = parseGo(c);
  else if (c.kind === K.choose) body = parseChoose(c);
  else if (c.kind === Token.openBrace) body = c.block(c, 'reaction');
  else if (cause.kind !== 'Together' && !hasMissing(cause))
    report(c, 'DRM006', { expected: '`-> scene`, `choose { … }` or `{ actions }`', because: textAt(c, from) });
  if (cause.kind === 'Together' && cause.otherwise === null && c.kind === K.else) cause = { ...cause, otherwise: parseElse(c) };
  return { kind: 'Handler', from, to: c.end, cause, guard, body };
}

/** Causes that happen at an instant, so that a guard can ask what holds then. */
const GUARDED: ReadonlySet<number> = new Set([K.on, K.after, K.every]);

function parseGuard(c: Cursor): Expr {
  advance(c);
  return parseExpr(c, 'the condition after `when`');
}

/** `else -> scene` of `together`, before or after the way that is taken when the others come. */
function parseElse(c: Cursor): Go | null {
  advance(c);
  if (c.kind === Token.arrow) return parseGo(c);
  report(c, 'DRM006', { expected: '`-> scene`', because: 'else' });
  return null;
}

function parseCause(c: Cursor, from: number, kind: number): Cause {
  switch (kind) {
    case K.on: {
      if (c.kind === K.stage && peek(c) !== Token.arrow && peek(c) !== Token.openBrace) {
        advance(c);
        const stage = parseName(c, 'a stage: W, N1, N2, N3 or REM', 'DRM009');
        return { kind: 'OnStage', from, to: c.end, stage };
      }
      if (c.kind === K.signal && peek(c) !== Token.arrow && peek(c) !== Token.openBrace) {
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
