/** The blanks between two tokens on one line, and where a line that is too long may be broken. */

import { type AnyNode, type Expr, isItemWord, K, type Node, Token, walk } from '../../syntax/index.ts';
import { first, isComment, type Sheet } from './sheet.ts';

/** Fills in widths, breaks and flat places. */
export function space(s: Sheet): void {
  for (let piece = 1; piece < s.count; piece++) s.widths[piece] = between(s.kinds[piece - 1] as number, s.kinds[piece] as number);
  walk(s.tree.file, (node) => spaceNode(s, node));
  let at = 0;
  for (let piece = 0; piece < s.count; piece++) {
    at += s.widths[piece] as number;
    s.flat[piece] = at;
    at += (s.ends[piece] as number) - (s.starts[piece] as number);
  }
}

/** Blanks between items that share a line: so that one sees where the next begins. */
const APART = 2;

function between(left: number, right: number): number {
  if (isComment(right)) return APART;
  if (left === Token.openParen || right === Token.closeParen || right === Token.comma || right === Token.colon) return 0;
  if (left === Token.dots || right === Token.dots) return 0;
  return 1;
}

function spaceNode(s: Sheet, node: AnyNode): void {
  switch (node.kind) {
    case 'Path':
      tighten(s, node);
      break;
    case 'Reference':
      if (node.within === null && node.name.includes('.')) tighten(s, node);
      break;
    case 'Unary':
      if (node.op === '-') s.widths[first(s, node) + 1] = 0;
      break;
    case 'Audience':
      for (let piece = first(s, node); piece < (s.pieceOf[node.to] as number); piece++) if (s.kinds[piece] === Token.plus) s.widths[piece] = 0;
      break;
    case 'Motif':
      tightParen(s, node.name);
      break;
    case 'Use':
      tightParen(s, node.motif);
      breakBefore(s, node.args, 3);
      break;
    case 'Call':
      tightParen(s, node.name);
      breakBefore(s, node.args, 3);
      break;
    case 'Block':
      apart(s, node.items);
      break;
    case 'Choose':
      apart(s, node.arms);
      break;
    case 'Cue':
      for (const option of node.options) if (option.kind !== 'For' && option.kind !== 'Repeat') allow(s, first(s, option), 1);
      break;
    case 'Through':
      breakBefore(s, node.points, 2);
      break;
    case 'Handler':
      if (node.body?.kind === 'Go') allow(s, first(s, node.body), 1);
      break;
    case 'LeadsTo':
      if (node.goal.from > 0) breakAtWord(s, node, K.leads);
      breakAtWord(s, node, K.within);
      break;
    case 'Chance':
      breakAtWord(s, node, K.across);
      break;
    case 'Needs':
      breakBefore(s, node.channels, 1);
      break;
    case 'Themes':
      breakBefore(s, node.themes, 1);
      break;
    case 'Limit':
      breakBefore(s, node.clauses, 1);
      break;
    case 'Tone':
      breakBefore(s, node.parts, 1);
      break;
    case 'Binary':
      allow(s, operatorOf(s, node.left, node.right), node.op === 'and' || node.op === 'or' ? 2 : 4);
      break;
    default:
  }
}

function tighten(s: Sheet, node: Node): void {
  for (let piece = first(s, node) + 1; piece < (s.pieceOf[node.to] as number); piece++) if (!isComment(s.kinds[piece] as number)) s.widths[piece] = 0;
}

function tightParen(s: Sheet, name: Node): void {
  const piece = s.pieceOf[name.to] as number;
  if (s.kinds[piece] === Token.openParen) s.widths[piece] = 0;
}

function apart(s: Sheet, nodes: readonly Node[]): void {
  nodes.forEach((node, i) => {
    if (i > 0) s.widths[first(s, node)] = APART;
  });
}

/** Words that begin an item can not begin a line that goes on with one. */
function allow(s: Sheet, piece: number, level: number): void {
  const kind = s.kinds[piece] as number;
  if (!isItemWord(kind) || kind === K.fade) s.breaks[piece] = level;
}

function breakBefore(s: Sheet, nodes: readonly Node[], level: number): void {
  nodes.forEach((node, i) => {
    const piece = first(s, node);
    if (i > 0 && node.to > node.from && !isItemWord(s.kinds[piece] as number)) s.breaks[piece] = level;
  });
}

function breakAtWord(s: Sheet, node: Node, word: number): void {
  for (let piece = first(s, node); piece < (s.pieceOf[node.to] as number); piece++) if (s.kinds[piece] === word) s.breaks[piece] = 1;
}

/** The piece between two operands, where parentheses around them are stepped over. */
function operatorOf(s: Sheet, left: Expr, right: Expr): number {
  let piece = s.pieceOf[left.to] as number;
  const end = first(s, right);
  while (piece < end && (s.kinds[piece] === Token.closeParen || isComment(s.kinds[piece] as number))) piece++;
  return piece;
}
