/** Reactions without an arrow: added, changed and taken away. */

import type { TextEdit } from '../../model.ts';
import { removed, spanOf } from '../../syntax/index.ts';
import type { DreamGraph } from '../model.ts';
import { isRule, type RuleNode, rulesIn, writtenCause } from '../rule.ts';
import type { Candidate } from './attempt.ts';
import { BROKEN_BLOCK, type Desk, inOwnText, isRefusal, ownNode, type Refusal } from './desk.ts';
import { atEnd } from './insert.ts';
import { otherInside } from './inside.ts';
import type { GraphEdit } from './model.ts';
import type { Changes } from './shape.ts';

type Of<K extends GraphEdit['kind']> = Extract<GraphEdit, { kind: K }>;

const rulesOf = ({ nodes }: DreamGraph, id: string): number => nodes.find((node) => node.id === id)?.rules.length ?? 0;

/** What it does may play cues, and lead somewhere: then it is an arrow from here on. */
const only =
  (id: string) =>
  ({ lostNodes, newNodes, changedNodes, lostEdges, newEdges }: Changes): boolean =>
    lostNodes.length === 0 &&
    newNodes.every((node) => node === 'release' || node === 'morning') &&
    changedNodes.every((node) => node === id) &&
    [...lostEdges, ...newEdges].every((ends) => ends.startsWith(`${id}>`));

/** A mark is the least that can happen: it is written down, and nobody feels it. */
export function addRule(desk: Desk, { node: id, cause }: Of<'add-rule'>): Candidate[] | Refusal {
  const own = ownNode(desk, id);
  if (isRefusal(own)) return own;
  const edit = atEnd(desk.tree, own.node, own.node.body, [`${cause.trim()} { mark "…" }`]);
  if (edit === null) return BROKEN_BLOCK;
  return [candidate(desk, id, [edit], (changes, now) => changes.newEdges.length === 0 && rulesOf(now, id) === rulesOf(desk.graph, id) + 1)];
}

export function deleteRule(desk: Desk, { node: id, rule: index }: Of<'delete-rule'>): Candidate[] | Refusal {
  const rule = ruleOf(desk, id, index);
  if (isRefusal(rule)) return rule;
  const gone = candidate(
    desk,
    id,
    [removed(desk.tree, rule)],
    (changes, now) => changes.newEdges.length === 0 && rulesOf(now, id) === rulesOf(desk.graph, id) - 1,
  );
  return [{ ...gone, removes: true }];
}

export function changeRule(desk: Desk, { node: id, rule: index, part, text }: Of<'change-rule'>): Candidate[] | Refusal {
  const rule = ruleOf(desk, id, index);
  if (isRefusal(rule)) return rule;
  const edit = otherPart(desk, rule, part, text.trim());
  if (isRefusal(edit)) return edit;
  const before = rulesOf(desk.graph, id);
  // Comments between its braces are in the field too: who takes one away there means it.
  const same = candidate(desk, id, [edit], ({ newEdges }, now) => rulesOf(now, id) === before - (part === 'does' && newEdges.length > 0 ? 1 : 0));
  return [{ ...same, removes: part === 'does' }];
}

const candidate = (desk: Desk, id: string, edits: readonly TextEdit[], isDone: Candidate['expect']): Candidate => ({
  edits: inOwnText(desk, edits),
  select: id,
  rules: (node) => node === id,
  expect: (changes, now) => only(id)(changes) && isDone(changes, now),
});

function otherPart(desk: Desk, rule: RuleNode, part: Of<'change-rule'>['part'], text: string): TextEdit | Refusal {
  if (part === 'cause') return otherCause(desk, rule, text);
  return part === 'guard' ? otherGuard(desk, rule, text) : otherInside(desk, rule.body, text);
}

function otherCause({ tree }: Desk, { cause }: RuleNode, text: string): TextEdit {
  return { span: spanOf(tree, writtenCause(cause)), newText: text };
}

function otherGuard({ tree }: Desk, { cause, guard }: RuleNode, text: string): TextEdit {
  const from = spanOf(tree, writtenCause(cause)).end;
  return { span: { start: from, end: guard === null ? from : spanOf(tree, guard).end }, newText: text === '' ? '' : ` when ${text}` };
}

function ruleOf(desk: Desk, id: string, index: number): RuleNode | Refusal {
  const rule = desk.graph.nodes.find((node) => node.id === id)?.rules[index];
  if (rule === undefined) return { refused: 'This reaction is no longer there.' };
  const own = ownNode(desk, id);
  if (isRefusal(own)) return own;
  const { contents, frame } = own.part;
  const at = rule.file === desk.path ? rulesIn(contents, frame).findIndex(({ span }) => span.start === rule.span.start) : -1;
  const found = contents.reactions.filter(isRule)[at];
  return found === undefined ? { refused: 'This reaction comes from a motif: edit it there.' } : (found.node as RuleNode);
}
