/** What is broken and therefore left alone: the item around each finding of the parser, and whatever its braces belong to. */

import { type AnyNode, children, type Finding, type Node, spanOf, Token } from '../../syntax/index.ts';
import { behind, first, type Sheet } from './sheet.ts';

/** Marks the gaps that stay as they are. */
export function freeze(s: Sheet, findings: readonly Finding[]): void {
  const { file } = s.tree;
  const tops = children(file);
  for (const top of tops) if (top.kind === 'Skipped') keepAll(s, top);
  // A text that is never closed would take in what is moved to its line.
  for (let piece = 1; piece < s.count; piece++) if (s.kinds[piece - 1] === Token.openText) s.frozen[piece] = 1;
  for (const finding of findings) {
    const { start } = finding.span;
    for (const top of tops) {
      if (!around(s, top, start)) continue;
      if (BRACES.has(finding.code)) keepAll(s, top);
      else freezeInnermost(s, top, start);
    }
  }
}

/** A brace is missing: no line end can be trusted. */
const BRACES: ReadonlySet<string> = new Set(['DRM002', 'DRM003', 'DRM012']);

/** In these, items stand on lines of their own; elsewhere they are part of what is around them. */
const HOLDERS: ReadonlySet<string> = new Set(['Block', 'Choose']);

/** What stands on lines of its own. */
const isItem = (node: AnyNode): boolean => node.kind in ITEMS;
const ITEMS: Readonly<Record<string, true>> = Object.fromEntries(
  [
    ...['Import', 'Asset', 'Dream', 'Motif', 'Version', 'Audience', 'Needs', 'Limit', 'Param', 'Var', 'Scene', 'Layer', 'Ritual', 'Morning', 'Anchor'],
    ...['Release', 'Promise', 'Tone', 'Cue', 'While', 'Handler', 'Set', 'Mark', 'Raise', 'Go', 'Choose', 'Fade', 'Arm', 'Skipped'],
  ].map((kind) => [kind, true]),
);

function freezeInnermost(s: Sheet, root: AnyNode, offset: number): void {
  let item = root;
  let node: AnyNode | undefined = root;
  while (node !== undefined) {
    const below: readonly AnyNode[] = children(node);
    const next: AnyNode | undefined = below.findLast((child) => around(s, child, offset));
    if (next !== undefined && HOLDERS.has(node.kind) && isItem(next)) item = next;
    node = next;
  }
  keepOwn(s, item);
}

/** Whether an offset is in a node or at one of its ends. */
function around(s: Sheet, node: Node, offset: number): boolean {
  const { start, end } = spanOf(s.tree, node);
  return start <= offset && offset <= end;
}

/** Everything inside, and where it meets its neighbours on the same line. */
function keepAll(s: Sheet, node: Node): void {
  const from = first(s, node);
  const to = behind(s, node);
  for (let piece = from + 1; piece < to; piece++) s.frozen[piece] = 1;
  keepEdges(s, from, to);
}

/** What the item says itself; the items in its braces are judged on their own. */
function keepOwn(s: Sheet, item: AnyNode): void {
  const from = first(s, item);
  const to = behind(s, item);
  const body = 'body' in item && item.body !== null && 'kind' in item.body && item.body.kind === 'Block' && item.body.items.length > 0 ? item.body : null;
  const head = body === null ? to : first(s, body) + 1;
  for (let piece = from + 1; piece < head; piece++) s.frozen[piece] = 1;
  keepEdges(s, from, to);
}

function keepEdges(s: Sheet, from: number, to: number): void {
  if (s.lines[from] === 0 && from > 0) s.frozen[from] = 1;
  if (to < s.count && s.lines[to] === 0) s.frozen[to] = 1;
}
