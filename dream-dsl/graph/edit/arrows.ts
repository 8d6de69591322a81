/** Arrows: drawn, led elsewhere, given another cause, and taken away. */

import type { TextEdit } from '../../model.ts';
import { type Expr, type Go, type Handler, type Node, removed, spanOf, type Tree, textOf } from '../../syntax/index.ts';
import { leadsOn } from '../ends.ts';
import { writtenCause } from '../rule.ts';
import type { Candidate } from './attempt.ts';
import { type Desk, inOwnText, isRefusal, namesOf, ownNode, ownWay, type Refusal } from './desk.ts';
import { atEnd } from './insert.ts';
import type { GraphEdit } from './model.ts';
import type { Changes } from './shape.ts';

type Of<K extends GraphEdit['kind']> = Extract<GraphEdit, { kind: K }>;

/** Long enough to be seen as a first guess. */
const FIRST_CAUSE = 'after 5m';

const nodesStay = ({ lostNodes, newNodes, changedNodes }: Changes): boolean => lostNodes.length + newNodes.length + changedNodes.length === 0;

export function connect(desk: Desk, { from, to, cause = FIRST_CAUSE }: Of<'connect'>): Candidate[] | Refusal {
  const source = ownNode(desk, from);
  if (isRefusal(source)) return source;
  if (!leadsOn(source.role)) return { refused: 'Nothing follows the release and the morning.' };
  if (to === 'anywhere') return { refused: 'What holds anywhere is no place to be: no arrow leads to it.' };
  if (to.startsWith('anchor:')) return { refused: 'An anchor keeps time by itself: no arrow leads to it.' };
  const own = desk.graph.edges.filter((edge) => edge.source === from && edge.target === to).length;
  return namesOf(desk, to).flatMap((name) => {
    const edit = atEnd(desk.tree, source.node, source.node.body, [`${cause} -> ${name}`]);
    if (edit === null) return [];
    return [
      {
        edits: inOwnText(desk, [edit]),
        select: `${from}>${to}#${own}`,
        expect: (changes) => nodesStay(changes) && changes.lostEdges.length === 0 && changes.newEdges.length === 1 && changes.newEdges[0] === `${from}>${to}`,
      },
    ];
  });
}

export function reconnect(desk: Desk, { edge: id, to }: Of<'reconnect'>): Candidate[] | Refusal {
  const way = ownWay(desk, id);
  if (isRefusal(way)) return way;
  const { edge, go } = way;
  const others = desk.graph.edges.filter(({ source, target }) => source === edge.source && target === to).length;
  return namesOf(desk, to).map((name) => ({
    edits: inOwnText(desk, [{ span: spanOf(desk.tree, go.target), newText: name }]),
    select: `${edge.source}>${to}#${others}`,
    expect: (changes) =>
      nodesStay(changes) &&
      changes.lostEdges.length === 1 &&
      changes.lostEdges[0] === `${edge.source}>${edge.target}` &&
      changes.newEdges.length === 1 &&
      changes.newEdges[0] === `${edge.source}>${to}`,
  }));
}

export function deleteEdge(desk: Desk, { edge: id }: Of<'delete-edge'>): Candidate[] | Refusal {
  const way = ownWay(desk, id);
  if (isRefusal(way)) return way;
  const { edge } = way;
  return [
    {
      edits: inOwnText(desk, [withoutWay(desk, way)]),
      removes: true,
      rules: (id) => id === edge.source,
      select: edge.source,
      expect: (changes) =>
        nodesStay(changes) && changes.newEdges.length === 0 && changes.lostEdges.length === 1 && changes.lostEdges[0] === `${edge.source}>${edge.target}`,
    },
  ];
}

/** The smallest thing whose absence takes one way away. */
export function withoutWay({ tree }: Desk, { go, arm, late, reaction }: Exclude<ReturnType<typeof ownWay>, Refusal>): TextEdit {
  const { node, ways, deeds } = reaction;
  if (late) return withoutElse(tree, go);
  if (arm !== null && ways.length > 1) return removed(tree, arm);
  if (node.kind === 'Handler' && node.body?.kind === 'Block' && deeds.length > 0) return removed(tree, chooseIn(node) ?? go);
  return removed(tree, node);
}

/** `else -> drifting`, behind the block of what waits for others. */
function withoutElse(tree: Tree, go: Go): TextEdit {
  let word = go.from - 1;
  while (word > 0 && tree.text.slice(tree.tokens.starts[word], tree.tokens.starts[word + 1]) !== 'else') word--;
  let { start } = spanOf(tree, { from: word, to: word + 1 });
  while (/\s/.test(tree.text[start - 1] ?? '')) start--;
  return { span: { start, end: spanOf(tree, go).end }, newText: '' };
}

function chooseIn({ body }: Handler): Node | null {
  return body?.kind === 'Block' ? (body.items.find(({ kind }) => kind === 'Choose') ?? null) : null;
}

export function changeEdge(desk: Desk, { edge: id, part, text }: Of<'change-edge'>): Candidate[] | Refusal {
  const way = ownWay(desk, id);
  if (isRefusal(way)) return way;
  const edit = { cause: otherCause, guard: otherGuard, weight: otherWeight, way: otherWay }[part](desk, way, text);
  if (isRefusal(edit)) return edit;
  const { source, target } = way.edge;
  // Every arm of a choice shares its cause.
  const shared = desk.ways.filter(({ reaction }) => reaction === way.reaction).map(({ edge }) => `${edge.source}>${edge.target}`);
  const same = (of: readonly string[]) => of.every((ends) => shared.includes(ends));
  return [
    {
      edits: inOwnText(desk, [edit]),
      // Who waits for others does something when they come, and leads on when they do not.
      rules: (one) => one === source,
      select: id,
      expect: (changes) =>
        nodesStay(changes) &&
        changes.lostEdges.length === changes.newEdges.length &&
        same(changes.lostEdges) &&
        same(changes.newEdges) &&
        (changes.newEdges.length === 0 || changes.newEdges.includes(`${source}>${target}`)),
    },
  ];
}

type Way = Exclude<ReturnType<typeof ownWay>, Refusal>;

function otherCause({ tree }: Desk, { reaction: { node } }: Way, text: string): TextEdit | Refusal {
  const cause = text.trim();
  if (node.kind === 'Handler') return { span: spanOf(tree, writtenCause(node.cause)), newText: cause };
  const { start } = spanOf(tree, node);
  return { span: { start, end: start }, newText: `${cause} ` };
}

function otherGuard({ tree }: Desk, { arm, go, reaction: { node } }: Way, text: string): TextEdit | Refusal {
  const guard = text.trim();
  if (arm !== null) return guarded(arm.guard, arm.go ?? go, guard);
  if (node.kind !== 'Handler') return { refused: 'An arrow without a cause has no condition: give it a cause.' };
  return guarded(node.guard, node.cause, guard);

  /** `when …` behind what it belongs to. */
  function guarded(old: Expr | null, after: Node, now: string): TextEdit {
    const from = spanOf(tree, after).end;
    return { span: { start: from, end: old === null ? from : spanOf(tree, old).end }, newText: now === '' ? '' : ` when ${now}` };
  }
}

function otherWeight({ tree }: Desk, { arm }: Way, text: string): TextEdit | Refusal {
  if (arm?.weight == null) return { refused: 'Only the arms of a choice have a weight.' };
  return { span: spanOf(tree, arm.weight), newText: text.trim() };
}

/** `-> shore`, `-> last shore`: the words between the arrow and the scene. */
function otherWay({ tree }: Desk, { go }: Way, text: string): TextEdit {
  const target = textOf(tree, go.target);
  return { span: spanOf(tree, go), newText: ['->', text.trim(), target].filter(Boolean).join(' ') };
}

/** Each way that leads to one of these scenes, by the place of its arrow; those of one reaction that all go are one removal. */
export function withoutWaysTo(desk: Desk, goes: (target: string) => boolean): TextEdit[] | Refusal {
  const edits: TextEdit[] = [];
  const seen = new Set<Go>();
  for (const way of desk.ways) {
    const { edge, reaction, go } = way;
    if (!goes(edge.target) || goes(edge.source) || seen.has(go)) continue;
    const own = ownWay(desk, edge.id);
    if (isRefusal(own)) return own;
    const rest = reaction.ways.filter(({ go: other }) => !desk.ways.some((known) => known.go === other && goes(known.edge.target)));
    if (rest.length === 0 && reaction.late === null && reaction.deeds.length === 0) {
      for (const { go: other } of reaction.ways) seen.add(other);
      edits.push(removed(desk.tree, reaction.node));
    } else edits.push(withoutWay(desk, way));
    seen.add(go);
  }
  return edits;
}
