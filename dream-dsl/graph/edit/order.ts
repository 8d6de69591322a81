/** The order of what stands beside each other: arms of a choice, reactions of a scene, scenes and layers. */

import { type Block, indentAt, type Node, reindented, spanOf, type Tree, textOf, walk, withComments } from '../../syntax/index.ts';
import type { Candidate } from './attempt.ts';
import { type Desk, inOwnText, isRefusal, ownNode, ownWay, type Refusal } from './desk.ts';
import type { GraphEdit } from './model.ts';

type Of<K extends GraphEdit['kind']> = Extract<GraphEdit, { kind: K }>;

const REACTIONS: ReadonlySet<string> = new Set(['Handler', 'Go', 'Choose']);
const STATES: ReadonlySet<string> = new Set(['Scene', 'Layer']);

export function reorder(desk: Desk, { id, by }: Of<'reorder'>): Candidate[] | Refusal {
  const row = desk.graph.edges.some((edge) => edge.id === id) ? rowOfWay(desk, id) : rowOfState(desk, id);
  if (isRefusal(row)) return row;
  const at = row.nodes.indexOf(row.node);
  const other = row.nodes[at + by];
  if (other === undefined) return { refused: by < 0 ? 'It is the first already.' : 'It is the last already.' };
  const [first, second] = by < 0 ? [other, row.node] : [row.node, other];
  return [
    {
      edits: inOwnText(desk, swapped(desk.tree, first, second)),
      select: id,
      expect: ({ lostNodes, newNodes, changedNodes, lostEdges, newEdges }) =>
        lostNodes.length + newNodes.length + changedNodes.length + lostEdges.length + newEdges.length === 0,
    },
  ];
}

interface Row {
  readonly node: Node;
  readonly nodes: readonly Node[];
}

function rowOfWay(desk: Desk, id: string): Row | Refusal {
  const way = ownWay(desk, id);
  if (isRefusal(way)) return way;
  const { arm, reaction } = way;
  const source = ownNode(desk, way.edge.source);
  if (isRefusal(source)) return source;
  let row: Row | null = null;
  walk(source.node as never, (node) => {
    if (arm !== null && node.kind === 'Choose' && node.arms.includes(arm)) row = { node: arm, nodes: node.arms };
    if (arm === null && node.kind === 'Block' && node.items.includes(reaction.node)) row = rowIn(node, reaction.node, REACTIONS);
  });
  return row ?? { refused: 'It has nothing beside it.' };
}

function rowOfState(desk: Desk, id: string): Row | Refusal {
  const own = ownNode(desk, id);
  if (isRefusal(own)) return own;
  let row: Row | null = null;
  walk(desk.tree.file as never, (node) => {
    if (node.kind === 'Block' && node.items.some((item) => item === own.node)) row = rowIn(node, own.node, STATES);
  });
  return row ?? { refused: 'It has nothing beside it.' };
}

const rowIn = ({ items }: Block, node: Node, kinds: ReadonlySet<string>): Row => ({ node, nodes: items.filter(({ kind }) => kinds.has(kind)) });

/** Each in the place of the other, with its comments where both have lines of their own. */
function swapped(tree: Tree, first: Node, second: Node) {
  const { text } = tree;
  const [a, b] = [withComments(tree, first), withComments(tree, second)];
  if (!a.alone || !b.alone || text[b.end - 1] !== '\n')
    return [
      { span: spanOf(tree, first), newText: textOf(tree, second) },
      { span: spanOf(tree, second), newText: textOf(tree, first) },
    ];
  const [inA, inB] = [indentAt(text, spanOf(tree, first).start), indentAt(text, spanOf(tree, second).start)];
  return [
    { span: { start: a.start, end: a.end }, newText: reindented(text.slice(b.start, b.end), inB, inA) },
    { span: { start: b.start, end: b.end }, newText: reindented(text.slice(a.start, a.end), inA, inB) },
  ];
}
