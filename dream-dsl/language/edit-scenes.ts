/** Edits of the graph, other names among them: for these, all that a name means has to be known. */

import { editGraph, type GraphEdit, type GraphEdited, graphOf, renamedBetween } from '../graph/index.ts';
import { type Project, withFileEdits } from '../syntax/index.ts';
import { rename } from './rename.ts';

export type SceneEdit =
  | GraphEdit
  /** A scene, in every text that speaks of it. */
  | { readonly kind: 'rename'; readonly node: string; readonly name: string };

export function editScenes(project: Project, path: string, edit: SceneEdit): GraphEdited {
  if (edit.kind !== 'rename') return editGraph(project, path, edit);
  const before = graphOf(project, path);
  const node = before.nodes.find(({ id }) => id === edit.node);
  if (node === undefined) return { ok: false, reason: 'This scene is no longer there.' };
  // A ritual can do without a name; nothing can speak of it by one that it does not have.
  if (node.kind === 'ritual' && (node.says.name === undefined || edit.name.trim() === ''))
    return editGraph(project, path, { kind: 'change-scene', node: node.id, part: 'name', text: edit.name });
  const renamed = rename(project, node.file, node.nameSpan.start, edit.name);
  if (!renamed.ok) return renamed;
  const { edits } = renamed;
  const graph = graphOf(withFileEdits(project, edits), path);
  const names = renamedBetween(before, graph);
  return { ok: true, edits, select: names.get(node.id) ?? node.id, names: Object.fromEntries(names), graph };
}
