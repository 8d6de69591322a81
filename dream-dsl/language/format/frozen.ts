/** What is broken and therefore left alone: the item around each finding of the parser, and whatever its braces belong to. */

import { type AnyNode, children, type Finding, type Node, Token, walk } from '../../syntax/index.ts';
import { behind, first, isComment, type Sheet } from './sheet.ts';

/** Marks the gaps that stay as they are. */
export function freeze(s: Sheet, findings: readonly Finding[]): void {
  const { file } = s.tree;
  const tops = children(file);
  for (const top of tops) if (top.kind === 'Skipped' || (findings.length > 0 && holdsUnbraced(s, top))) keepAll(s, top);
  // A text that is never closed would take in what is moved to its line.
  for (let piece = 1; piece < s.count; piece++) if (s.kinds[piece - 1] === Token.openText) s.frozen[piece] = 1;
  for (const finding of findings) {
    for (const piece of piecesOf(s, finding)) {
      const top = tops.findLast((node) => holds(s, node, piece));
      if (top === undefined) continue;
      if (BRACES.has(finding.code)) keepAll(s, top);
      else keepOwn(s, innermost(s, top, piece));
    }
  }
}

/** A brace or quote is missing or too many: no line end can be trusted. */
const BRACES: ReadonlySet<string> = new Set(['DRM002', 'DRM003', 'DRM012', 'DRM017', 'DRM096']);

/** Whether a block is in it whose braces are not both there. */
function holdsUnbraced(s: Sheet, top: AnyNode): boolean {
  const { kinds } = s.tree.tokens;
  let found = false;
  walk(top, (node) => {
    found ||= node.kind === 'Block' && node.to > node.from && (kinds[node.from] !== Token.openBrace || kinds[node.to - 1] !== Token.closeBrace);
  });
  return found;
}

/**
 * What a finding is about: the piece before its place, and the one at it. Whether the parser points at a closing brace
 * or just behind what is before it depends on line ends, so a brace does not count.
 */
function piecesOf(s: Sheet, { span }: Finding): readonly number[] {
  let at = pieceFrom(s, span.start);
  const found = span.end > span.start && at < s.count && s.kinds[at] !== Token.closeBrace ? [at] : [];
  do at--;
  while (at >= 0 && isComment(s.kinds[at] as number));
  return at < 0 ? found : [at, ...found];
}

/** The first piece that begins at an offset or behind it. */
function pieceFrom(s: Sheet, offset: number): number {
  let low = 0;
  let high = s.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((s.starts[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The smallest item that a piece is part of. */
function innermost(s: Sheet, top: AnyNode, piece: number): AnyNode {
  let item = top;
  for (let node: AnyNode | undefined = top; node !== undefined; ) {
    const below: readonly AnyNode[] = children(node);
    const next: AnyNode | undefined = below.findLast((child) => holds(s, child, piece));
    if (next !== undefined && HOLDERS.has(node.kind)) item = next;
    node = next;
  }
  return item;
}

/** In these, items stand on lines of their own; elsewhere they are part of what is around them. */
const HOLDERS: ReadonlySet<string> = new Set(['Block', 'Choose']);

const holds = (s: Sheet, node: Node, piece: number): boolean => first(s, node) <= piece && piece < behind(s, node);

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
