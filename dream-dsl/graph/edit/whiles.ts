/** The `while` blocks of a scene: added, changed and taken away. */

import type { TextEdit } from '../../model.ts';
import { removed, spanOf, type While } from '../../syntax/index.ts';
import { isRuleAlike, isSameList } from '../alike.ts';
import { hasWhiles } from '../ends.ts';
import type { DreamGraph, GraphNode } from '../model.ts';
import { whileNodes } from '../while.ts';
import type { Candidate } from './attempt.ts';
import { needed } from './cue-parts.ts';
import { firstCues, onlyNode } from './cues.ts';
import { type Desk, inOwnText, isRefusal, ownNode, type Refusal } from './desk.ts';
import { atEnd } from './insert.ts';
import { otherInside } from './inside.ts';
import type { GraphEdit } from './model.ts';

type Of<K extends GraphEdit['kind']> = Extract<GraphEdit, { kind: K }>;

/** With a sound to begin with, as a scene has. */
export function addWhile(desk: Desk, { node: id, condition }: Of<'add-while'>): Candidate[] | Refusal {
  const own = ownNode(desk, id);
  if (isRefusal(own)) return own;
  if (!hasWhiles(own.role)) return { refused: 'Only in the ritual, in scenes and in layers cues wait for a condition.' };
  const needs = needed(desk, 'sound');
  return firstCues(desk, 'sound').flatMap((cue) => {
    const edit = atEnd(desk.tree, own.node, own.node.body, [`while ${condition.trim()} { ${cue} }`]);
    const options = edit === null ? [] : [[edit], ...(needs === null ? [] : [[needs, edit]])];
    return options.map((edits) => candidate(desk, id, edits, 1));
  });
}

export function deleteWhile(desk: Desk, { node: id, while: index }: Of<'delete-while'>): Candidate[] | Refusal {
  const found = whileOf(desk, id, index);
  return isRefusal(found) ? found : [{ ...candidate(desk, id, [removed(desk.tree, found)], -1), removes: true }];
}

export function changeWhile(desk: Desk, { node: id, while: index, part, text }: Of<'change-while'>): Candidate[] | Refusal {
  const found = whileOf(desk, id, index);
  if (isRefusal(found)) return found;
  const now = text.trim();
  const edit = part === 'condition' ? { span: spanOf(desk.tree, found.condition), newText: now } : otherInside(desk, found.body, now);
  if (isRefusal(edit)) return edit;
  // Comments between its braces are in the field too: who takes one away there means it.
  return [{ ...candidate(desk, id, [edit], 0), removes: part === 'plays' }];
}

const nodeOf = ({ nodes }: DreamGraph, id: string): GraphNode | undefined => nodes.find((node) => node.id === id);

/** `more`: how many there are more afterwards. What else the scene does stays. */
const candidate = (desk: Desk, id: string, edits: readonly TextEdit[], more: number): Candidate => ({
  edits: inOwnText(desk, edits),
  select: id,
  rules: (node) => node === id,
  expect: (changes, graph) => {
    const [before, now] = [nodeOf(desk.graph, id), nodeOf(graph, id)];
    return (
      onlyNode(id)(changes) &&
      before !== undefined &&
      now !== undefined &&
      now.whiles.length === before.whiles.length + more &&
      isSameList(before.rules, now.rules, isRuleAlike)
    );
  },
});

function whileOf(desk: Desk, id: string, index: number): While | Refusal {
  const said = nodeOf(desk.graph, id)?.whiles[index];
  if (said === undefined) return { refused: 'This `while` is no longer there.' };
  const own = ownNode(desk, id);
  if (isRefusal(own)) return own;
  const found = said.file === desk.path ? whileNodes(own.part).find((node) => spanOf(desk.tree, node).start === said.span.start) : undefined;
  return found ?? { refused: 'This `while` comes from a motif: edit it there.' };
}
