/** Puts the texts of a project together: what each imports, and what the names from there are. */

import { memo, type Project, pathFrom, type SourceFile, spanOf } from '../syntax/index.ts';
import { collect } from './collect.ts';
import type { Imported, Linked } from './context.ts';
import { bringNames } from './imports.ts';
import { findMotifs, measureMotifs } from './motifs.ts';

/**
 * The names of one text of a project. Made anew only where the text itself, or something that it imports, has changed;
 * texts that import each other in a circle are made together. Without recursion, so that long chains can be read.
 */
export function link(project: Project, path: string): Linked | null {
  const done = linkedIn.get(project) ?? new Map<string, Linked>();
  if (done.size === 0) linkedIn.set(project, done);
  const start = project.files.get(path);
  if (start === undefined) return null;
  const known = done.get(path);
  if (known !== undefined) return known;
  const stack: Visit[] = [];
  const open = new Map<string, Visit>();
  const waiting: Visit[] = [];
  const enter = (source: SourceFile): void => {
    const visit: Visit = { source, targets: targetsOf(source), next: 0, order: open.size, low: open.size };
    open.set(source.path, visit);
    stack.push(visit);
    waiting.push(visit);
  };
  enter(start);
  for (let visit = stack.at(-1); visit !== undefined; visit = stack.at(-1)) {
    const target = visit.targets[visit.next++];
    if (target !== undefined) {
      const source = target === null || done.has(target) ? undefined : project.files.get(target);
      const earlier = source === undefined ? undefined : open.get(source.path);
      if (earlier !== undefined) visit.low = Math.min(visit.low, earlier.order);
      else if (source !== undefined) enter(source);
      continue;
    }
    stack.pop();
    const outer = stack.at(-1);
    if (outer !== undefined) outer.low = Math.min(outer.low, visit.low);
    if (visit.low === visit.order) finish(project, done, waiting.splice(waiting.lastIndexOf(visit)));
  }
  return done.get(path) ?? null;
}

const linkedIn = memo<Project, Map<string, Linked>>('linked');

/** A text on the way (Tarjan's strongly connected components). */
interface Visit {
  readonly source: SourceFile;
  readonly targets: readonly (string | null)[];
  next: number;
  readonly order: number;
  low: number;
}

/** The paths that a text imports, as written in order; null for one that leads out of the project, '' for none. */
export function targetsOf(source: SourceFile): readonly (string | null)[] {
  let targets = targetsIn.get(source);
  if (targets === undefined) {
    targets = source.tree.file.imports.map((item) => pathFrom(source.path, textOfPath(item.path)));
    targetsIn.set(source, targets);
  }
  return targets;
}
const targetsIn = memo<SourceFile, readonly (string | null)[]>('targets');

const textOfPath = (path: SourceFile['tree']['file']['imports'][number]['path']): string =>
  path?.parts.map((part) => (typeof part === 'string' ? part : `{${part.name}}`)).join('') ?? '';

/** What a text was linked with the last time, to be used again as long as that is the same. */
const last = memo<SourceFile, { readonly linked: Linked; readonly outer: readonly (Linked | null)[]; readonly circle: readonly SourceFile[] }>('last');

/** Links the texts of one circle; mostly that is one text alone. */
function finish(project: Project, done: Map<string, Linked>, circle: readonly Visit[]): void {
  const sources = circle.map((visit) => visit.source).sort((a, b) => (a.path < b.path ? -1 : 1));
  const inside = new Set(sources.map((source) => source.path));
  const outer = sources.map((source) => targetsOf(source).map((target) => (target === null || inside.has(target) ? null : (done.get(target) ?? null))));
  const before = sources.map((source) => last.get(source));
  if (before.every((entry, i) => entry !== undefined && same(entry.circle, sources) && same(entry.outer, outer[i] ?? []))) {
    for (const entry of before) if (entry !== undefined) done.set(entry.linked.source.path, entry.linked);
    return;
  }
  const circleOf = sources.map((source) => collect(source, importsOf(project, source, inside)));
  for (const [i, linked] of circleOf.entries()) {
    done.set(linked.source.path, linked);
    last.set(linked.source, { linked, outer: outer[i] ?? [], circle: sources });
  }
  for (const linked of circleOf) {
    for (const item of linked.imports) item.linked = item.target === null ? null : (done.get(item.target) ?? null);
    bringNames(linked);
  }
  for (const linked of circleOf) findMotifs(linked);
  for (const linked of circleOf) measureMotifs(linked);
}

function importsOf(project: Project, source: SourceFile, circle: ReadonlySet<string>): Imported[] {
  const targets = targetsOf(source);
  return source.tree.file.imports.map((node, i) => {
    const target = targets[i] ?? null;
    return {
      kind: 'import',
      node,
      alias: node.alias === null || node.alias.text === '' ? null : node.alias.text,
      target,
      source: target === null ? null : (project.files.get(target) ?? null),
      linked: null,
      cyclic: target !== null && circle.has(target),
      span: spanOf(source.tree, node),
    };
  });
}

function same<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
