/** Scenes as text to carry elsewhere, and text put in as scenes. */

import { FIRST_SIGNIFICANT, indentAt, type Project, parse, reindented, spanOf, Token, type Tree, withComments } from '../../syntax/index.ts';
import type { Candidate } from './attempt.ts';
import { type Desk, deskOf, inOwnText, isRefusal, ownNode, type Refusal } from './desk.ts';
import type { GraphEdit } from './model.ts';
import { freeName, joined, placeIn, put } from './place.ts';

type Of<K extends GraphEdit['kind']> = Extract<GraphEdit, { kind: K }>;

export type Copied = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** With their comments, from the left margin, in the order of the text; what stands in one of them comes with it. */
export function copyOf(project: Project, path: string, ids: readonly string[]): Copied {
  const desk = deskOf(project, path);
  if (desk === null) return { ok: false, reason: 'There is no such text.' };
  const parts: { readonly start: number; readonly text: string }[] = [];
  for (const id of outermost(ids)) {
    const own = ownNode(desk, id);
    if (isRefusal(own)) return { ok: false, reason: own.refused };
    if (own.role !== 'scene' && own.role !== 'layer') return { ok: false, reason: 'There is one ritual, one release and one morning: copy scenes and layers.' };
    const { text } = desk.tree;
    const { start, end } = withComments(desk.tree, own.node);
    const indent = indentAt(text, spanOf(desk.tree, own.node).start);
    parts.push({ start, text: reindented(text.slice(start, end).trimEnd(), indent, '') });
  }
  parts.sort((a, b) => a.start - b.start);
  return { ok: true, text: parts.map(({ text }) => `${text}\n`).join('\n') };
}

/** Without those that stand in another one. */
export const outermost = (ids: readonly string[]): string[] => {
  const all = new Set(ids);
  const isInside = (id: string): boolean => {
    for (let end = id.indexOf('/'); end > 0; end = id.indexOf('/', end + 1)) if (all.has(id.slice(0, end))) return true;
    return false;
  };
  return [...all].filter((id) => !isInside(id));
};

export function paste(desk: Desk, { parent, text }: Of<'paste'>): Candidate[] | Refusal {
  const found = scenesIn(text);
  if (isRefusal(found)) return found;
  const place = placeIn(desk, parent, found.layers ? 'layer' : 'scene');
  if (isRefusal(place)) return place;
  const used = new Set(words(desk.tree.text));
  const names = new Map<string, string>();
  for (const name of found.names) {
    if (used.has(name)) names.set(name, freeName(`${desk.tree.text} ${text} ${[...names.values()].join(' ')}`, name.replace(/\d+$/, '')));
  }
  const lines = renamed(found.tree, names).split(/\r?\n/).slice(1, -1);
  const edit = put(desk, place, dedented(lines));
  if (isRefusal(edit)) return edit;
  const made = found.names.map((name) => joined(parent, names.get(name) ?? name));
  const own = (id: string) => made.some((one) => id === one || id.startsWith(`${one}/`));
  return [
    {
      edits: inOwnText(desk, [edit]),
      select: made[0] ?? null,
      expect: ({ lostNodes, newNodes, changedNodes, lostEdges, newEdges }) =>
        lostNodes.length + changedNodes.length + lostEdges.length === 0 &&
        made.every((id) => newNodes.includes(id)) &&
        newNodes.every((id) => own(id) || id === 'release' || id === 'morning') &&
        newEdges.every((ends) => own(ends.slice(0, ends.indexOf('>')))),
    },
  ];
}

const words = (text: string): readonly string[] => text.match(/[\p{L}_][\p{L}\d_]*/gu) ?? [];

function scenesIn(text: string): { readonly tree: Tree; readonly names: readonly string[]; readonly layers: boolean } | Refusal {
  if (text.trim() === '') return { refused: 'Nothing was copied.' };
  const { tree, problems } = parse(`dream "" {\n${text.trimEnd()}\n}`);
  const items = tree.file.dreams[0]?.body.items ?? [];
  const scenes = items.filter((item) => item.kind === 'Scene' || item.kind === 'Layer');
  if (problems.length > 0 || scenes.length === 0 || scenes.length < items.length || tree.file.dreams.length > 1 || tree.file.skipped.length > 0)
    return { refused: 'What was copied is not the text of scenes or layers.' };
  return { tree, names: scenes.map(({ name }) => name.text), layers: scenes.every(({ kind }) => kind === 'Layer') };
}

/** The text with other names for scenes, wherever it says them; not behind a dot, where the name is of something nested. */
function renamed({ text, tokens }: Tree, names: ReadonlyMap<string, string>): string {
  let result = '';
  let last = Token.end as number;
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kinds[i] as number;
    const word = text.slice(tokens.starts[i], tokens.starts[i + 1]);
    result += last === Token.dot ? word : (names.get(word) ?? word);
    if (kind >= FIRST_SIGNIFICANT) last = kind;
  }
  return result;
}

/** From the left margin. */
function dedented(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const least = Math.min(...indents);
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(least)));
}
