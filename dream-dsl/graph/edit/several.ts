/** Edits one after the other, taken for one: all of them, or none. */

import type { TextEdit } from '../../model.ts';
import { composed, leadingTo, type Project, withFileEdits } from '../../syntax/index.ts';
import { graphOf } from '../graph.ts';
import type { GraphEdit, GraphEdited } from './model.ts';

/** `named`: the id that a node has by now. */
export type Step = (so: Project, named: (id: string) => string) => GraphEdited;

/** What each edits is in the text that is drawn. */
export function inSteps(project: Project, path: string, steps: Iterable<Step>): GraphEdited {
  let so = project;
  let select: string | null = null;
  const rounds: (readonly TextEdit[])[] = [];
  const names = new Map<string, string>();
  /** Ids of now that are not ids of before. */
  const fresh = new Set<string>();
  for (const step of steps) {
    const result = step(so, (id) => names.get(id) ?? id);
    if (!result.ok) return result;
    so = withFileEdits(so, result.edits);
    for (const { edits } of result.edits) rounds.push(edits);
    for (const [id, now] of names) names.set(id, result.names[now] ?? now);
    for (const [id, now] of Object.entries(result.names)) if (!fresh.has(id)) names.set(id, now);
    for (const now of names.values()) fresh.add(now);
    select = result.select;
  }
  const length = project.files.get(path)?.tree.text.length ?? 0;
  const edits = [{ file: path, edits: composed(length, rounds) }];
  leadingTo(edits, project, so);
  return { ok: true, edits, select, names: Object.fromEntries(names), graph: graphOf(so, path) };
}

/** The edit with the ids that its nodes have by now. */
export function withIds(edit: GraphEdit, named: (id: string) => string): GraphEdit {
  const changed: Record<string, unknown> = { ...edit };
  for (const key of ['node', 'parent', 'from', 'to']) {
    const id = changed[key];
    if (typeof id === 'string') changed[key] = named(id);
  }
  return changed as unknown as GraphEdit;
}
