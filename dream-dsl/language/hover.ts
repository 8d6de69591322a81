/** What the word under the pointer means. */

import {
  CODES,
  COLOURS,
  FUNCTIONS,
  MOTIF_TYPE_NAMES,
  NIGHT_EVENTS,
  POPULATIONS,
  SIGNALS,
  STAGE_DOCS,
  type StateSymbol,
  type Sym,
  type Symbols,
  type ThemeSymbol,
  TYPE_NAMES,
  UNITS,
} from '../check/index.ts';
import type { Hover, Span } from '../model.ts';
import { isWord, type Project, pathFrom, spanOf, Token, textOf } from '../syntax/index.ts';
import { measured, typeText } from './measure.ts';
import { type NamePlace, nameAt } from './names.ts';
import { identityOf, usesIn } from './places.ts';
import { type Reading, read } from './reading.ts';
import { tokenAt } from './token-at.ts';
import { docOf } from './words.ts';

/** What stands at an offset, explained in Markdown; null where there is nothing to say. */
export function hover(project: Project, path: string, offset: number): Hover | null {
  const reading = read(project, path);
  if (reading === null) return null;
  const { tree, names } = reading;
  const place = nameAt(names, offset);
  if (place !== null) {
    const contents = nameDoc(reading, place);
    return contents === null ? null : { span: place.span, contents };
  }
  const { kinds, starts, count } = tree.tokens;
  if (count === 0) return null;
  const i = tokenAt(tree, offset);
  const span = { start: starts[i] as number, end: starts[i + 1] as number };
  const word = tree.text.slice(span.start, span.end);
  const kind = kinds[i] as number;
  if (kind === Token.number) return numberDoc(word, span);
  if (kind === Token.text) return importDoc(reading, offset);
  if (kind === Token.comment || kind === Token.doc) return codeDoc(word, span, offset);
  const known = isWord(kind) || kind === Token.arrow ? docOf(tree, i) : null;
  return known === null ? null : { span, contents: `**${word}**\n\n${known}` };
}

function nameDoc(reading: Reading, place: NamePlace): string | null {
  const { symbol, text } = place;
  if (symbol !== null) return symbolDoc(reading, place, symbol);
  switch (place.kind) {
    case 'function': {
      const known = FUNCTIONS.get(text);
      return known === undefined ? null : `\`${known.signature}\`\n\n${known.doc}`;
    }
    case 'event': {
      const known = SIGNALS.get(text) ?? NIGHT_EVENTS.get(text);
      return known === undefined ? null : `**${text}** · ${SIGNALS.has(text) ? 'signal' : 'event'}\n\n${known}`;
    }
    case 'type': {
      const type = TYPE_NAMES.get(text) ?? MOTIF_TYPE_NAMES.get(text);
      if (type !== undefined) return `**${text}** · type\n\n${measured(type)}`;
      return (POPULATIONS as readonly string[]).includes(text) ? `**${text}** · sleepers that a promise is measured on` : null;
    }
    case 'tone':
      return (COLOURS as readonly string[]).includes(text) ? colourDoc(text) : `**${text}** · how the scene feels, from 0 to 1`;
    default:
      return null;
  }
}

function symbolDoc(reading: Reading, place: NamePlace, symbol: Sym): string | null {
  switch (symbol.kind) {
    case 'state':
      return stateDoc(reading, place, symbol);
    case 'motif':
      return told(reading, symbol.file, `motif ${symbol.name}${signature(reading.project, symbol)}`, symbol.doc, uses(reading, place));
    case 'asset':
      return told(reading, symbol.file, `asset ${symbol.name} = ${symbol.channel ?? '?'} "${symbol.source}"`, symbol.doc, uses(reading, place));
    case 'param': {
      const given = symbol.node.value === null ? '' : ` = ${written(reading, symbol.file, symbol.node.value)}`;
      const chosen = isMotifs(reading, symbol) ? 'Given by the scene that is made of the motif.' : 'Chosen before the night.';
      return told(reading, symbol.file, `param ${symbol.name}: ${typeText(symbol.type)}${given}`, symbol.doc, `${chosen} ${measured(symbol.type)}`);
    }
    case 'var': {
      const first = symbol.node.value === null ? '' : ` = ${written(reading, symbol.file, symbol.node.value)}`;
      return told(
        reading,
        symbol.file,
        `var ${symbol.name}: ${typeText(symbol.type)}${first}`,
        symbol.doc,
        `Changes during the night. ${measured(symbol.type)}`,
      );
    }
    case 'promise':
      return told(reading, symbol.file, written(reading, symbol.file, symbol.node), symbol.doc, '');
    case 'event':
      return told(reading, symbol.file, `event ${symbol.name}`, '', `Raised in the dream; heard in all of it. ${uses(reading, place)}`);
    case 'import':
      return `**${symbol.alias ?? ''}** · what \`${symbol.target ?? ''}\` brings\n\n${brought(symbol.source === null ? null : read(reading.project, symbol.source.path))}`;
    case 'sensor':
      return `**${symbol.name}** · reading\n\n${symbol.doc} ${measured(symbol.type)}`;
    case 'stage':
      return `**${symbol.name}** · sleep stage (AASM)\n\n${STAGE_DOCS[symbol.name] ?? ''}`;
    case 'channel':
      return `**${symbol.channel}** · ${symbol.channel === 'cues' ? 'how many cues began in the last hour' : 'channel'}\n\n${measured(symbol.type)}`;
    case 'colour':
      return colourDoc(symbol.name);
    case 'theme':
      return themeDoc(symbol);
    case 'anchor':
      return null;
  }
}

function themeDoc({ name, doc, within, also }: ThemeSymbol): string {
  const words = also.length === 0 ? '' : ` Also: ${also.join(', ')}.`;
  const wider = within === null ? '' : ` Part of \`${within}\`.`;
  return `**${name}** · theme\n\n${doc}${words}${wider} Who avoids it is warned, and left out of cohorts.`;
}

const colourDoc = (name: string): string => `**${name}** · colour of light`;

function stateDoc(reading: Reading, place: NamePlace, state: StateSymbol): string {
  const made = state.use?.motif ?? null;
  const heading = `${state.role} ${state.path === '' ? state.name : state.path.replaceAll('/', '.')}${made === null ? '' : ` is ${made.name}${signature(reading.project, made)}`}`;
  const inner = state.children.length === 0 ? '' : `Holds ${state.children.map((child) => `\`${child.name}\``).join(', ')}.`;
  const doc = state.doc === '' ? (made?.doc ?? '') : state.doc;
  return told(reading, state.file, heading, doc, [inner, uses(reading, place)].filter((text) => text !== '').join(' '));
}

/** Heading, doc comment, and what else is known; where it is declared in another text, that too. */
function told(reading: Reading, file: string, heading: string, doc: string, more: string): string {
  const parts = [`\`\`\`dream\n${heading}\n\`\`\``];
  if (doc !== '') parts.push(doc);
  if (more !== '') parts.push(more);
  if (file !== reading.path) parts.push(`From \`${file}\`.`);
  return parts.join('\n\n');
}

/** How often this text speaks of it, besides where it is declared. */
function uses(reading: Reading, { symbol }: NamePlace): string {
  const identity = identityOf(symbol, reading.path);
  const places = identity === null ? undefined : usesIn(reading).get(identity);
  const n = (places ?? []).filter(({ declaration }) => !declaration).length;
  return n === 0 ? 'Not used in this file.' : n === 1 ? 'Used once in this file.' : `Used ${n} times in this file.`;
}

/** `(pace: duration = 5s in 3s..8s, voice: sound)`, as written. */
export function signature(project: Project, motif: Sym & { kind: 'motif' }): string {
  const tree = project.files.get(motif.file)?.tree;
  return tree === undefined ? '' : `(${motif.node.params.map((param) => textOf(tree, param)).join(', ')})`;
}

function written({ project }: Reading, file: string, node: { from: number; to: number }): string {
  const tree = project.files.get(file)?.tree;
  return tree === undefined ? '' : textOf(tree, node);
}

const isMotifs = ({ symbols, path }: Reading, param: Sym & { kind: 'param' }): boolean =>
  param.file !== path || symbols.dream?.params.get(param.name)?.node !== param.node;

/** What a text gives to those that import it. */
function brought(reading: Reading | null): string {
  if (reading === null) return 'There is no such file.';
  const { symbols }: { symbols: Symbols } = reading;
  const names = [...symbols.motifs.map(({ name }) => name), ...symbols.sharedAssets.keys()].map((name) => `\`${name}\``);
  return names.length === 0 ? 'It declares nothing to import.' : `Brings ${names.join(', ')}.`;
}

/** The path of an import, with what it brings. */
function importDoc({ project, path, tree }: Reading, offset: number): Hover | null {
  for (const { path: node } of tree.file.imports) {
    if (node === null) continue;
    const span = spanOf(tree, node);
    if (offset < span.start || offset > span.end) continue;
    const target = pathFrom(path, node.parts.join(''));
    return { span, contents: `\`${target ?? textOf(tree, node)}\`\n\n${brought(target === null ? null : read(project, target))}` };
  }
  return null;
}

/** A code of a problem that a comment speaks of. */
function codeDoc(comment: string, { start }: Span, offset: number): Hover | null {
  for (const match of comment.matchAll(/\bDRM\d{3}\b/g)) {
    const span = { start: start + match.index, end: start + match.index + match[0].length };
    const known = CODES[match[0]];
    if (known !== undefined && span.start <= offset && offset <= span.end) return { span, contents: `**${match[0]}** · ${known.severity}\n\n${known.title}.` };
  }
  return null;
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
  if (level <= 25) return 'About as loud as breathing.';
  if (level <= 35) return 'About as loud as a whisper.';
  if (level <= 45) return 'About as loud as a quiet library.';
  return level <= 60 ? 'About as loud as talking; likely to wake.' : 'Loud; very likely to wake.';
}

function brightness(level: number): string {
  if (level <= 1) return 'Dim enough for sleep: at most 1 lx is recommended at night (Brown et al. 2022).';
  if (level <= 10) return 'An evening lamp: at most 10 lx is recommended before sleep (Brown et al. 2022).';
  return 'Bright: it tells the body that it is day.';
}
