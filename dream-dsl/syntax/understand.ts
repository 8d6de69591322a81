/** What a line was meant to be that begins with no word of the language: misspelt, of another language, or without its first word. */

import type { Item } from './ast.ts';
import { advance, aheadOnLine, type Cursor, following, hushLine, moreOnLine, peek, textAt } from './cursor.ts';
import { nearest } from './nearest.ts';
import { arrowAhead, parseAnyGo } from './parse-go.ts';
import { parseImport } from './parse-import.ts';
import { parseMotif } from './parse-scene.ts';
import { insertingBefore, replacing, reportTokens } from './report.ts';
import { skipLine } from './skip.ts';
import { ITEM_WORDS, isReserved, isWord, K, Token, type Word } from './token.ts';

/** Nothing is understood. */
export const NOTHING = 0;

/** What is an item of no braces, but known: an import, motif or `else` in a dream, an arrow in another spelling. */
export function parseStray(c: Cursor): Item | null {
  const from = c.at;
  if (c.kind === K.else) {
    reportTokens(c, 'DRM097', from, from + 1, {});
    advance(c);
    skipLine(c);
    return { kind: 'Skipped', from, to: c.end };
  }
  if ((c.kind === K.import && (peek(c) === Token.text || peek(c) === Token.openText)) || (c.kind === K.motif && isWord(peek(c)))) {
    reportTokens(c, 'DRM092', from, from + 1, { name: textAt(c, from) });
    c.strays.push(c.kind === K.import ? parseImport(c) : parseMotif(c));
    return { kind: 'Skipped', from, to: c.end };
  }
  return arrowAhead(c) ? parseAnyGo(c) : null;
}

/** Kind of the word that the line was meant to begin with, taken for read; the finding is made. */
export function understand(c: Cursor): number {
  const forgotten = forgottenWord(c);
  if (forgotten !== null && !(isWord(c.kind) && nearest(textAt(c, c.at), ITEM_WORDS) !== null && forgotten !== 'set' && forgotten !== 'var'))
    return suppose(c, forgotten);
  if (!isWord(c.kind) || !moreOnLine(c)) return NOTHING;
  const written = textAt(c, c.at);
  const next = peek(c);
  const foreign = FOREIGN.get(written.toLowerCase());
  if (foreign !== undefined && (isWord(next) || next === Token.text || next === Token.number || next === Token.openParen || next === Token.openBrace)) {
    return take(c, 'DRM090', foreign);
  }
  if (!isWord(next) && next !== Token.number && next !== Token.text && next !== Token.openBrace) return NOTHING;
  const meant = nearest(written, ITEM_WORDS);
  if (meant !== null) return take(c, 'DRM001', meant as Word);
  return isWord(next) && c.kinds[following(c, following(c, c.at))] === Token.openBrace ? take(c, 'DRM001', 'scene') : NOTHING;
}

/** The word ahead is taken for another; if that does not fit the rest of its line, this is told enough. */
function take(c: Cursor, code: string, meant: Word): number {
  reportTokens(c, code, c.at, c.at + 1, { found: textAt(c, c.at), meant, expected: `\`${meant}\``, fix: replacing(c, c.at, c.at + 1, meant) });
  hushLine(c);
  c.kind = K[meant];
  return c.kind;
}

/** A word is missing before the next token. */
function suppose(c: Cursor, meant: Word): number {
  reportTokens(c, 'DRM001', c.at, c.at + 1, {
    found: textAt(c, c.at),
    expected: `\`${meant}\``,
    because: EXAMPLES[meant] ?? '',
    fix: insertingBefore(c, c.at, meant),
  });
  c.supposed = true;
  c.kind = K[meant];
  return c.kind;
}

const EXAMPLES: Readonly<Partial<Record<Word, string>>> = {
  after: '`after 5m -> shore`',
  asset: '`asset surf = sound "surf.wav"`',
  for: '`for ages 14+`',
  on: '`on wake -> shore`',
  play: '`play surf at 34dB`',
  promise: '`promise quiet: always sound <= 38dB`',
  say: '`say "the tide" at 30dB`',
  scene: '`scene shore { … }`',
  set: '`set wonder = 0.5`',
  var: '`var wonder: 0..1 = 0.2`',
  when: '`when distress > 0.6 -> release`',
};

/** Tells by what follows which word was forgotten at the beginning of the line. */
function forgottenWord(c: Cursor): Word | null {
  const { kind } = c;
  const next = peek(c);
  const leads = aheadOnLine(c, [Token.arrow, K.choose]) >= 0;
  if (kind === Token.number) return next === Token.arrow || next === K.choose ? 'after' : null;
  if (kind === Token.text) return c.owner === 'dream' ? null : 'say';
  if (kind === K.ages) return next === Token.number ? 'for' : null;
  if (kind === Token.openParen || kind === K.not) return leads ? 'when' : null;
  if (!isWord(kind) || isReserved(kind) || !moreOnLine(c)) return null;
  switch (next) {
    case Token.equals: {
      const value = following(c, following(c, c.at));
      if (isWord(c.kinds[value] as number) && c.kinds[following(c, value)] === Token.text) return 'asset';
      return c.kinds[following(c, c.at) + 1] === Token.greater ? null : c.owner === 'dream' || c.owner === 'motif' ? 'var' : 'set';
    }
    case Token.colon: {
      const value = c.kinds[following(c, following(c, c.at))] as number;
      if (value === K.always || value === K.never || value === K.reaches || value === K.chance) return 'promise';
      return c.owner === 'dream' || c.owner === 'motif' ? 'var' : null;
    }
    case Token.openBrace:
      return kind === Token.word && nearest(textAt(c, c.at), ITEM_WORDS) === null && !FOREIGN.has(textAt(c, c.at).toLowerCase()) ? 'scene' : null;
    case Token.arrow:
      return 'on';
    case Token.less:
    case Token.lessEqual:
    case Token.greater:
    case Token.greaterEqual:
    case K.is:
    case K.and:
    case K.or:
      return leads ? 'when' : null;
    case K.at:
    case K.fade:
    case K.loop:
    case K.ramp:
    case K.through:
    case K.locked:
      return 'play';
    default:
      return (kind === K.stage || kind === K.signal) && leads ? 'on' : null;
  }
}

/** Words of other languages, and what they are here. */
const FOREIGN: ReadonlyMap<string, Word> = new Map(
  Object.entries({
    when: 'if whenever',
    var: 'let const variable int float bool boolean number',
    param: 'parameter option setting input',
    scene: 'state room node passage knot place location section',
    layer: 'region track parallel',
    after: 'wait sleep delay pause timeout',
    every: 'repeat each interval',
    raise: 'emit send trigger fire dispatch',
    mark: 'log print note record',
    say: 'speak tell whisper narrate voice',
    play: 'sound audio music loop',
    light: 'lamp colour color glow',
    scent: 'smell aroma odor',
    touch: 'vibrate buzz haptic',
    warmth: 'heat warm temperature',
    motion: 'rock move sway',
    enter: 'onentry onenter entry start init',
    exit: 'onexit leave',
    on: 'event',
    choose: 'random pick select switch',
    needs: 'requires require uses',
    limit: 'max maximum ceiling',
    promise: 'assert ensure invariant guarantee',
    asset: 'file resource sample',
    set: 'assign',
  } satisfies Partial<Record<Word, string>>).flatMap(([word, names]) => names.split(' ').map((name) => [name, word as Word] as const)),
);
