/** Where a thing is declared, and every place that speaks of it, over all texts of a project. */

import type { Sym } from '../check/index.ts';
import type { Location } from '../model.ts';
import { type Project, pathFrom, type SourceFile } from '../syntax/index.ts';
import type { NamePlace } from './names.ts';
import { type Reading, read } from './reading.ts';

/** Where the thing that a symbol stands for is declared; null for words of the language and things of the world. */
export function declarationOf(symbol: Sym | null): Location | null {
  switch (symbol?.kind) {
    case 'state':
      return symbol.node === null ? null : { file: symbol.file, span: symbol.nameSpan };
    case 'asset':
    case 'param':
    case 'var':
    case 'promise':
    case 'event':
    case 'motif':
      return { file: symbol.file, span: symbol.nameSpan };
    case 'import':
      return symbol.target === null || symbol.source === null ? null : { file: symbol.target, span: { start: 0, end: 0 } };
    default:
      return null;
  }
}

/** What is the same for every mention of one thing, and for no other; null for what is not declared. */
export function identityOf(symbol: Sym | null, path: string): string | null {
  switch (symbol?.kind) {
    case 'event':
      return `event ${symbol.name}`;
    case 'import':
      return symbol.alias === null ? null : `import ${path} ${symbol.span.start}`;
    default: {
      const place = declarationOf(symbol);
      return place === null ? null : `${place.file} ${place.span.start}`;
    }
  }
}

/** Every mention of a thing, its declaration among them: this text first, then the others by path. */
export function mentions(reading: Reading, symbol: Sym, name: string): readonly { readonly file: string; readonly place: NamePlace }[] {
  const identity = identityOf(symbol, reading.path);
  if (identity === null) return [];
  const found: { readonly file: string; readonly place: NamePlace }[] = [];
  for (const file of filesOf(reading, symbol)) {
    if (!reading.project.files.get(file)?.tree.text.includes(name)) continue;
    const other = file === reading.path ? reading : read(reading.project, file);
    for (const place of (other === null ? undefined : usesIn(other).get(identity)) ?? []) found.push({ file, place });
  }
  return found;
}

const used = new WeakMap<readonly NamePlace[], ReadonlyMap<string, readonly NamePlace[]>>();

/** The names of one text by what they stand for. */
export function usesIn({ names, path }: Reading): ReadonlyMap<string, readonly NamePlace[]> {
  let uses = used.get(names);
  if (uses === undefined) {
    const map = new Map<string, NamePlace[]>();
    for (const place of names) {
      const identity = identityOf(place.symbol, path);
      if (identity === null) continue;
      const list = map.get(identity);
      if (list === undefined) map.set(identity, [place]);
      else list.push(place);
    }
    uses = map;
    used.set(names, uses);
  }
  return uses;
}

/** The texts that can speak of a thing: of what a dream declares its own, of the rest all that are tied by imports. */
function filesOf({ project, path }: Reading, symbol: Sym): readonly string[] {
  const local = symbol.kind === 'var' || symbol.kind === 'promise' || symbol.kind === 'import';
  return local ? [path] : tied(project, path);
}

/** The texts that imports lead to from this one, in either direction: this one first, then by path. */
export function tied(project: Project, path: string): readonly string[] {
  const links = linksOf(project);
  const seen = new Set([path]);
  for (const file of seen) for (const next of links.get(file) ?? []) seen.add(next);
  seen.delete(path);
  return [path, ...[...seen].sort()];
}

const linked = new WeakMap<Project, ReadonlyMap<string, ReadonlySet<string>>>();
const targets = new WeakMap<SourceFile, readonly string[]>();

/** Which texts import each other, in both directions. */
function linksOf(project: Project): ReadonlyMap<string, ReadonlySet<string>> {
  let links = linked.get(project);
  if (links === undefined) {
    const map = new Map<string, Set<string>>();
    const join = (one: string, other: string): void => {
      const known = map.get(one);
      if (known === undefined) map.set(one, new Set([other]));
      else known.add(other);
    };
    for (const [path, source] of project.files) {
      for (const target of importsOf(source)) {
        if (!project.files.has(target)) continue;
        join(path, target);
        join(target, path);
      }
    }
    links = map;
    linked.set(project, links);
  }
  return links;
}

/** The paths that a text imports, from the folder of the project. */
export function importsOf(source: SourceFile): readonly string[] {
  let paths = targets.get(source);
  if (paths === undefined) {
    paths = source.tree.file.imports.flatMap((node) => {
      const written = node.path?.parts.length === 1 ? node.path.parts[0] : undefined;
      const target = typeof written === 'string' ? pathFrom(source.path, written) : null;
      return target === null ? [] : [target];
    });
    targets.set(source, paths);
  }
  return paths;
}
