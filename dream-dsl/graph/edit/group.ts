/** Several at once: scenes put into a scene of their own, and all that is selected taken away. */

import type { Project } from '../../syntax/index.ts';
import { attempt } from './attempt.ts';
import { outermost } from './clipboard.ts';
import { deskOf, inOwnText, isRefusal, ownNode } from './desk.ts';
import { behind } from './insert.ts';
import type { GraphEdit, GraphEdited } from './model.ts';
import { freeName, joined, parentOf } from './place.ts';

type Of<K extends GraphEdit['kind']> = Extract<GraphEdit, { kind: K }>;

/** An empty scene where the first of them stands, to move them into; or why not. */
export interface Group {
  readonly name: string;
  readonly id: string;
  /** In the order of the text. */
  readonly nodes: readonly string[];
}

export function groupOf(project: Project, path: string, { nodes, name }: Of<'group'>): Group | string {
  const desk = deskOf(project, path);
  const order = desk?.graph.nodes.map(({ id }) => id) ?? [];
  const ids = outermost(nodes).toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  const [first] = ids;
  if (desk === null || first === undefined) return 'Select the scenes that shall stand together.';
  const parent = parentOf(first);
  if (ids.some((id) => parentOf(id) !== parent)) return 'Only scenes that stand side by side can be put together.';
  if (ids.some((id) => desk.whole.byPath.get(id)?.role !== 'scene')) return 'Only scenes can be put together.';
  const made = name ?? freeName(desk.tree.text, 'group');
  return { name: made, id: joined(parent, made), nodes: ids };
}

export function addGroup(project: Project, path: string, { name, id, nodes }: Group): GraphEdited {
  const desk = deskOf(project, path);
  if (desk === null) return { ok: false, reason: 'There is no such text.' };
  const own = ownNode(desk, nodes[0] ?? '');
  if (isRefusal(own)) return { ok: false, reason: own.refused };
  const edit = behind(desk.tree, own.node, [`scene ${name} {`, '}']);
  if (edit === null) return { ok: false, reason: 'It shares its line with others: put it on a line of its own first.' };
  return attempt(project, path, [
    {
      edits: inOwnText(desk, [edit]),
      select: id,
      expect: ({ lostNodes, newNodes, changedNodes, lostEdges, newEdges }) =>
        lostNodes.length + changedNodes.length + lostEdges.length + newEdges.length === 0 && newNodes.join() === id,
    },
  ]);
}

/** Arrows first, the last of a pair before those that it is counted after; then scenes, without those that go with another one. */
export function deletions({ nodes, edges }: Of<'delete'>): GraphEdit[] {
  const number = (id: string) => Number(id.slice(id.lastIndexOf('#') + 1));
  return [
    ...edges.toSorted((a, b) => number(b) - number(a)).map((edge): GraphEdit => ({ kind: 'delete-edge', edge })),
    ...outermost(nodes).map((node): GraphEdit => ({ kind: 'delete-node', node })),
  ];
}
