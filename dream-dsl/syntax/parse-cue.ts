/** One stimulus and its options. */

import type { Cue, CueOption, EnvelopePoint, Expr, Path } from './ast.ts';
import { advance, type Cursor, eat, missing, nameAhead, onNewLine, parsePath, peek, report, textAt } from './cursor.ts';
import { beginsValue, parseLabel, parsePrimary, parseSum, parseText } from './parse-expr.ts';
import { isReserved, K, Token } from './token.ts';

const VERBS: Readonly<Record<number, Cue['verb']>> = {
  [K.play]: 'play',
  [K.say]: 'say',
  [K.ask]: 'ask',
  [K.light]: 'light',
  [K.scent]: 'scent',
  [K.touch]: 'touch',
  [K.warmth]: 'warmth',
  [K.motion]: 'motion',
};

export function parseCue(c: Cursor): Cue {
  const from = c.at;
  const verb = VERBS[c.kind] as Cue['verb'];
  advance(c);
  let what: Cue['what'] = null;
  if (verb === 'say' || verb === 'ask') what = parseLabel(c, `the words to ${verb}`);
  else if (c.kind === Token.text || c.kind === Token.openText) what = parseText(c);
  else if (nameAhead(c) && !isReserved(c.kind) && !shapeAhead(c)) what = parsePath(c, 'what to play');
  else if (verb === 'play' || verb === 'scent') what = missingPath(c, verb === 'play' ? 'the name of a sound asset' : 'the name of a scent asset');
  else if (verb === 'light') what = missingPath(c, 'a colour of light, such as `amber`');
  const options: CueOption[] = [];
  for (let option = parseOption(c); option !== null; option = parseOption(c)) options.push(option);
  return { kind: 'Cue', from, to: c.end, verb, what, options };
}

function missingPath(c: Cursor, expected: string): Path {
  report(c, 'DRM010', { expected });
  return { kind: 'Path', from: c.end, to: c.end, segments: [{ kind: 'Name', from: c.end, to: c.end, text: '' }], text: '' };
}

/** `through 0lx at 0s` or `locked to breath`, and no sound or colour of that name. */
const shapeAhead = (c: Cursor): boolean => (c.kind === K.locked && peek(c) === K.to) || (c.kind === K.through && beginsValue(peek(c)));

/** On the next line `every` begins a reaction and `for` a line of the header, so only those on this line are options. */
function parseOption(c: Cursor): CueOption | null {
  const from = c.at;
  switch (c.kind) {
    case K.at: {
      advance(c);
      const level = parseSum(c, 'the level of the cue');
      return { kind: 'At', from, to: c.end, level };
    }
    case K.fade: {
      if (peek(c) === K.all) return null;
      return parseFading(c);
    }
    case K.loop:
      advance(c);
      return { kind: 'Loop', from, to: c.end };
    case K.for: {
      if (onNewLine(c)) return null;
      advance(c);
      const duration = parseSum(c, 'how long the cue lasts');
      return { kind: 'For', from, to: c.end, duration };
    }
    case K.every: {
      if (onNewLine(c)) return null;
      advance(c);
      const period = parseSum(c, 'how often the cue comes back');
      return { kind: 'Repeat', from, to: c.end, period };
    }
    case K.ramp: {
      advance(c);
      if (!eat(c, K.to)) report(c, 'DRM001', { expected: '`to`', because: '`ramp to 0lx over 20m`' });
      const target = parseSum(c, 'the level to end at');
      if (!eat(c, K.over) && target.kind !== 'Missing') report(c, 'DRM001', { expected: '`over`', because: '`ramp to 0lx over 20m`' });
      else if (target.kind === 'Missing' && c.kind !== Token.number) return { kind: 'Ramp', from, to: c.end, target, over: target };
      const over = c.kind === Token.number ? parseSum(c, 'how long the ramp takes') : overOf(c);
      return { kind: 'Ramp', from, to: c.end, target, over };
    }
    case K.through: {
      advance(c);
      const points: EnvelopePoint[] = [];
      do points.push(parsePoint(c));
      while (pointAhead(c));
      return { kind: 'Through', from, to: c.end, points };
    }
    case K.locked:
      return parseLocked(c);
    default:
      return null;
  }
}

/** `fade 30s`, `fade in 5s`, `fade out 30s`, `fade in 5s out 30s` */
function parseFading(c: Cursor): CueOption {
  const from = c.at;
  advance(c);
  if (c.kind !== K.in && c.kind !== K.out) {
    const both = parseSum(c, 'how long the fade takes');
    return { kind: 'Fading', from, to: c.end, into: both, out: both };
  }
  const into = eat(c, K.in) ? parseSum(c, 'how long the cue fades in') : null;
  const out = eat(c, K.out) ? parseSum(c, 'how long the cue fades out') : null;
  return { kind: 'Fading', from, to: c.end, into, out };
}

function pointAhead(c: Cursor): boolean {
  if (eat(c, Token.comma)) return true;
  if (c.kind !== Token.number || onNewLine(c)) return false;
  report(c, 'DRM001', { expected: '`,`', because: '`through 0lx at 0s, 10lx at 5m`' });
  return true;
}

/** `10lx at 5m` */
function parsePoint(c: Cursor): EnvelopePoint {
  const from = c.at;
  const level = parseSum(c, 'a level on the way, as in `through 0lx at 0s, 10lx at 5m`');
  let at: Expr = missing(c);
  if (eat(c, K.at)) at = parseSum(c, 'when this level is reached, counted from the start of the cue');
  else if (level.kind !== 'Missing') {
    report(c, 'DRM001', { expected: '`at`', because: '`through 0lx at 0s, 10lx at 5m`' });
    if (c.kind === Token.number && !onNewLine(c)) at = parseSum(c, 'when this level is reached');
  }
  return { kind: 'EnvelopePoint', from: Math.min(from, c.end), to: c.end, level, at };
}

/** `locked to slow wave 0deg`, `locked to breath` */
function parseLocked(c: Cursor): CueOption {
  const from = c.at;
  advance(c);
  if (!eat(c, K.to)) report(c, 'DRM001', { expected: '`to`', because: '`locked to slow wave 0deg`' });
  let rhythm: 'slow wave' | 'breath' | null = null;
  if (c.kind === K.breath) {
    rhythm = 'breath';
    advance(c);
  } else if (c.kind === K.slow) {
    rhythm = 'slow wave';
    advance(c);
    if (!eat(c, K.wave)) report(c, 'DRM001', { expected: '`wave`', because: '`locked to slow wave 0deg`' });
  } else {
    report(c, 'DRM001', { expected: '`slow wave` or `breath`', because: 'what a cue can be locked to' });
    if (nameAhead(c) && !onNewLine(c) && textAt(c, c.at) !== '') advance(c);
  }
  if (c.kind === K.at && !onNewLine(c) && /deg$/.test(textAt(c, c.at + 2))) {
    report(c, 'DRM001', { expected: 'the phase', because: '`locked to slow wave 0deg`' });
    advance(c);
  }
  const phase = c.kind === Token.number && !onNewLine(c) ? parsePrimary(c, 'the phase, in degrees') : null;
  return { kind: 'Locked', from, to: c.end, rhythm, phase };
}

/** After a missing `over` only a number is taken for it, so that one mistake stays one. */
function overOf(c: Cursor): ReturnType<typeof parseSum> {
  if (c.findings[c.findings.length - 1]?.data.expected === '`over`') return { kind: 'Missing', from: c.end, to: c.end };
  return parseSum(c, 'how long the ramp takes');
}
