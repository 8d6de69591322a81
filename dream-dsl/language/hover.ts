/** What the word under the pointer means. */

import { FUNCTIONS, NIGHT_EVENTS, rangeText, SIGNALS, STAGE_DOCS, type Sym, type Symbols, TYPE_NAMES, type Type, UNITS } from '../check/index.ts';
import type { Hover, Span } from '../model.ts';
import { isWord, Token, type Tree, textOf, type Word } from '../syntax/index.ts';
import { read } from './analyze.ts';
import { declarationOf, type NamePlace, nameAt } from './names.ts';
import { WORDS } from './words.ts';

/** What stands at an offset, explained in Markdown; null where there is nothing to say. */
export function hover(text: string, offset: number): Hover | null {
  const { tree, symbols, names } = read(text);
  const place = nameAt(names, offset);
  if (place !== null) {
    const contents = nameDoc(tree, symbols, place);
    if (contents !== null) return { span: place.span, contents };
  }
  const { kinds, starts, count } = tree.tokens;
  const i = tokenAt(starts, count, offset);
  const span = { start: starts[i] ?? 0, end: starts[i + 1] ?? 0 };
  const word = text.slice(span.start, span.end);
  if (kinds[i] === Token.number) return numberDoc(word, span);
  const known = isWord(kinds[i] ?? 0) ? WORDS[word as Word] : undefined;
  return known === undefined ? null : { span, contents: `**${word}**\n\n${known.doc}` };
}

/** Where the name at an offset is declared. */
export function definition(text: string, offset: number): Span | null {
  return declarationOf(nameAt(read(text).names, offset)?.symbol ?? null);
}

/** Every place that speaks of the thing at an offset, its declaration among them. */
export function references(text: string, offset: number): readonly Span[] {
  const { names } = read(text);
  const declared = declarationOf(nameAt(names, offset)?.symbol ?? null);
  if (declared === null) return [];
  return names.filter((place) => declarationOf(place.symbol)?.start === declared.start).map((place) => place.span);
}

/** The token that an offset is in; behind the last character of a word, that word. */
function tokenAt(starts: Int32Array, count: number, offset: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function nameDoc(tree: Tree, symbols: Symbols, place: NamePlace): string | null {
  const { symbol } = place;
  if (symbol !== null) return symbolDoc(tree, symbols, symbol);
  const said = FUNCTIONS.get(place.text);
  if (said !== undefined && place.kind === 'function') return `\`${said.signature}\`\n\n${said.doc}`;
  const event = SIGNALS.get(place.text) ?? NIGHT_EVENTS.get(place.text);
  if (event !== undefined && place.kind === 'event') return `**${place.text}** · event\n\n${event}`;
  const type = TYPE_NAMES.get(place.text);
  return type !== undefined && place.kind === 'type' ? `**${place.text}** · type\n\n${measured(type)}` : null;
}

function symbolDoc(tree: Tree, symbols: Symbols, symbol: Sym): string | null {
  switch (symbol.kind) {
    case 'state': {
      const inner = symbol.children.length === 0 ? '' : `\n\nHolds ${symbol.children.map((child) => `\`${child.name}\``).join(', ')}.`;
      return `**${symbol.path}** · ${symbol.role}${symbol.reachable ? '' : ' · no way leads here'}${symbol.doc === '' ? '' : `\n\n${symbol.doc}`}${inner}`;
    }
    case 'asset':
      return `**${symbol.name}** · ${symbol.channel ?? 'unknown'} asset\n\n\`${symbol.source}\``;
    case 'param':
    case 'var':
      return `\`${textOf(tree, symbol.node)}\`\n\n${symbol.kind === 'param' ? 'Chosen before the night.' : 'Changes during the night.'} ${measured(symbol.type)}`;
    case 'sensor':
      return `**${symbol.name}** · reading\n\n${symbol.doc} ${measured(symbol.type)}`;
    case 'stage':
      return `**${symbol.name}** · sleep stage (AASM)\n\n${STAGE_DOCS[symbol.name] ?? ''}`;
    case 'channel':
      return `**${symbol.channel}** · ${symbol.channel === 'cues' ? 'how many cues start' : 'channel'}\n\n${measured(symbol.type)}`;
    case 'promise':
      return `\`${textOf(tree, symbol.node)}\``;
    case 'event':
      return `**${symbol.name}** · event\n\n${symbols.events.has(symbol.name) ? 'Raised by this dream.' : ''}`;
    case 'anchor':
      return null;
    default:
      return `**${symbol.name}** · colour of light`;
  }
}

const UNIT_OF: Readonly<Record<string, string>> = {
  level: 'dB(A) at the pillow',
  light: 'melanopic EDI lux at the eye (CIE S 026)',
  duration: 'a time: ms, s, m, h',
  pulse: 'per minute (bpm)',
  percent: 'percent',
  temperature: '°C difference',
  frequency: 'Hz',
  rate: 'per hour',
  angle: 'degrees',
  boolean: 'true or false',
  number: 'a plain number',
  text: 'words',
  stage: 'W, N1, N2, N3 or REM',
};

function measured(type: Type): string {
  const range =
    type.min > -Infinity && type.max < Infinity && type.dimension !== 'boolean' && type.dimension !== 'stage' && type.dimension !== 'duration'
      ? `, ${rangeText(type)}`
      : '';
  return `Measured in: ${UNIT_OF[type.dimension] ?? type.dimension}${range}.`;
}

function numberDoc(word: string, span: Span): Hover | null {
  const unit = UNITS.get(word.replace(/^[\d.]+/, '').replace('°', ''));
  if (unit === undefined) return null;
  const value = Number.parseFloat(word) * unit.scale;
  const note = unit.dimension === 'level' ? `\n\n${loudness(value)}` : unit.dimension === 'light' ? `\n\n${brightness(value)}` : '';
  return { span, contents: `**${word}** · ${unit.doc}${note}` };
}

/** Everyday comparisons, rounded: they help to imagine a level and measure nothing. */
function loudness(level: number): string {
  return level <= 25
    ? 'About as loud as breathing.'
    : level <= 35
      ? 'About as loud as a whisper.'
      : level <= 45
        ? 'About as loud as a quiet library.'
        : level <= 60
          ? 'About as loud as talking; likely to wake.'
          : 'Loud; very likely to wake.';
}
function brightness(level: number): string {
  return level <= 1
    ? 'Dim enough for sleep: at most 1 lx is recommended at night (Brown et al. 2022).'
    : level <= 10
      ? 'An evening lamp: at most 10 lx is recommended before sleep (Brown et al. 2022).'
      : 'Bright: it tells the body that it is day.';
}
