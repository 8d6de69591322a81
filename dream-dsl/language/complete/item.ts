/** Inside of cues, reactions, arrows, choices and actions. */

import { CHANNEL_OF, NIGHT_EVENTS, SIGNALS, TYPES } from '../../check/index.ts';
import type { Channel, Completion } from '../../model.ts';
import { Token } from '../../syntax/index.ts';
import { nestedIn } from '../around.ts';
import { CUE_OPTIONS } from '../blocks.ts';
import { expectedAfter } from './expect.ts';
import { type Asked, assets, offer, plain, scenes, stages, values, word } from './offer.ts';
import { assetsElsewhere } from './other-files.ts';
import { CAUSES } from './place.ts';
import { beginnings } from './start.ts';

export function inItem(asked: Asked): readonly Completion[] {
  const { item, block } = asked.place;
  const head = item[0];
  if (head === undefined) return [];
  const arrow = item.findLastIndex(({ kind }) => kind === Token.arrow);
  const guarded = item.findLastIndex(({ word: text }) => text === 'when') > arrow;
  if (arrow >= 0 && !guarded) return leads(asked, arrow) ?? led(asked, head.word);
  if (block === 'choose') {
    if (head.word === 'else') return plain(asked, '->');
    if (!guarded) return operand(asked) ?? plain(asked, '->');
    return operand(asked) ?? [...joins(asked), ...beginnings(asked)];
  }
  if (head.word in CHANNEL_OF) return cue(asked, head.word as keyof typeof CHANNEL_OF);
  if (CAUSES.has(head.kind)) return reaction(asked, head.word);
  switch (head.word) {
    case 'set':
      if (item.length === 1)
        return [...(asked.scope?.vars.values() ?? [])].map(({ name, doc }) => offer(asked.place.span, name, 'var', 'variable', { documentation: doc }));
      return item.length === 2 ? plain(asked, '=') : (operand(asked) ?? beginnings(asked));
    case 'raise':
      return item.length === 1 ? events(asked) : beginnings(asked);
    case 'while':
      return operand(asked) ?? joins(asked);
    default:
      return operand(asked) ?? [];
  }
}

/** Behind the target of an arrow. */
function led(asked: Asked, head: string): readonly Completion[] {
  const { block, fresh, item } = asked.place;
  if (block === 'choose' && !fresh && head !== 'else') return [...plain(asked, 'when'), ...beginnings(asked)];
  const alone = head === 'together' && !item.some(({ word: text }) => text === 'else');
  return [...(alone ? plain(asked, 'else') : []), ...beginnings(asked)];
}

/** Behind an arrow; null where its target stands already. */
function leads(asked: Asked, arrow: number): readonly Completion[] | null {
  const { state, place } = asked;
  const rest = place.item.slice(arrow + 1).map(({ word: text }) => text);
  const holding = (): readonly Completion[] => scenes(asked, (one) => nestedIn(one).length > 0, false);
  switch (rest.join(' ')) {
    case '':
      return [
        ...scenes(asked),
        ...(state === null || nestedIn(state).length === 0 ? [] : [word(asked, 'inside', 'inside ')]),
        ...(asked.scope?.states.some((one) => nestedIn(one).length > 0) === true ? [word(asked, 'last', 'last ')] : []),
      ].map((one) => (one.insertText.endsWith(' ') ? { ...one, kind: 'keyword' as const, snippet: false } : one));
    case 'inside':
      return scenes(
        asked,
        (one) => {
          for (let at = one.parent; at !== null; at = at.parent) if (at === state) return true;
          return false;
        },
        false,
      );
    case 'last':
      return [...plain(asked, 'part'), ...holding(), ...scenes(asked, () => true, false)];
    case 'last part':
      return plain(asked, 'of');
    case 'last part of':
      return holding();
    default:
      return null;
  }
}

function reaction(asked: Asked, head: string): readonly Completion[] {
  const { item, span, fresh } = asked.place;
  const words = item.map(({ word: text }) => text);
  const last = words.at(-1);
  const follows = (): readonly Completion[] =>
    [word(asked, '->', '-> '), word(asked, 'choose')].map((one) => ({ ...one, kind: 'keyword' as const, snippet: one.label === 'choose' }));
  if (last === 'choose') return [];
  if (head === 'on') {
    if (item.length === 1)
      return [...plain(asked, 'stage', 'signal'), ...events(asked), ...[...NIGHT_EVENTS].map(([name, doc]) => offer(span, name, 'event', doc))];
    if (item.length === 2 && last === 'stage') return stages(asked);
    if (item.length === 2 && last === 'signal') return [...SIGNALS].map(([name, doc]) => offer(span, name, 'event', 'signal', { documentation: doc }));
  }
  if (head === 'together') {
    if (last === 'within') return values(asked, { type: TYPES.duration, steady: true });
    if (last === 'else') return plain(asked, '->');
    if (last === '}') return words.includes('else') ? beginnings(asked) : [...plain(asked, 'else'), ...beginnings(asked)];
    return item.length === 1 ? [] : [...plain(asked, ...['within', 'else'].filter((text) => !words.includes(text))), ...follows()];
  }
  if (head === 'enter' || head === 'exit') return fresh ? beginnings(asked) : [];
  const value = operand(asked);
  if (value !== null) return value;
  const inGuard = words.lastIndexOf('when') > 0;
  const guard = head === 'when' ? (words.includes('for') ? [] : plain(asked, 'for')) : inGuard || fresh ? [] : plain(asked, 'when');
  return [...guard, ...follows(), ...((head === 'when' && !words.includes('for')) || inGuard ? joins(asked) : []), ...(fresh ? beginnings(asked) : [])];
}

const joins = (asked: Asked): readonly Completion[] => plain(asked, 'and', 'or', 'is');

function events({ reading, place }: Asked): readonly Completion[] {
  const { symbols } = reading;
  const names = [symbols.dream, ...symbols.motifs.map(({ scope }) => scope)].flatMap((scope) => [...(scope?.events.keys() ?? [])]);
  const heard = [...symbols.visibleMotifs.values()].flatMap(({ scope }) => [...scope.events.keys()]);
  const typed = reading.tree.text.slice(place.span.start, place.span.end);
  return [...new Set([...names, ...heard])].filter((name) => name !== typed).map((name) => offer(place.span, name, 'event', 'event of this dream'));
}

/** A value where one is expected; null where one stands already. */
function operand(asked: Asked): readonly Completion[] | null {
  const { item } = asked.place;
  const last = item.at(-1);
  if (last === undefined) return null;
  if (last.word === 'in' && !(item[0]?.word ?? '').match(/^(play|say|ask|light|scent|touch|warmth|motion)$/)) return scenes(asked, () => true, false);
  if (last.word === 'is') return [...plain(asked, 'not'), ...values(asked, { type: expectedAfter(asked, item) })];
  const type = expectedAfter(asked, item);
  if (TRUTH.has(last.word) && !(last.word === 'not' && item.at(-2)?.word === 'is')) return values(asked, { type: TYPES.boolean, open: true });
  if (type === null) return OPEN.has(last.kind) ? values(asked, { type: null }) : null;
  return values(asked, { type, steady: TIMES.has(last.word) });
}

const TRUTH: ReadonlySet<string> = new Set(['when', 'while', 'and', 'or', 'not']);
const TIMES: ReadonlySet<string> = new Set(['after', 'every', 'for', 'over', 'within', 'fade', 'in', 'out', 'at', 'to']);
/** Something must follow, whatever it is. */
const OPEN: ReadonlySet<number> = new Set([
  ...[Token.plus, Token.minus, Token.times, Token.divide, Token.less, Token.lessEqual, Token.greater, Token.greaterEqual, Token.openParen],
  ...[Token.comma, Token.equals, Token.dots],
]);

function cue(asked: Asked, verb: keyof typeof CHANNEL_OF): readonly Completion[] {
  const { item, fresh, span } = asked.place;
  const channel = CHANNEL_OF[verb];
  const words = item.map(({ word: text }) => text);
  const last = words.at(-1) as string;
  if (item.length === 1) {
    if (verb === 'say' || verb === 'ask') return [offer(span, '"…"', 'snippet', 'the words', { insertText: '"$0"', snippet: true })];
    const played = [...assets(asked, channel), ...assetsElsewhere(asked, channel)];
    return verb === 'play' || verb === 'scent' || verb === 'light' ? played : [...played, ...options(asked, words)];
  }
  switch (last) {
    case 'ramp':
      return plain(asked, 'to');
    case 'locked':
      return plain(asked, 'to');
    case 'slow':
      return plain(asked, 'wave');
    case 'to':
      if (words.at(-2) === 'locked') return [offer(span, 'slow wave', 'keyword', 'of deep sleep'), offer(span, 'breath', 'keyword', 'of the sleeper')];
      break;
    case 'fade':
      return [...plain(asked, 'in', 'out'), ...values(asked, { type: TYPES.duration, steady: true })];
    case 'through':
      return values(asked, { type: expectedAfter(asked, item), steady: true });
    case ',':
      if (words.includes('through') && asked.place.parens.length === 0)
        return values(asked, {
          type: expectedAfter(asked, [...item.slice(0, 2), ...item.slice(words.lastIndexOf('through'), words.lastIndexOf('through') + 1)]),
          steady: true,
        });
      break;
    default:
  }
  const value = operand(asked);
  if (value !== null) return value;
  const more: Completion[] = [];
  if (needsOver(words)) return plain(asked, 'over');
  if (pointOpen(words)) return plain(asked, 'at');
  if (words.at(-3) === 'fade' && words.at(-2) === 'in') more.push(...plain(asked, 'out'));
  if (fresh) return [...beginnings(asked), ...options(asked, words).filter(({ label }) => goesOn(asked, label))];
  return [...more, ...options(asked, words), ...beginnings(asked)];
}

/** On a line of its own an option is offered once it is begun; some must stand on the line of their cue. */
function goesOn({ reading, place }: Asked, label: string): boolean {
  const typed = reading.tree.text.slice(place.span.start, place.offset);
  return typed !== '' && label.startsWith(typed) && label !== 'for' && label !== 'every';
}

/** Options that were not given and go with those that were. */
function options(asked: Asked, words: readonly string[]): readonly Completion[] {
  const given = words.filter((text, i) => i > 0 && Object.hasOwn(CUE_OPTIONS, text));
  const slow = SLOW.has(words[0] ?? '');
  return Object.entries(CUE_OPTIONS)
    .filter(([label, { excludes }]) => !given.some((text) => excludes.includes(text)) && !(slow && label === 'locked'))
    .map(([label, { snippet }]) => word(asked, label, inUnit(snippet, CHANNEL_OF[words[0] as keyof typeof CHANNEL_OF])));
}

/** Levels of each channel in the place of those of light: the lowest, and a usual one. */
const LEVELS: Readonly<Record<Channel, readonly [low: string, usual: string]>> = {
  sound: ['20dB', '30dB'],
  light: ['0lx', '1lx'],
  scent: ['0%', '20%'],
  touch: ['0%', '10%'],
  warmth: ['0C', '0.4C'],
  motion: ['0%', '10%'],
};

const inUnit = (snippet: string, channel: Channel): string => snippet.replaceAll('0lx', LEVELS[channel][0]).replaceAll('1lx', LEVELS[channel][1]);

/** What no rhythm can lead. */
const SLOW: ReadonlySet<string> = new Set(['scent', 'warmth', 'ask']);

/** `ramp to 0lx` without its time. */
const needsOver = (words: readonly string[]): boolean => words.lastIndexOf('ramp') > words.lastIndexOf('over');

/** A point of an envelope without its time. */
function pointOpen(words: readonly string[]): boolean {
  const through = words.lastIndexOf('through');
  if (through < 0) return false;
  const point = Math.max(through, words.lastIndexOf(','));
  const rest = words.slice(point + 1);
  return rest.length > 0 && !rest.includes('at');
}
