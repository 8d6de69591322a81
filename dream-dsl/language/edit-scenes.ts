/** Edits of the graph, other names among them: for these, all that a name means has to be known. */

import { placed } from '../elaborate/index.ts';
import { editGraph, type GraphEdit, type GraphEdited, graphOf, renamedBetween } from '../graph/index.ts';
import type { Span } from '../model.ts';
import { type Project, withFileEdits } from '../syntax/index.ts';
import { rename } from './rename.ts';

export type SceneEdit =
  | GraphEdit
  /** A scene, in every text that speaks of it. */
  | { readonly kind: 'rename'; readonly node: string; readonly name: string }
  /** The motif that a scene is made of, likewise. */
  | { readonly kind: 'rename-motif'; readonly node: string; readonly name: string };

export function editScenes(project: Project, path: string, edit: SceneEdit): GraphEdited {
  if (edit.kind === 'rename-motif') return renamedMotif(project, path, edit.node, edit.name);
  if (edit.kind !== 'rename') return editGraph(project, path, edit);
  const before = graphOf(project, path);
  const node = before.nodes.find(({ id }) => id === edit.node);
  if (node === undefined) return { ok: false, reason: 'This scene is no longer there.' };
  // A ritual can do without a name; nothing can speak of it by one that it does not have.
  if (node.kind === 'ritual' && (node.says.name === undefined || edit.name.trim() === ''))
    return editGraph(project, path, { kind: 'change-scene', node: node.id, part: 'name', text: edit.name });
  return renamedAt(project, path, node.id, { file: node.file, span: node.nameSpan }, edit.name);
}

function renamedMotif(project: Project, path: string, id: string, name: string): GraphEdited {
  const motif = placed(project, path)?.states.find((state) => state.path === id)?.symbol.use?.motif;
  if (motif == null) return { ok: false, reason: 'This scene is made of no motif.' };
  return renamedAt(project, path, id, { file: motif.file, span: motif.nameSpan }, name);
}

function renamedAt(project: Project, path: string, id: string, { file, span }: { readonly file: string; readonly span: Span }, name: string): GraphEdited {
  const renamed = rename(project, file, span.start, name);
  if (!renamed.ok) return renamed;
  const { edits } = renamed;
  const before = graphOf(project, path);
  const graph = graphOf(withFileEdits(project, edits), path);
  const names = renamedBetween(before, graph);
  return { ok: true, edits, select: names.get(id) ?? id, names: Object.fromEntries(names), graph };
}
