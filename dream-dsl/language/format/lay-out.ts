/** Lines and indents: which constructs stand on lines of their own, how deep, and with how much air between them. */

import { type AnyNode, type Block, type Choose, children, isItemWord, Token } from '../../syntax/index.ts';
import { align } from './align.ts';
import { fill } from './fill.ts';
import { behind, COLUMNS, first, isComment, newLine, type Sheet, setFlat, setGap, spread, widthOf } from './sheet.ts';

const STEP = 2;

export function layOut(s: Sheet): void {
  if (s.count === 0) return;
  layItems(s, children(s.tree.file), 0, s.count, 0, true);
  s.frozen[0] = 0;
  s.gaps[0] = '';
}

/** Lays out what stands in braces, or in the file: pieces `from` up to `to`. `airy`: blank lines around what has braces. */
function layItems(s: Sheet, items: readonly AnyNode[], from: number, to: number, indent: number, airy: boolean): void {
  const joined: boolean[] = [];
  let at = from;
  let before: { readonly spread: boolean; readonly kind: string } | null = null;
  for (const item of items) {
    const start = first(s, item);
    if (start < at) continue;
    const lines = layLines(s, at, start + 1, indent, at === from);
    const own = { spread: layItem(s, item, indent), kind: item.kind };
    if (airy && before !== null && !lines.blank && (before.spread || own.spread || (before.kind === 'Import') !== (own.kind === 'Import'))) {
      const piece = lines.first;
      if (piece !== null && s.frozen[piece] !== 1) s.gaps[piece] = newLine(s, indent, true);
    }
    joined.push(before !== null && !before.spread && !own.spread && lines.first === start && !lines.blank);
    before = own;
    at = behind(s, item);
  }
  layLines(s, at, to, indent, at === from);
  align(
    s,
    items.filter((item) => first(s, item) >= from),
    joined,
  );
}

/** Comments between items, and the item they stand before: each on its line. Says whether a blank line is among them, and which piece begins the first line. */
function layLines(s: Sheet, from: number, to: number, indent: number, opening: boolean): { readonly blank: boolean; readonly first: number | null } {
  let blank = false;
  let head: number | null = null;
  for (let piece = from; piece < to; piece++) {
    const kind = s.kinds[piece] as number;
    const lines = s.lines[piece] as number;
    const item = piece === to - 1 && !isComment(kind);
    if (!isComment(kind) && !item) continue;
    if (isComment(kind) && lines === 0 && piece > 0) {
      setGap(s, piece, '  ');
      continue;
    }
    const afterDoc = piece > 0 && s.kinds[piece - 1] === Token.doc && kind !== Token.comment;
    const apart = lines > 1 && !(opening && piece === from) && !afterDoc;
    setGap(s, piece, newLine(s, indent, apart));
    blank ||= apart;
    head ??= piece;
  }
  return { blank, first: head };
}

/** Lays out one item; says whether it takes several lines because of its braces. */
function layItem(s: Sheet, item: AnyNode, indent: number): boolean {
  const from = first(s, item);
  const to = behind(s, item);
  if (item.kind === 'Skipped') return spread(s, from, to);
  const block = bracesOf(item);
  const open = block === null ? to : openOf(s, block);
  const close = to - 1;
  const braces = block !== null && open < close && s.kinds[open] === Token.openBrace && s.kinds[close] === Token.closeBrace;
  const inner = braces && open + 1 < close;
  const commented = anyComment(s, from, braces ? open + 1 : to);
  if (!commented && !(inner && spread(s, open, to)) && indent + widthOf(s, from, to) <= COLUMNS) {
    setFlat(s, from, to);
    return false;
  }
  const head = braces ? open + 1 : to;
  if (commented || indent + widthOf(s, from, head) > COLUMNS) {
    if (!(item.kind === 'Motif' && !commented && layParams(s, item, head, indent))) fill(s, from, head, indent);
  } else setFlat(s, from, head);
  if (!braces) return false;
  if (!inner) {
    setGap(s, close, ' ');
    return false;
  }
  layItems(s, block.kind === 'Choose' ? block.arms : block.items, open + 1, close, indent + STEP, item.kind === 'Dream');
  setGap(s, close, newLine(s, indent));
  return true;
}

/** The parameters of a motif below each other, where they do not fit on one line. */
function layParams(s: Sheet, motif: AnyNode & { kind: 'Motif' }, head: number, indent: number): boolean {
  const params = motif.params.map((param) => first(s, param));
  const last = motif.params.at(-1);
  if (last === undefined || params.some((piece) => isItemWord(s.kinds[piece] as number))) return false;
  setFlat(s, first(s, motif), head);
  for (const piece of params) setGap(s, piece, newLine(s, indent + STEP));
  const close = behind(s, last);
  if (s.kinds[close] === Token.closeParen) setGap(s, close, newLine(s, indent));
  return true;
}

/** What a construct holds in braces at its end. */
function bracesOf(item: AnyNode): Block | Choose | null {
  switch (item.kind) {
    case 'Dream':
    case 'Motif':
    case 'Scene':
    case 'Layer':
    case 'Ritual':
    case 'Anywhere':
    case 'Morning':
    case 'Anchor':
    case 'Release':
    case 'While':
      return item.body.to > item.body.from ? item.body : null;
    case 'Handler':
      return item.body === null || item.body.kind === 'Go' ? null : item.body;
    case 'Choose':
      return item;
    default:
      return null;
  }
}

function openOf(s: Sheet, block: Block | Choose): number {
  let piece = first(s, block);
  if (block.kind === 'Choose') while (piece < behind(s, block) && s.kinds[piece] !== Token.openBrace) piece++;
  return piece;
}

function anyComment(s: Sheet, from: number, to: number): boolean {
  for (let piece = from; piece < to; piece++) if (isComment(s.kinds[piece] as number)) return true;
  return false;
}
