/** Scenes: added, copied, moved and taken away. */

import type { TextEdit } from '../../model.ts';
import { indentAt, LEVEL, reindented, removed, spanOf, textOf, withComments } from '../../syntax/index.ts';
import { withoutWaysTo } from './arrows.ts';
import type { Candidate } from './attempt.ts';
import { type Desk, inOwnText, isRefusal, namesOf, type OwnNode, ownNode, type Refusal } from './desk.ts';
import { behind } from './insert.ts';
import type { GraphEdit } from './model.ts';
import { freeName, joined, parentOf, placeIn, put } from './place.ts';

type Of<K extends GraphEdit['kind']> = Extract<GraphEdit, { kind: K }>;

export function addScene(desk: Desk, { parent, name }: Of<'add-scene'>): Candidate[] | Refusal {
  const place = placeIn(desk, parent);
  if (isRefusal(place)) return place;
  const given = name ?? freeName(desk.tree.text, 'scene');
  // A way out from the first line on: a scene that can never be left frightens somebody. But the first one inside another begins with it, and leaves its course as it was.
  const begins = parent !== null && !desk.whole.byPath.get(parent)?.children.some(({ role }) => role === 'scene');
  const edit = put(desk, place, [`scene ${given} {`, ...(begins ? [] : [`${LEVEL}after 8m -> release`]), '}']);
  if (isRefusal(edit)) return edit;
  const id = joined(parent, given);
  return [
    {
      edits: inOwnText(desk, [edit]),
      select: id,
      expect: ({ lostNodes, newNodes, changedNodes, lostEdges, newEdges }) =>
        // The release is drawn once something leads there.
        lostNodes.length + changedNodes.length + lostEdges.length === 0 &&
        newNodes.filter((node) => node !== 'release').join() === id &&
        newEdges.length === (begins ? 0 : 1),
    },
  ];
}

/** Empty: it plays nothing until it is given something to play, and is left with the scene that it is in. */
export function addLayer(desk: Desk, { parent, name }: Of<'add-layer'>): Candidate[] | Refusal {
  const place = placeIn(desk, parent, 'layer');
  if (isRefusal(place)) return place;
  const given = name ?? freeName(desk.tree.text, 'layer', 1);
  const edit = put(desk, place, [`layer ${given} {`, '}']);
  if (isRefusal(edit)) return edit;
  const id = joined(parent, given);
  return [
    {
      edits: inOwnText(desk, [edit]),
      select: id,
      expect: ({ lostNodes, newNodes, changedNodes, lostEdges, newEdges }) =>
        lostNodes.length + changedNodes.length + lostEdges.length + newEdges.length === 0 && newNodes.join() === id,
    },
  ];
}

/** Begun as most of them are: with a way out for who is in distress. */
export function addAnywhere(desk: Desk): Candidate[] | Refusal {
  if (desk.whole.byPath.has('anywhere')) return { refused: 'The dream has an `anywhere` already: draw arrows from it.' };
  const place = placeIn(desk, null);
  if (isRefusal(place)) return place;
  const edit = put(desk, place, ['anywhere {', `${LEVEL}when distress > 0.6 for 20s -> release`, '}']);
  if (isRefusal(edit)) return edit;
  return [
    {
      edits: inOwnText(desk, [edit]),
      select: 'anywhere',
      expect: ({ lostNodes, newNodes, changedNodes, lostEdges, newEdges }) =>
        lostNodes.length + changedNodes.length + lostEdges.length === 0 &&
        newNodes.filter((node) => node !== 'release').join() === 'anywhere' &&
        newEdges.join() === 'anywhere>release',
    },
  ];
}

export function duplicate(desk: Desk, { node: id }: Of<'duplicate'>): Candidate[] | Refusal {
  const own = sceneOnly(desk, id);
  if (isRefusal(own)) return own;
  const { tree } = desk;
  const old = own.part.symbol;
  const name = freeName(desk.tree.text, old.name.replace(/\d+$/, ''));
  const { start } = spanOf(tree, own.node);
  const copy = textOf(tree, own.node);
  const at = old.nameSpan.start - start;
  const renamed = copy.slice(0, at) + name + copy.slice(at + old.name.length);
  const lines = reindented(renamed, indentAt(tree.text, start), '').split(/\r?\n/);
  const edit = behind(tree, own.node, lines) ?? { span: { start: start + copy.length, end: start + copy.length }, newText: `${LEVEL}${lines.join(' ')}` };
  const made = joined(parentOf(id), name);
  return [
    {
      edits: inOwnText(desk, [edit]),
      select: made,
      expect: ({ lostNodes, newNodes, changedNodes, lostEdges, newEdges }) =>
        lostNodes.length + changedNodes.length + lostEdges.length === 0 &&
        newNodes.includes(made) &&
        newNodes.every((node) => node === made || node.startsWith(`${made}/`)) &&
        newEdges.every((ends) => ends.startsWith(made)),
    },
  ];
}

export const deleteNode = (desk: Desk, { node }: Of<'delete-node'>): Candidate[] | Refusal => deleteNodes(desk, [node]);

/** None of them in another one. */
export function deleteNodes(desk: Desk, ids: readonly string[]): Candidate[] | Refusal {
  const removals: TextEdit[] = [];
  for (const id of ids) {
    const own = ownNode(desk, id);
    if (isRefusal(own)) return own;
    if (own.role === 'release') return { refused: 'The way out stays: nobody should be in a dream that can not be left.' };
    removals.push(removed(desk.tree, own.node));
  }
  const all = new Set(ids);
  const inside = (node: string) => {
    for (let at: string | null = node; at !== null; at = parentOf(at)) if (all.has(at)) return true;
    return false;
  };
  const arrows = withoutWaysTo(desk, inside);
  if (isRefusal(arrows)) return arrows;
  return [
    {
      edits: inOwnText(desk, [...removals, ...arrows]),
      removes: true,
      // What did something on its way there still does it.
      rules: () => true,
      select: parentOf(ids[0] ?? ''),
      expect: ({ lostNodes, newNodes, changedNodes, lostEdges, newEdges }) => {
        const lost = new Set(lostNodes);
        return (
          newNodes.length + changedNodes.length + newEdges.length === 0 &&
          ids.every((id) => lost.has(id)) &&
          lostNodes.every((node) => inside(node) || node === 'release' || node === 'morning') &&
          lostEdges.every((ends) => ends.split('>').some(inside))
        );
      },
    },
  ];
}

/** First as the text is; where arrows would then lead nowhere or elsewhere, with their targets named from the top. */
export function moveNode(desk: Desk, { node: id, parent }: Of<'move-node'>): Candidate[] | Refusal {
  const own = sceneOnly(desk, id);
  if (isRefusal(own)) return own;
  if (parent === parentOf(id)) return { refused: 'It is there already.' };
  if (parent !== null && (parent === id || parent.startsWith(`${id}/`))) return { refused: 'A scene can not stand inside of itself.' };
  const place = placeIn(desk, parent, own.role === 'layer' ? 'layer' : 'scene');
  if (isRefusal(place)) return place;
  const target = joined(parent, own.part.symbol.name);
  const named = (node: string) => (node === id ? target : node.startsWith(`${id}/`) ? target + node.slice(id.length) : node);
  const { tree } = desk;
  const cut = withComments(tree, own.node);
  const out = removed(tree, own.node);
  const moved = (node: string) => node !== named(node);
  const retarget: TextEdit[] = [];
  for (const { edge, go, frame } of desk.ways) {
    const touched = moved(edge.target) !== moved(edge.source);
    if (!touched || frame !== desk.whole.frame) continue;
    const names = namesOf(desk, edge.target).at(-1) ?? '';
    const way = moved(edge.target) ? (namesOf(desk, parent ?? '').at(-1) ?? '') : '';
    const full = moved(edge.target) ? [way, ...names.split('.').slice(id.split('/').length - 1)].filter((part) => part !== '').join('.') : names;
    retarget.push({ span: spanOf(tree, go.target), newText: full });
  }
  const candidates = [[], retarget].flatMap((changes) => {
    const within = ({ span }: TextEdit) => span.start >= cut.start && span.end <= cut.end;
    const text = edited(tree.text.slice(cut.start, cut.end), changes.filter(within), cut.start);
    const lines = reindented(text.trimEnd(), indentAt(tree.text, spanOf(tree, own.node).start), '')
      .trimStart()
      .split(/\r?\n/);
    const edit = put(desk, place, lines);
    return isRefusal(edit) ? [] : [inOwnText(desk, [out, edit, ...changes.filter((change) => !within(change))])];
  });
  return candidates.map((edits) => ({
    edits,
    select: target,
    named,
    expect: ({ lostNodes, newNodes, changedNodes, lostEdges, newEdges }) =>
      lostNodes.length + newNodes.length + lostEdges.length + newEdges.length === 0 && changedNodes.every((node) => node === target),
  }));
}

function sceneOnly(desk: Desk, id: string): OwnNode | Refusal {
  const own = ownNode(desk, id);
  return isRefusal(own) || own.role === 'scene' || own.role === 'layer' ? own : { refused: 'There is one ritual, one release and one morning.' };
}

/** Edits in a part of a text that begins at `from`. */
function edited(text: string, edits: readonly TextEdit[], from: number): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((so, { span, newText }) => so.slice(0, span.start - from) + newText + so.slice(span.end - from), text);
}
