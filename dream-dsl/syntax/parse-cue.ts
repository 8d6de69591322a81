/** One stimulus and its options. */

import type { Cue, CueOption, EnvelopePoint } from './ast.ts';
import { advance, begin, type Cursor, eat, following, onNewLine, onSameLine, peek, textAt } from './cursor.ts';
import type { FindingData } from './finding.ts';
import { missing, nameAhead, noPath, parsePath } from './names.ts';
import { beginsValue, parsePrimary, parseSum, valueAhead } from './parse-expr.ts';
import { parseLabel } from './parse-literal.ts';
import { another, drop, expect, report, reportTokens } from './report.ts';
import { isReserved, isWord, K, Token } from './token.ts';

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

const WHAT = { play: 'the name of a sound asset', scent: 'the name of a scent asset', light: 'a colour of light, such as `amber`' };

export function parseCue(c: Cursor): Cue {
  const from = c.at;
  const verb = VERBS[c.kind] as Cue['verb'];
  begin(c);
  const what = verb === 'say' || verb === 'ask' ? parseLabel(c, `the words to ${verb}`) : parseWhat(c, verb);
  const options: CueOption[] = [];
  for (let option = parseOption(c); option !== null; option = parseOption(c)) options.push(option);
  return { kind: 'Cue', from, to: c.end, verb, what, options };
}

/** What is played, for those cues that play something by its name. */
function parseWhat(c: Cursor, verb: Exclude<Cue['verb'], 'say' | 'ask'>): Cue['what'] {
  const named = nameAhead(c) && !isOptionAhead(c);
  const quoted = (c.kind === Token.text || c.kind === Token.openText) && onSameLine(c);
  if (named) return parsePath(c, 'what to play');
  if (verb === 'touch' || verb === 'warmth' || verb === 'motion') {
    if (quoted) drop(c, 'an option such as `at`', `\`${verb} at ${verb === 'warmth' ? '0.4C' : '10%'}\``);
    return null;
  }
  report(c, 'DRM010', { expected: WHAT[verb] });
  if (quoted) advance(c);
  return noPath(c);
}

/** Whether `through` or `locked` begins an option, and is no name of something to play: what follows can only be its own. */
function isOptionAhead(c: Cursor): boolean {
  return (c.kind === K.locked && peek(c) === K.to) || (c.kind === K.through && beginsValue(peek(c)));
}

/** On the next line `every` begins a reaction and `for` a line of the header, so only those on this line are options. */
function parseOption(c: Cursor): CueOption | null {
  const from = c.at;
  switch (c.kind) {
    case K.at: {
      advance(c);
      const level = parseSum(c, 'the level of the cue');
      return { kind: 'At', from, to: c.end, level };
    }
    case K.fade:
      return peek(c) === K.all ? null : parseFading(c);
    case K.loop:
      advance(c);
      return { kind: 'Loop', from, to: c.end };
    case K.for: {
      if (onNewLine(c)) {
        if (peek(c) === K.ages || !beginsValue(peek(c))) return null;
        reportTokens(c, 'DRM018', from, from + 1, { found: 'for', because: 'line', ...joining(c) });
      }
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
    case K.ramp:
      return parseRamp(c);
    case K.through: {
      advance(c);
      const points: EnvelopePoint[] = [];
      do points.push(parsePoint(c));
      while (another(c, THROUGH, (cursor) => cursor.kind === Token.number));
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
  let into = eat(c, K.in) ? parseSum(c, 'how long the cue fades in') : null;
  const out = eat(c, K.out) ? parseSum(c, 'how long the cue fades out') : null;
  if (into === null && c.kind === K.in && onSameLine(c)) {
    reportTokens(c, 'DRM098', c.at, c.at + 1, { name: 'in', expected: 'fade in 5s out 30s' });
    advance(c);
    into = parseSum(c, 'how long the cue fades in');
  }
  return { kind: 'Fading', from, to: c.end, into, out };
}

/** `ramp to 0lx over 20m` */
function parseRamp(c: Cursor): CueOption {
  const from = c.at;
  advance(c);
  const target = expect(c, K.to, 'to', RAMP, [K.at, K.through, K.over]) || valueSoon(c) ? parseSum(c, 'the level to end at') : missing(c);
  if (target.kind === 'Missing' && c.kind !== K.over) return { kind: 'Ramp', from, to: c.end, target, over: target };
  const over =
    expect(c, K.over, 'over', RAMP, [K.in, K.for, K.within, K.at, K.to]) || c.kind === Token.number ? parseSum(c, 'how long the ramp takes') : missing(c);
  return { kind: 'Ramp', from, to: c.end, target, over };
}
const RAMP = '`ramp to 0lx over 20m`';

/** The mend that puts the next token on the line above, where nothing but blanks is between. */
function joining(c: Cursor): FindingData {
  const span = { start: c.starts[c.end] as number, end: c.starts[c.at] as number };
  return c.text.slice(span.start, span.end).trim() === '' ? { fix: { title: 'Join the lines', edits: [{ span, newText: ' ' }] } } : {};
}

const valueSoon = (c: Cursor): boolean => onSameLine(c) && valueAhead(c);

/** `10lx at 5m` */
function parsePoint(c: Cursor): EnvelopePoint {
  const from = c.at;
  const level = parseSum(c, 'a level on the way, as in `through 0lx at 0s, 10lx at 5m`');
  if (level.kind === 'Missing' && c.kind !== K.at) return { kind: 'EnvelopePoint', from: c.end, to: c.end, level, at: level };
  const at = expect(c, K.at, 'at', THROUGH, [K.after, K.in, K.over, Token.colon]) || c.kind === Token.number ? parseSum(c, AT_TIME) : missing(c);
  return { kind: 'EnvelopePoint', from: Math.min(from, c.end), to: c.end, level, at };
}
const THROUGH = '`through 0lx at 0s, 10lx at 5m`';
const AT_TIME = 'when this level is reached, counted from the start of the cue';

/** `locked to slow wave 0deg`, `locked to breath` */
function parseLocked(c: Cursor): CueOption {
  const from = c.at;
  advance(c);
  expect(c, K.to, 'to', LOCKED, [K.at, K.in, K.through, K.over]);
  const early = c.kind === Token.number && onSameLine(c);
  const before = c.at;
  let phase = early ? parsePrimary(c, 'the phase, in degrees') : null;
  const rhythm = parseRhythm(c);
  if (early && rhythm !== null) reportTokens(c, 'DRM098', before, before + 1, { name: 'the phase', expected: `locked to ${rhythm} 0deg` });
  if (rhythm !== null && c.kind === K.at && isAngle(c)) drop(c, 'the phase', LOCKED);
  if (c.kind === Token.number && onSameLine(c)) phase = parsePrimary(c, 'the phase, in degrees');
  return { kind: 'Locked', from, to: c.end, rhythm, phase };
}
const LOCKED = '`locked to slow wave 0deg` or `locked to breath`';

/** Whether degrees stand behind the next token. */
function isAngle(c: Cursor): boolean {
  const index = following(c, c.at);
  return c.kinds[index] === Token.number && textAt(c, index).endsWith('deg');
}

function parseRhythm(c: Cursor): 'slow wave' | 'breath' | null {
  if (eat(c, K.breath)) return 'breath';
  if (eat(c, K.slow)) {
    expect(c, K.wave, 'wave', LOCKED);
    return 'slow wave';
  }
  report(c, 'DRM001', { expected: '`slow wave` or `breath`', because: LOCKED });
  while (onSameLine(c) && isWord(c.kind) && !isReserved(c.kind)) advance(c);
  return null;
}
