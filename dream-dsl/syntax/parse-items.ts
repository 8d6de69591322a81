/** What stands inside braces: declarations, scenes, cues, reactions, actions. */

import type {
  Arm,
  Block,
  Cause,
  Choose,
  Go,
  Handler,
  Item,
  LimitClause,
  Name,
  NeededChannel,
  Param,
  Release,
  Scene,
  Set as SetItem,
  TonePart,
  TypeRef,
} from './ast.ts';
import { advance, type Cursor, eat, MAX_DEPTH, nameAhead, onNewLine, parseName, peek, report, reportAt, textAt } from './cursor.ts';
import { parseCue } from './parse-cue.ts';
import { parseExpr, parseLabel, parsePrimary, parseRange, parseRangeAfter, parseSum } from './parse-expr.ts';
import { parsePromise } from './parse-promise.ts';
import { closesElsewhere, docAbove, respell, skipDeep, skipItem } from './recovery.ts';
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
      return parseSet(c);
    case K.mark: {
      advance(c);
      const label = parseLabel(c, 'the label of `mark`');
      return { kind: 'Mark', from, to: c.end, label };
    }
    case K.raise: {
      advance(c);
      const event = parseName(c, 'the name of the event');
      return { kind: 'Raise', from, to: c.end, event };
    }
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
    case K.ritual: {
      advance(c);
      const name = nameAhead(c) ? parseName(c, 'the name of the ritual') : null;
      const body = parseBlock(c, 'ritual');
      return { kind: 'Ritual', from, to: c.end, name, body };
    }
    case K.morning:
    case K.release: {
      advance(c);
      const body = parseBlock(c, kind === K.morning ? 'morning' : 'release');
      const node: Release = { kind: 'Release', from, to: c.end, body };
      return kind === K.release ? node : { kind: 'Morning', from, to: c.end, body };
    }
    case K.anchor: {
      advance(c);
      if (!eat(c, K.every)) report(c, 'DRM001', { expected: '`every`', because: '`anchor every 25m { … }`' });
      const period = parseSum(c, 'how often the anchor comes back');
      const body = parseBlock(c, 'anchor');
      return { kind: 'Anchor', from, to: c.end, period, body };
    }
    case K.promise:
      return parsePromise(c);
    default:
      return parseHeader(c, kind);
  }
}

/** What stands at the head of a dream: version, audience, needs, limits, assets, parameters, variables. */
function parseHeader(c: Cursor, kind: number): Item {
  const from = c.at;
  switch (kind) {
    case K.version: {
      advance(c);
      if (c.kind !== Token.version && c.kind !== Token.number) {
        report(c, 'DRM001', { expected: 'a version such as `1.0.0`', because: 'the version of the dream' });
        return { kind: 'Version', from, to: c.end, text: '' };
      }
      const text = textAt(c, c.at);
      advance(c);
      return { kind: 'Version', from, to: c.end, text };
    }
    case K.for: {
      advance(c);
      if (!eat(c, K.ages)) report(c, 'DRM001', { expected: '`ages`', because: '`for ages 14+`' });
      const min = parsePrimary(c, 'the youngest age');
      const max = eat(c, Token.plus) || !eat(c, Token.dots) ? null : parsePrimary(c, 'the oldest age');
      return { kind: 'Audience', from, to: c.end, min, max };
    }
    case K.needs: {
      advance(c);
      const channels: NeededChannel[] = [];
      do {
        const at = c.at;
        const channel = parseName(c, 'a channel');
        const optional = eat(c, K.optional);
        channels.push({ kind: 'NeededChannel', from: Math.min(at, c.end), to: c.end, channel, optional });
      } while (eat(c, Token.comma));
      return { kind: 'Needs', from, to: c.end, channels };
    }
    case K.limit: {
      advance(c);
      const clauses: LimitClause[] = [];
      do {
        const at = c.at;
        const subject = parseName(c, 'a channel or `cues`');
        if (!eat(c, Token.lessEqual)) report(c, 'DRM001', { expected: '`<=`', because: '`limit sound <= 42dB`' });
        const max = parseSum(c, 'the highest value allowed');
        const condition = eat(c, K.while) ? parseExpr(c, 'when the limit holds') : null;
        clauses.push({ kind: 'LimitClause', from: Math.min(at, c.end), to: c.end, subject, max, condition });
      } while (eat(c, Token.comma));
      return { kind: 'Limit', from, to: c.end, clauses };
    }
    case K.asset: {
      advance(c);
      const name = parseName(c, 'the name of the asset');
      expectEquals(c, '`asset surf = sound "surf.wav"`');
      const channel = parseName(c, 'a channel, as in `sound "surf.wav"`');
      const source = parseLabel(c, 'where the asset comes from');
      return { kind: 'Asset', from, to: c.end, name, channel, source };
    }
    case K.param:
    case K.var: {
      advance(c);
      const name = parseName(c, kind === K.param ? 'the name of the parameter' : 'the name of the variable');
      const type = eat(c, Token.colon) ? parseType(c) : null;
      let value: Param['value'] = null;
      if (eat(c, Token.equals)) value = parseSum(c, 'the first value');
      else if (type === null || kind === K.var) expectEquals(c, kind === K.param ? '`param volume: level = 34dB`' : '`var wonder: 0..1 = 0.2`');
      if (kind === K.var) return { kind: 'Var', from, to: c.end, name, type, value };
      const range = eat(c, K.in) ? parseRange(c, 'the lower end of the range') : null;
      return { kind: 'Param', from, to: c.end, name, type, value, range };
    }
    default:
      return skipItem(c);
  }
}

function expectEquals(c: Cursor, because: string): void {
  if (!eat(c, Token.equals)) report(c, 'DRM001', { expected: '`=`', because });
}

export function parseType(c: Cursor): TypeRef {
  const from = c.at;
  if (nameAhead(c) && peek(c) !== Token.dots) {
    const name = parseName(c, 'a type', 'DRM015');
    return { kind: 'NamedType', from, to: c.end, name };
  }
  if (c.kind !== Token.number && c.kind !== Token.minus) {
    const name = parseName(c, 'a type', 'DRM015');
    return { kind: 'NamedType', from: c.end, to: c.end, name };
  }
  return parseRangeAfter(c, from, parseSum(c, 'the lower end of the range'));
}

function parseScene(c: Cursor, isScene: boolean): Item {
  const from = c.at;
  const doc = docAbove(c);
  advance(c);
  const name = parseName(c, isScene ? 'the name of the scene' : 'the name of the layer');
  const body = parseBlock(c, isScene ? 'scene' : 'layer');
  const scene: Scene = { kind: 'Scene', from, to: c.end, doc, name, body };
  return isScene ? scene : { kind: 'Layer', from, to: c.end, name, body };
}

function parseSet(c: Cursor): SetItem {
  const from = c.at;
  advance(c);
  const name = parseName(c, 'the name of a variable');
  expectEquals(c, '`set wonder = 0.5`');
  const value = parseSum(c, 'the new value');
  return { kind: 'Set', from, to: c.end, name, value };
}

/** `-> target`; a missing target is a name without text. */
export function parseGo(c: Cursor): Go {
  const from = c.at;
  advance(c);
  const history = c.kind === K.last && !onNewLine(c);
  if (history) advance(c);
  const target = parseName(c, 'the scene to go to', 'DRM006');
  return { kind: 'Go', from, to: c.end, history, target };
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
  const weight = bare ? parsePrimary(c, 'the weight of this way, as in `3 -> shore`') : parseSum(c, 'the weight of this way, as in `3 -> shore`');
  let go: Go | null = null;
  if (c.kind === Token.arrow) go = parseGo(c);
  else {
    if (weight.kind !== 'Missing') report(c, 'DRM006', { expected: '`->` and the scene to go to' });
    if (c.at === from) advance(c);
  }
  const guard = eat(c, K.when) ? parseExpr(c, 'the condition of this way') : null;
  return { kind: 'Arm', from, to: c.end, weight, go, guard };
}

function parseHandler(c: Cursor, kind: number): Handler {
  const from = c.at;
  advance(c);
  const cause = parseCause(c, from, kind);
  let body: Handler['body'] = null;
  if (c.kind === Token.arrow) body = parseGo(c);
  else if (c.kind === K.choose) body = parseChoose(c);
  else if (c.kind === Token.openBrace) body = parseBlock(c, 'reaction');
  else if (cause.kind !== 'Together' && !hasMissing(cause))
    report(c, 'DRM006', { expected: '`-> scene`, `choose { … }` or `{ actions }`', because: textAt(c, from) });
  return { kind: 'Handler', from, to: c.end, cause, body };
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
      let otherwise: Go | null = null;
      if (eat(c, K.else)) {
        if (c.kind === Token.arrow) otherwise = parseGo(c);
        else report(c, 'DRM006', { expected: '`-> scene`', because: 'else' });
      }
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
