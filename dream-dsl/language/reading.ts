/** One text of a project with the meaning of its names: what every question about a place begins with. */

import { check, type Symbols } from '../check/index.ts';
import type { Project, SourceFile, Tree } from '../syntax/index.ts';
import { type NamePlace, namesOf } from './names.ts';

export interface Reading {
  readonly project: Project;
  readonly path: string;
  readonly source: SourceFile;
  readonly tree: Tree;
  readonly symbols: Symbols;
  readonly names: readonly NamePlace[];
}

/** null where the project has no such text. */
export function read(project: Project, path: string): Reading | null {
  const source = project.files.get(path);
  if (source === undefined) return null;
  const { symbols } = check(project, path);
  return { project, path, source, tree: source.tree, symbols, names: remembered(source.tree, symbols) };
}

const known = new WeakMap<Symbols, readonly NamePlace[]>();

/** The names of a text; the same list as long as neither it nor what it imports changes. */
export function remembered(tree: Tree, symbols: Symbols): readonly NamePlace[] {
  let names = known.get(symbols);
  if (names === undefined) {
    names = namesOf(tree, symbols);
    known.set(symbols, names);
  }
  return names;
}
