/** What could stand at a place in the text: by the words before it and the braces around it. */

import {
  CHANNELS,
  COLOURS,
  type Dimension,
  FUNCTIONS,
  NIGHT_EVENTS,
  POPULATIONS,
  SENSORS,
  SIGNALS,
  STAGE_DOCS,
  STAGE_NAMES,
  type Symbols,
  TYPE_NAMES,
  UNITS,
} from '../check/index.ts';
import type { Channel, Completion, Span } from '../model.ts';
import { FIRST_SIGNIFICANT, isItemWord, isWord, K, Token, type Tree, type Word } from '../syntax/index.ts';
import { read } from './analyze.ts';
import { BY_BLOCK, CUE_OPTIONS, WORDS } from './words.ts';

/** Completions at an offset, the likeliest first. Each says what part of the text it replaces. */
export function complete(text: string, offset: number): readonly Completion[] {
  const { tree, symbols } = read(text);
  const place = placeAt(tree, offset);
  return place === null ? [] : suggest(place, symbols);
}

interface Place {
  /** What is being typed, and will be replaced. */
  readonly span: Span;
  /** The tokens before, nearest first: kinds and words. */
  readonly before: readonly { readonly kind: number; readonly word: string }[];
  /** The word that began the item that is being written. */
  readonly item: number;
  /** The innermost braces: whose they are. */
  readonly block: string;
  /** A number stands directly before: only units can follow. */
  readonly number: boolean;
  /** The word being typed is the first of its line. */
  readonly fresh: boolean;
}

function placeAt(tree: Tree, offset: number): Place | null {
  const { kinds, starts, count } = tree.tokens;
  const blocks: string[] = ['file'];
  const before: { kind: number; word: string }[] = [];
  let item = 0;
  let owner = 'file';
  let fresh = true;
  for (let i = 0; i < count; i++) {
    const kind = kinds[i] as number;
    const start = starts[i] as number;
    const end = starts[i + 1] as number;
    if (start >= offset) break;
    if (kind === Token.newline && end <= offset) fresh = true;
    if (end > offset || (end === offset && kind >= FIRST_SIGNIFICANT)) {
      if (kind === Token.comment || kind === Token.doc || ((kind === Token.text || kind === Token.openText) && (end > offset || kind === Token.openText)))
        return null;
      if (isWord(kind)) return { span: { start, end }, before: before.reverse(), item, block: blocks.at(-1) as string, number: false, fresh };
      if (kind === Token.number) {
        const digits = /^[\d.]+/.exec(tree.text.slice(start, end))?.[0].length ?? 0;
        if (start + digits <= offset)
          return { span: { start: start + digits, end }, before: before.reverse(), item, block: blocks.at(-1) as string, number: true, fresh };
        return null;
      }
    }
    if (kind < FIRST_SIGNIFICANT) continue;
    before.push({ kind, word: tree.text.slice(start, end) });
    const previous = before.at(-2)?.kind ?? 0;
    if (kind === Token.openBrace) {
      blocks.push(owner);
      item = 0;
    } else if (kind === Token.closeBrace) {
      if (blocks.length > 1) blocks.pop();
      item = 0;
    } else if (kind === K.dream || kind === K.motif || kind === K.choose || (isItemWord(kind) && beginsItem(kind, previous, fresh))) {
      item = kind;
      owner = OWNERS[kind] ?? 'reaction';
    }
    fresh = false;
  }
  const gap = starts[count] === offset && kinds[count - 1] === Token.comment;
  return gap ? null : { span: { start: offset, end: offset }, before: before.reverse(), item, block: blocks.at(-1) as string, number: false, fresh };
}

/** Names and options can be spelt like items: `-> release`, `limit light`, `at 30dB every 90s`. */
function beginsItem(kind: number, previous: number, fresh: boolean): boolean {
  if (fresh || previous === Token.openBrace || previous === Token.closeBrace) return true;
  if (previous === Token.arrow || previous === Token.comma || previous === Token.equals || previous === K.needs || previous === K.limit || previous === K.last)
    return false;
  return kind !== K.for && kind !== K.fade && kind !== K.every && !(kind === K.while && previous !== Token.text);
}

const OWNERS: Readonly<Record<number, string>> = {
  [K.dream]: 'dream',
  [K.motif]: 'scene',
  [K.scene]: 'scene',
  [K.layer]: 'scene',
  [K.ritual]: 'ritual',
  [K.while]: 'while',
  [K.anchor]: 'anchor',
  [K.release]: 'release',
  [K.morning]: 'morning',
  [K.choose]: 'choose',
};
const CUES: Readonly<Record<number, Channel>> = {
  [K.play]: 'sound',
  [K.say]: 'sound',
  [K.ask]: 'sound',
  [K.light]: 'light',
  [K.scent]: 'scent',
  [K.touch]: 'touch',
  [K.warmth]: 'warmth',
  [K.motion]: 'motion',
};

function suggest(place: Place, symbols: Symbols): readonly Completion[] {
  const { span, before, item, block } = place;
  const one = before[0]?.kind ?? 0;
  const two = before[1]?.kind ?? 0;
  const make = maker(span);
  if (place.number) return [...UNITS.values()].map((unit) => make(unit.unit.startsWith('per') ? ` ${unit.unit}` : unit.unit, 'unit', unit.doc));
  if (one === Token.arrow || (one === K.last && two === Token.arrow) || one === K.reaches) return scenes(symbols, make, one === Token.arrow);
  if (one === K.on) {
    return [
      make('stage', 'keyword', 'a sleep stage begins'),
      make('signal', 'keyword', 'the sleeper signals'),
      ...[...NIGHT_EVENTS].map(([name, doc]) => make(name, 'event', doc)),
      ...events(symbols, make),
    ];
  }
  if ((one === K.stage && two === K.on) || ((one === K.is || (one === K.not && two === K.is)) && before[one === K.is ? 1 : 2]?.kind === K.stage))
    return stages(make);
  if (one === K.is) return [make('not', 'keyword', 'is not'), ...values(symbols, make)];
  if (one === K.signal && two === K.on) return [...SIGNALS].map(([name, doc]) => make(name, 'event', doc));
  if (one === K.raise) return events(symbols, make);
  if (one === K.set) return [...symbols.vars.keys()].map((name) => make(name, 'var', 'variable'));
  if (one === K.across) return POPULATIONS.map((name) => make(name, 'type', 'sleepers'));
  if (one === Token.colon && (item === K.param || item === K.var)) return [...TYPE_NAMES.keys(), '0..1'].map((name) => make(name, 'type', 'type'));
  if (one === Token.equals && item === K.asset) return CHANNELS.map((name) => make(name, 'channel', 'channel'));
  if ((item === K.needs || item === K.limit) && (one === item || one === Token.comma))
    return [...CHANNELS, ...(item === K.limit ? ['cues'] : [])].map((name) => make(name, 'channel', 'channel'));
  const cue = CUES[item];
  if (cue !== undefined && one === item && item !== K.say && item !== K.ask) return played(symbols, make, cue);
  if (cue !== undefined && one === K.at) return [...values(symbols, make, LEVEL[cue])];
  if (one === K.fade && item === K.fade) return [make('all over ', 'keyword', 'everything fades')];
  if (DURATION_AFTER.has(one)) return values(symbols, make, 'duration');
  if (EXPRESSION_AFTER.has(one)) return values(symbols, make);
  if (NAME_AFTER.has(one)) return [];
  const options =
    cue !== undefined && !place.fresh
      ? CUE_OPTIONS.filter(
          (word) =>
            !before
              .slice(
                0,
                before.findIndex((token) => token.kind === item),
              )
              .some((token) => token.word === word),
        )
      : [];
  const inside = item === K.needs && !place.fresh ? [make('optional', 'keyword', WORDS.optional?.doc ?? '')] : [];
  const joins =
    place.fresh || (item !== K.when && item !== K.while)
      ? []
      : (['and', 'or', 'is', 'for'] as const).map((word) => make(word, 'keyword', WORDS[word]?.doc ?? ''));
  return [
    ...inside,
    ...joins,
    ...options.map((word) => keyword(make, word, OPTION_SNIPPETS[word])),
    ...(BY_BLOCK[block] ?? []).map((word) => keyword(make, word, WORDS[word]?.snippet)),
  ];
}

const LEVEL: Readonly<Record<Channel, Dimension>> = {
  sound: 'level',
  light: 'light',
  scent: 'percent',
  touch: 'percent',
  warmth: 'temperature',
  motion: 'percent',
};
const DURATION_AFTER = new Set([K.after, K.over, K.within, K.every, K.for]);
const EXPRESSION_AFTER = new Set([
  K.when,
  K.while,
  K.and,
  K.or,
  K.not,
  K.at,
  K.always,
  K.never,
  K.to,
  K.in,
  Token.openParen,
  Token.equals,
  Token.plus,
  Token.minus,
  Token.times,
  Token.divide,
  Token.less,
  Token.lessEqual,
  Token.greater,
  Token.greaterEqual,
  Token.comma,
]);
/** What follows is a new name or text, which only the author knows. */
const NAME_AFTER = new Set([K.scene, K.layer, K.asset, K.param, K.var, K.promise, K.dream, K.version, K.tone, K.mark, K.say, K.ask]);

/* biome-ignore-start lint/suspicious/noTemplateCurlyInString: places of a snippet are written so */
const OPTION_SNIPPETS: Partial<Readonly<Record<Word, string>>> = {
  at: 'at $0',
  fade: 'fade ${1:30s}',
  for: 'for ${1:10s}',
  every: 'every ${1:90s}',
  ramp: 'ramp to ${1:0lx} over ${2:20m}',
};
/* biome-ignore-end lint/suspicious/noTemplateCurlyInString: end */

type Make = (label: string, kind: Completion['kind'], detail: string, more?: Partial<Completion>) => Completion;

function maker(span: Span): Make {
  return (label, kind, detail, more) => ({ label, kind, detail, documentation: '', insertText: label, snippet: false, span, ...more });
}

function keyword(make: Make, word: Word, snippet: string | undefined): Completion {
  const documentation = WORDS[word]?.doc ?? '';
  return snippet === undefined
    ? make(word, 'keyword', 'keyword', { documentation })
    : make(word, 'snippet', snippet.split('\n')[0]?.replace(/\$\{\d:([^}]*)\}|\$0/g, '$1') ?? '', { documentation, insertText: snippet, snippet: true });
}

function scenes(symbols: Symbols, make: Make, arrow: boolean): readonly Completion[] {
  const own = symbols.states
    .filter((state) => state.role !== 'release' && state.role !== 'morning')
    .map((state) => make(state.name, 'scene', state.path, { documentation: state.doc }));
  const ends = [make('release', 'scene', 'everything fades, the sleeper sleeps on'), make('morning', 'scene', 'the part after waking')];
  return arrow ? [...own, ...ends, make('last', 'keyword', 'where the scene was when it was left', { insertText: 'last ' })] : [...own, ...ends];
}

function stages(make: Make): readonly Completion[] {
  return STAGE_NAMES.map((name) => make(name, 'stage', 'sleep stage', { documentation: STAGE_DOCS[name] ?? '' }));
}

function events(symbols: Symbols, make: Make): readonly Completion[] {
  return [...symbols.events.keys()].map((name) => make(name, 'event', 'event of this dream'));
}

function played(symbols: Symbols, make: Make, channel: Channel): readonly Completion[] {
  const own = [...symbols.assets.values()].filter((asset) => asset.channel === channel).map((asset) => make(asset.name, 'asset', asset.source));
  return channel === 'light' ? [...own, ...COLOURS.map((name) => make(name, 'asset', 'colour of light'))] : own;
}

/** Values of a kind, or of any kind; readings of the sleeper and functions with the latter. */
function values(symbols: Symbols, make: Make, dimension?: Dimension): readonly Completion[] {
  const own = [...symbols.vars.values(), ...symbols.params.values()].filter((value) => dimension === undefined || value.type.dimension === dimension);
  const named = own.map((value) => make(value.name, value.kind, value.kind === 'var' ? 'variable' : 'parameter'));
  if (dimension !== undefined) return named;
  return [
    ...named,
    ...[...SENSORS.values()].map((sensor) => make(sensor.name, 'sensor', 'reading', { documentation: sensor.doc })),
    ...[...FUNCTIONS].map(([name, known]) => make(name, 'function', known.signature, { documentation: known.doc, insertText: `${name}($0)`, snippet: true })),
  ];
}
