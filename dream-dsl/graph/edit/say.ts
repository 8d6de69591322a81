/** What a part of the dream says of itself: its name, what is said above it, its tone, its themes, its motif, its rhythm, its fade. */

import type { TextEdit } from '../../model.ts';
import { eolOf, type Item, indentAt, LEVEL, type Node, removed, spanOf } from '../../syntax/index.ts';
import { SAYS } from '../ends.ts';
import type { DreamGraph, SceneWord } from '../model.ts';
import type { Candidate } from './attempt.ts';
import { BROKEN_BLOCK, type Desk, inOwnText, isRefusal, type OwnNode, ownAnchor, ownNode, type Refusal } from './desk.ts';
import { otherDoc } from './doc.ts';
import { atEnd } from './insert.ts';
import type { GraphEdit } from './model.ts';
import { replaced } from './replace.ts';

type Of<K extends GraphEdit['kind']> = Extract<GraphEdit, { kind: K }>;

export function changeScene(desk: Desk, { node: id, part, text }: Of<'change-scene'>): Candidate[] | Refusal {
  const anchor = ownAnchor(desk, id);
  const own = anchor === null ? ownNode(desk, id) : { node: anchor, role: 'anchor' as const };
  if (isRefusal(own)) return own;
  const { node, role } = own;
  if (!SAYS[role].includes(part)) return { refused: 'This part of the dream says nothing of the kind.' };
  const edits = editsOf(desk, node, part, text.trim());
  if (edits === null) return BROKEN_BLOCK;
  const before = desk.graph.nodes.find((known) => known.id === id);
  const same = (now: DreamGraph): boolean => {
    const after = now.nodes.find((known) => known.id === id);
    return after?.cues.length === before?.cues.length && SAYS[role].every((word) => word === part || after?.says[word] === before?.says[word]);
  };
  // Another motif brings other scenes, and perhaps the only way to the release.
  const within = (one: string) => one === id || (part === 'motif' && (one.startsWith(`${id}/`) || one === 'release' || one === 'morning'));
  return [
    {
      edits: inOwnText(desk, edits),
      select: id,
      // What is said above it is a comment itself.
      removes: text.trim() === '' || part === 'doc',
      // Another motif does other things.
      rules: (one) => part === 'motif' && within(one),
      expect: ({ lostNodes, newNodes, changedNodes, lostEdges, newEdges }, now) =>
        [...lostNodes, ...newNodes, ...changedNodes].every(within) &&
        [...lostEdges, ...newEdges].every((ends) => within(ends.split('>')[0] ?? '')) &&
        (part === 'motif' || same(now)),
    },
  ];
}

type Owner = OwnNode['node'];

function editsOf(desk: Desk, node: Owner, part: SceneWord, text: string): TextEdit[] | null {
  switch (part) {
    case 'motif':
      return otherMotif(desk, node, text);
    case 'every':
      return otherPeriod(desk, node, text);
    case 'name':
      return otherName(desk, node, text);
    case 'doc':
      return [otherDoc(desk.tree, node, text)];
    default:
      return otherItem(desk, node, part, text);
  }
}

const ITEM_OF = { tone: 'Tone', themes: 'Themes', fade: 'Fade' } as const;
const WORDS_OF = { tone: 'tone ', themes: 'themes ', fade: 'fade all over ' } as const;

/** In the place of the first that says it; others that say it too go. A new one stands first in the block. */
function otherItem(desk: Desk, owner: Owner, part: keyof typeof ITEM_OF, text: string): TextEdit[] | null {
  const { tree } = desk;
  const [first, ...rest] = owner.body.items.filter(({ kind }) => kind === ITEM_OF[part]);
  const gone = rest.map((item) => removed(tree, item));
  const words = WORDS_OF[part] + text;
  if (first !== undefined) return [text === '' ? removed(tree, first) : replaced(tree.text, spanOf(tree, first), words), ...gone];
  if (text === '') return [];
  const put = atStart(desk, owner, words);
  return put === null ? null : [put];
}

function atStart({ tree }: Desk, owner: Owner, words: string): TextEdit | null {
  const first: Item | undefined = owner.body.items[0];
  if (first === undefined) return atEnd(tree, owner, owner.body, [words]);
  const start = spanOf(tree, owner.body).start + 1;
  const inner = tree.text.slice(start, spanOf(tree, first).start);
  const newText = inner.includes('\n') ? `${eolOf(tree)}${indentAt(tree.text, spanOf(tree, first).start)}${words}` : ` ${words}${LEVEL.slice(1)}`;
  return { span: { start, end: start }, newText };
}

function otherMotif(
  { tree }: Desk,
  owner: Owner & { readonly use?: (Node & { readonly motif: Node }) | null; readonly name?: Node | null },
  text: string,
): TextEdit[] | null {
  if (owner.use != null) {
    const { start, end } = spanOf(tree, owner.use);
    if (text !== '') return [{ span: { start: spanOf(tree, owner.use.motif).start, end }, newText: text }];
    const bare = owner.body.to <= owner.body.from;
    return [{ span: { start, end }, newText: bare ? '{ }' : '' }];
  }
  if (text === '') return [];
  if (owner.name == null) return null;
  const { end } = spanOf(tree, owner.name);
  return [{ span: { start: end, end }, newText: ` is ${text}` }];
}

function otherPeriod({ tree }: Desk, owner: Owner & { readonly period?: Node | null }, text: string): TextEdit[] | null {
  return owner.period == null ? null : [replaced(tree.text, spanOf(tree, owner.period), text)];
}

/** Of a ritual, which can do without one. */
function otherName({ tree }: Desk, owner: Owner & { readonly name?: Node | null }, text: string): TextEdit[] {
  const { end } = spanOf(tree, owner.name ?? { from: owner.from, to: owner.from + 1 });
  const start = owner.name == null ? end : spanOf(tree, { from: owner.from, to: owner.from + 1 }).end;
  return [{ span: { start, end }, newText: text === '' ? '' : ` ${text}` }];
}
