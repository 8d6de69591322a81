/** Where in the text a scene is put, and what it may be called there. */

import type { TextEdit } from '../../model.ts';
import { type Block, isItemWord, type Node, parse } from '../../syntax/index.ts';
import { BROKEN_BLOCK, type Desk, isRefusal, ownNode, type Refusal } from './desk.ts';
import { atEnd, behind } from './insert.ts';

export interface TextPlace {
  readonly owner: Node;
  readonly block: Block;
  /** Of the top: behind the last scene, so that anchor, release and morning stay at the end. */
  readonly last: Node | null;
}

export const joined = (parent: string | null, name: string): string => (parent === null ? name : `${parent}/${name}`);
export const parentOf = (id: string): string | null => (id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : null);

export function placeIn(desk: Desk, parent: string | null, what: 'scene' | 'layer' = 'scene'): TextPlace | Refusal {
  if (parent === null) {
    const owner = desk.whole.dream;
    if (owner === null) return { refused: 'This text has no dream: scenes of motifs are added in the text.' };
    const scenes = owner.body.items.filter(({ kind }) => kind === 'Scene' || kind === 'Ritual');
    return { owner, block: owner.body, last: scenes.at(-1) ?? null };
  }
  const own = ownNode(desk, parent);
  if (isRefusal(own)) return own;
  if (own.role !== 'scene' && own.role !== 'layer') return { refused: 'Scenes stand in scenes, in layers, or at the top.' };
  const children = desk.whole.byPath.get(parent)?.children ?? [];
  if (what === 'scene' && children.some(({ role }) => role === 'layer')) return { refused: 'This scene is made of layers: choose one of them.' };
  if (what === 'layer' && children.some(({ role }) => role === 'scene'))
    return { refused: `\`${own.part.symbol.name}\` holds scenes, and a scene holds scenes or layers.` };
  return { owner: own.node, block: own.node.body, last: null };
}

export function put({ tree }: Desk, { owner, block, last }: TextPlace, lines: readonly string[]): TextEdit | Refusal {
  return (last === null ? null : behind(tree, last, lines)) ?? atEnd(tree, owner, block, lines) ?? BROKEN_BLOCK;
}

/** A name that nothing in the text has: the stem with a number, from `first` on; 1 is not written. */
export function freeName(text: string, stem: string, first = 2): string {
  const base = stem === '' || isItemWord(parse(stem).tree.tokens.kinds[0] as number) ? `${stem}_` : stem;
  // Of a long text, only what begins so.
  const words = new Set(text.match(new RegExp(`(?<![\\p{L}_])${base}[\\p{L}\\d_]*`, 'gu')));
  for (let i = first; ; i++) {
    const name = i === 1 ? base : `${base}${i}`;
    if (!words.has(name)) return name;
  }
}
