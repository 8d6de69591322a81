/** What an edit is worked out on: the dream with its text, and ways to find things by the ids of the graph. */

import { type ElaboratedState, type Part, type Placed, placed } from '../../elaborate/index.ts';
import type { FileEdits, TextEdit } from '../../model.ts';
import type { Block, Node, Project, Tree } from '../../syntax/index.ts';
import { type DrawnWay, waysOf } from '../edge.ts';
import { graphOf } from '../graph.ts';
import type { DreamGraph } from '../model.ts';

export interface Desk {
  readonly project: Project;
  readonly path: string;
  readonly tree: Tree;
  readonly whole: Placed;
  readonly graph: DreamGraph;
  readonly ways: readonly DrawnWay[];
}

/** Something that the author can not edit here, as a sentence. */
export interface Refusal {
  readonly refused: string;
}

export const BROKEN_BLOCK: Refusal = { refused: 'The block that it would stand in is broken.' };

export const isRefusal = <T extends object>(value: T | Refusal): value is Refusal => 'refused' in value;

export function deskOf(project: Project, path: string): Desk | null {
  const whole = placed(project, path);
  const source = project.files.get(path);
  if (whole === null || source === undefined) return null;
  return { project, path, tree: source.tree, whole, graph: graphOf(project, path), ways: waysOf(whole) };
}

/** A scene, layer, ritual, release or morning that stands in this text. */
export interface OwnNode {
  readonly id: string;
  readonly node: Node & { readonly kind: string; readonly body: Block };
  readonly part: Part;
  readonly role: ElaboratedState['role'];
}

export function ownNode({ whole, path }: Desk, id: string): OwnNode | Refusal {
  const state = whole.byPath.get(id);
  if (state === undefined) return { refused: id.startsWith('anchor:') ? 'An anchor is no scene: edit it in the text.' : 'This scene is no longer there.' };
  const { role, symbol } = state;
  const part = state.parts.find(({ frame }) => frame === whole.frame || (whole.dream === null && frame.symbols.source.path === path));
  if (part === undefined)
    return {
      refused:
        state.parts.length === 0 ? `The text leaves \`${state.name}\` out: write it there first.` : `\`${state.name}\` comes from a motif: edit it there.`,
    };
  const { node } = part.symbol;
  if (node === null || symbol.file !== path) return { refused: `\`${state.name}\` stands in another text: edit it there.` };
  return { id, node, part, role };
}

/** An anchor of the dream in this text. */
export function ownAnchor({ whole, path }: Desk, id: string): (OwnNode['node'] & { readonly kind: 'Anchor' }) | null {
  const anchor = whole.frame.scope.anchors.find(({ path: own, file }) => own === id && file === path);
  return anchor?.node ?? null;
}

export function ownWay({ ways, whole, path }: Desk, id: string): DrawnWay | Refusal {
  const way = ways.find(({ edge }) => edge.id === id);
  if (way === undefined) return { refused: 'This transition is no longer there.' };
  const own = way.frame === whole.frame || (whole.dream === null && way.frame.symbols.source.path === path);
  return own ? way : { refused: 'This transition comes from a motif: edit it there.' };
}

/** How a scene can be named, the shortest first: by itself, or with scenes around it. */
export function namesOf(desk: Desk, id: string): string[] {
  const names: string[] = [];
  for (let at = desk.whole.byPath.get(id) ?? null; at !== null; at = at.parent) names.unshift(at.name === '' ? at.role : at.name);
  return names.map((_, i) => names.slice(names.length - 1 - i).join('.'));
}

export const inOwnText = ({ path, tree }: Desk, edits: readonly TextEdit[]): FileEdits[] => [
  {
    file: path,
    edits: joined(
      tree.text,
      edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    ),
  },
];

/** Removals of which one stands inside of another, or that share a space, as those of neighbours on one line do, as one: an editor takes no edits that overlap. */
function joined(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const apart: TextEdit[] = [];
  for (const edit of edits) {
    const last = apart.at(-1);
    if (last === undefined || edit.newText !== '' || last.newText.trim() !== '' || edit.span.start >= last.span.end) {
      apart.push(edit);
      continue;
    }
    let end = Math.max(last.span.end, edit.span.end);
    while (last.newText === ' ' && text[end] === ' ') end++;
    apart[apart.length - 1] = { span: { start: last.span.start, end }, newText: last.newText };
  }
  return apart;
}
