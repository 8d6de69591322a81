/** A new name for a thing, everywhere; refused where it would mean something else, or stop meaning anything. */

import { check, type Sym, severityOf } from '../check/index.ts';
import type { FileEdits, Renameable, Renamed, TextEdit } from '../model.ts';
import { isWord, type Project, parse, withFileEdits } from '../syntax/index.ts';
import { type NamePlace, nameAt } from './names.ts';
import { identityOf, mentions, tied } from './places.ts';
import { type Reading, read } from './reading.ts';

/** The name at an offset, if it is one that the author gave. */
export function prepareRename(project: Project, path: string, offset: number): Renameable {
  const found = nameFor(project, path, offset);
  return found.ok ? { ok: true, span: found.place.span, name: found.place.text } : found;
}

/** Edits that give the thing at an offset another name in every text that speaks of it. */
export function rename(project: Project, path: string, offset: number, newName: string): Renamed {
  const found = nameFor(project, path, offset);
  if (!found.ok) return found;
  const { reading, place, symbol } = found;
  if (newName === place.text) return { ok: true, edits: [] };
  const reason = unfit(newName);
  if (reason !== null) return { ok: false, reason };
  const edits = editsOf(reading, symbol, place.text, newName);
  const clash = changed(project, path, place.text, newName, edits);
  return clash === null ? { ok: true, edits } : { ok: false, reason: clash };
}

type Found =
  | { readonly ok: true; readonly reading: Reading; readonly place: NamePlace; readonly symbol: Sym }
  | { readonly ok: false; readonly reason: string };

/** Kinds of names that only the language gives, where nothing declares them. */
const WORDS: ReadonlySet<string> = new Set(['event', 'function', 'type', 'tone']);

function nameFor(project: Project, path: string, offset: number): Found {
  const reading = read(project, path);
  const place = reading === null ? null : nameAt(reading.names, offset);
  if (reading === null || place === null) return { ok: false, reason: 'There is no name here.' };
  const { symbol } = place;
  if (symbol === null && !WORDS.has(place.kind)) return { ok: false, reason: `\`${place.text}\` stands for nothing that this project declares.` };
  if (symbol !== null && identityOf(symbol, path) !== null) return { ok: true, reading, place, symbol };
  return { ok: false, reason: `\`${place.text}\` is a word of the language.` };
}

/** Why a text can be no name; null where it can. */
function unfit(name: string): string | null {
  const { kinds, count } = parse(name).tree.tokens;
  const kind = kinds[0] as number;
  if (count !== 1 || !isWord(kind)) return `\`${name}\` is not one word of letters, digits and \`_\` that begins with a letter.`;
  return null;
}

function editsOf(reading: Reading, symbol: Sym, name: string, newName: string): readonly FileEdits[] {
  const byFile = new Map<string, TextEdit[]>();
  for (const { file, place } of mentions(reading, symbol, name)) {
    const edit = { span: place.span, newText: newName };
    const edits = byFile.get(file);
    if (edits === undefined) byFile.set(file, [edit]);
    else edits.push(edit);
  }
  return [...byFile].map(([file, edits]) => ({ file, edits }));
}

/** Tries the edits: every name must stand for the same thing afterwards, and nothing may be wrong that was not. */
function changed(project: Project, path: string, name: string, newName: string, edits: readonly FileEdits[]): string | null {
  const after = withFileEdits(project, edits);
  const moved = new Map(edits.map(({ file, edits: own }) => [file, shiftsOf(own)]));
  for (const file of tied(project, path)) {
    const one = read(project, file);
    const other = read(after, file);
    if (one === null || other === null) continue;
    if (one.symbols === other.symbols) continue;
    if (other.source.findings.length > one.source.findings.length) return `\`${newName}\` is a word of the language.`;
    if (count(after, file, TWICE) > count(project, file, TWICE)) return `\`${newName}\` is already taken.`;
    if (one.names.length !== other.names.length) return `\`${newName}\` would be read as something else.`;
    for (const [i, before] of one.names.entries()) {
      const now = other.names[i] as NamePlace;
      const wanted = movedIdentity(before, file, moved, name, newName);
      if (identityOf(now.symbol, file) === wanted && now.kind === before.kind && now.symbol?.kind === before.symbol?.kind) continue;
      return before.text === newName || now.text !== newName
        ? `\`${before.text}\` would then mean something else.`
        : `\`${newName}\` already means something else where \`${name}\` is used.`;
    }
    if (count(after, file) > count(project, file)) return `\`${newName}\` can not stand everywhere that \`${name}\` does.`;
  }
  return null;
}

/** What identifies the same thing once the edits are made. */
function movedIdentity({ symbol }: NamePlace, file: string, moved: ReadonlyMap<string, Shifts>, name: string, newName: string): string | null {
  const identity = identityOf(symbol, file);
  if (identity === null) return null;
  if (symbol?.kind === 'event')
    return symbol.name === name && moved.get(symbol.file)?.starts.has(symbol.nameSpan.start) === true ? `event ${newName}` : identity;
  const cut = identity.lastIndexOf(' ');
  const owner = identity.slice(0, cut);
  const home = symbol?.kind === 'import' ? file : owner;
  const start = Number(identity.slice(cut + 1));
  return `${owner} ${start + (moved.get(home)?.before(start) ?? 0)}`;
}

/** How far edits move what stands behind them. */
interface Shifts {
  readonly starts: ReadonlySet<number>;
  /** By how much an offset moves. */
  readonly before: (offset: number) => number;
}

function shiftsOf(edits: readonly TextEdit[]): Shifts {
  const inOrder = edits.toSorted((a, b) => a.span.start - b.span.start);
  const starts = inOrder.map(({ span }) => span.start);
  const sums = [0];
  for (const { span, newText } of inOrder) sums.push((sums.at(-1) as number) + newText.length - (span.end - span.start));
  const before = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return sums[low] as number;
  };
  return { starts: new Set(starts), before };
}

/** Codes of names that are given twice. */
const TWICE: ReadonlySet<string> = new Set(['DRM021', 'DRM103', 'DRM104']);

/** Findings that are more than a hint, of some codes or of all. */
function count(project: Project, path: string, codes?: ReadonlySet<string>): number {
  return check(project, path).findings.filter(({ code }) => severityOf(code) !== 'info' && codes?.has(code) !== false).length;
}
