/** A text as the formatter sees it: every token that is not white space, and the white space that is to stand before it. */

import { type Node, Token, type Tree } from '../../syntax/index.ts';

export interface Sheet {
  readonly tree: Tree;
  readonly count: number;
  readonly kinds: readonly number[];
  readonly starts: readonly number[];
  /** Without the blanks that a comment ends with. */
  readonly ends: readonly number[];
  /** The piece that a token is, or the first after it. */
  readonly pieceOf: Int32Array;
  /** Line ends between the piece before and this one. */
  readonly lines: readonly number[];
  /** Blanks before a piece where everything stands on one line. */
  readonly widths: Uint8Array;
  /** Where the piece begins if the whole text stood on one line. */
  readonly flat: Float64Array;
  /** 1 where the white space before a piece belongs to something broken and stays. */
  readonly frozen: Uint8Array;
  /** 1 where a line may be broken before the piece, at the outermost level; higher further in; 0: never. */
  readonly breaks: Uint8Array;
  /** The white space to be before each piece; null: as it is. */
  readonly gaps: (string | null)[];
  readonly eol: string;
}

export const COLUMNS = 100;

/** The pieces of a tree; widths and breaks are filled in by who knows the constructs. */
export function sheetOf(tree: Tree): Sheet {
  const { text, tokens } = tree;
  const kinds: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const lines: number[] = [];
  const pieceOf = new Int32Array(tokens.count + 1);
  let newlines = 0;
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kinds[i] as number;
    pieceOf[i] = kinds.length;
    const start = tokens.starts[i] as number;
    const end = tokens.starts[i + 1] as number;
    if (kind === Token.newline) {
      for (let at = start; at < end; at++) if (text.charCodeAt(at) === 10) newlines++;
      continue;
    }
    if (kind === Token.space) continue;
    kinds.push(kind);
    starts.push(start);
    ends.push(isComment(kind) ? start + text.slice(start, end).trimEnd().length : end);
    lines.push(newlines);
    newlines = 0;
  }
  pieceOf[tokens.count] = kinds.length;
  const count = kinds.length;
  return {
    tree,
    count,
    kinds,
    starts,
    ends,
    pieceOf,
    lines,
    widths: new Uint8Array(count + 1),
    flat: new Float64Array(count + 1),
    frozen: new Uint8Array(count + 1),
    breaks: new Uint8Array(count + 1),
    gaps: new Array<string | null>(count + 1).fill(null),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

export const isComment = (kind: number): boolean => kind === Token.comment || kind === Token.doc;

/** The first piece of a node. */
export const first = (s: Sheet, node: Node): number => s.pieceOf[node.from] as number;
/** Just behind the last piece of a node. */
export const behind = (s: Sheet, node: Node): number => (node.to > node.from ? (s.pieceOf[node.to - 1] as number) + 1 : (s.pieceOf[node.from] as number));

/** How wide pieces `from` up to `to` are on one line. */
export function widthOf(s: Sheet, from: number, to: number): number {
  if (to <= from) return 0;
  return (s.flat[to - 1] as number) + (s.ends[to - 1] as number) - (s.starts[to - 1] as number) - (s.flat[from] as number);
}

export function setGap(s: Sheet, piece: number, gap: string): void {
  if (s.frozen[piece] !== 1) s.gaps[piece] = gap;
}

/** Puts pieces `from` up to `to` on one line; the gap before the first is not theirs. */
export function setFlat(s: Sheet, from: number, to: number): void {
  for (let piece = from + 1; piece < to; piece++) setGap(s, piece, ' '.repeat(s.widths[piece] as number));
}

export const newLine = (s: Sheet, indent: number, blank = false): string => (blank ? s.eol : '') + s.eol + ' '.repeat(indent);

/** Whether a line ends, or a comment stands, anywhere between two pieces (the gap before `from` not counted). */
export function spread(s: Sheet, from: number, to: number): boolean {
  for (let piece = from + 1; piece < to; piece++) if ((s.lines[piece] as number) > 0) return true;
  return false;
}
