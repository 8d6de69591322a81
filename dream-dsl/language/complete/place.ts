/** Where in a text something is being written: the words before it in its item, the braces and parentheses around it. Works in any text. */

import type { Span } from '../../model.ts';
import { FIRST_SIGNIFICANT, isItemWord, isWord, K, Token, type Tree } from '../../syntax/index.ts';
import type { BlockKind } from '../blocks.ts';

export interface Before {
  readonly token: number;
  readonly kind: number;
  readonly word: string;
}

export interface Place {
  readonly offset: number;
  /** What is being typed, and will be replaced. */
  readonly span: Span;
  /** The tokens of the item up to here, in order; empty at the beginning of an item. */
  readonly item: readonly Before[];
  readonly block: BlockKind;
  /** The parentheses that are open, the innermost last: the token of each, as an index into `item`. */
  readonly parens: readonly number[];
  /** Behind the digits of a number: only a unit can follow. */
  readonly number: boolean;
  /** Inside of a text: the index of its token. */
  readonly text: number | null;
  /** The word being typed is the first of its line. */
  readonly fresh: boolean;
}

/** null in comments, and inside of a number. */
export function placeAt(tree: Tree, offset: number): Place | null {
  const { kinds, starts, count } = tree.tokens;
  const blocks: BlockKind[] = ['file'];
  const owners: Before[][] = [];
  let item: Before[] = [];
  let parens: number[] = [];
  let fresh = true;
  const found = (span: Span, rest: Partial<Place> = {}): Place => ({
    offset,
    span,
    item,
    block: blocks.at(-1) as BlockKind,
    parens,
    number: false,
    text: null,
    fresh,
    ...rest,
  });
  for (let i = 0; i < count; i++) {
    const kind = kinds[i] as number;
    const start = starts[i] as number;
    const end = starts[i + 1] as number;
    if (start >= offset) break;
    if (end > offset || (end === offset && kind >= FIRST_SIGNIFICANT) || (end === offset && isComment(kind))) {
      if (isComment(kind)) return null;
      if (kind === Token.openText || (kind === Token.text && end > offset)) return found({ start: offset, end: offset }, { text: i });
      if (isWord(kind)) return found({ start, end });
      if (kind === Token.number) {
        const digits = /^[\d.]+/.exec(tree.text.slice(start, end))?.[0].length ?? 0;
        return start + digits > offset
          ? null
          : found({ start: start + digits, end }, { number: true, item: [...item, { token: i, kind, word: tree.text.slice(start, end) }] });
      }
    }
    if (kind === Token.newline) fresh ||= tree.text.slice(start, Math.min(end, offset)).includes('\n');
    if (kind < FIRST_SIGNIFICANT) continue;
    const word = tree.text.slice(start, end);
    if (kind === Token.openBrace) {
      blocks.push(blockOf(item, blocks.at(-1)));
      owners.push(item);
      item = [];
      parens = [];
    } else if (kind === Token.closeBrace) {
      if (blocks.length > 1) blocks.pop();
      // Only `together` goes on behind its braces.
      const owner = owners.pop() ?? [];
      item = owner[0]?.kind === K.together ? [...owner, { token: i, kind, word: '}' }] : [];
      parens = [];
    } else {
      if (begins(item, kind, fresh, parens.length > 0, blocks.at(-1) as BlockKind)) {
        item = [];
        parens = [];
      }
      if (kind === Token.openParen) parens.push(item.length);
      else if (kind === Token.closeParen) parens.pop();
      item.push({ token: i, kind, word });
    }
    fresh = false;
  }
  return found({ start: offset, end: offset });
}

const isComment = (kind: number): boolean => kind === Token.comment || kind === Token.doc;

/** Whether a word begins an item: names and options can be spelt alike, as in `-> release`, `needs light`, `at 30dB every 90s`. */
function begins(item: readonly Before[], kind: number, fresh: boolean, inParens: boolean, block: BlockKind): boolean {
  const last = item.at(-1);
  if (last === undefined) return true;
  const top = kind === K.dream || kind === K.motif || kind === K.import;
  if (block === 'file') return top || (kind === K.asset && fresh);
  if (inParens && !fresh) return false;
  const first = item[0] as Before;
  if (kind === Token.arrow) return fresh && ends(item);
  if (block === 'choose') return kind === K.else || (kind === Token.number && item.some(({ word }) => word === '->') && !EXPECTING.has(last.kind));
  if (!isItemWord(kind)) return false;
  if (fresh) return kind !== K.fade || !isCue(first.kind);
  if (item.length === 1 && NAMES_FOLLOW.has(first.kind)) return false;
  if (EXPECTING.has(last.kind) || last.word === '.') return false;
  switch (kind) {
    case K.for:
    case K.every:
      return !isCue(first.kind) && first.kind !== K.when && first.kind !== K.anchor && first.kind !== K.promise;
    case K.fade:
      return !isCue(first.kind);
    case K.when:
      return !HAS_GUARD.has(first.kind) || item.some(({ word }) => word === '->' || word === 'when');
    case K.while:
      return first.kind !== K.limit && first.kind !== K.promise;
    case K.anywhere:
    case K.release:
    case K.morning:
      return first.kind !== K.promise;
    case K.choose:
      return !CAUSES.has(first.kind);
    default:
      return first.kind !== K.needs && first.kind !== K.themes && first.kind !== K.limit && first.kind !== K.promise;
  }
}

/** Whether an item has led somewhere, so that an arrow on the next line is one of its own. */
const ends = (item: readonly Before[]): boolean => !CAUSES.has((item[0] as Before).kind) || item.some(({ word }) => word === '->');

const isCue = (kind: number): boolean => CUE_WORDS.has(kind);
const CUE_WORDS: ReadonlySet<number> = new Set([K.play, K.say, K.ask, K.light, K.scent, K.touch, K.warmth, K.motion]);
export const CAUSES: ReadonlySet<number> = new Set([K.on, K.when, K.after, K.every, K.enter, K.exit, K.together]);
const HAS_GUARD: ReadonlySet<number> = new Set([K.on, K.after, K.every]);
const NAMES_FOLLOW: ReadonlySet<number> = new Set([
  K.scene,
  K.layer,
  K.asset,
  K.param,
  K.var,
  K.promise,
  K.needs,
  K.themes,
  K.limit,
  K.raise,
  K.set,
  K.on,
  K.tone,
]);
/** After these a word is a name or value. */
const EXPECTING: ReadonlySet<number> = new Set([
  ...[Token.arrow, Token.comma, Token.equals, Token.colon, Token.plus, Token.minus, Token.times, Token.divide, Token.less, Token.lessEqual],
  ...[Token.greater, Token.greaterEqual, Token.openParen, Token.dots, K.last, K.is, K.not, K.and, K.or, K.in, K.of, K.reaches, K.to, K.at, K.over],
]);

function blockOf(item: readonly Before[], around: BlockKind | undefined): BlockKind {
  if (item.some(({ kind }) => kind === K.choose) && item.at(-1)?.kind === K.choose) return 'choose';
  const first = item[0];
  if (first === undefined) return 'none';
  if (!CAUSES.has(first.kind)) return OWNERS[first.kind] ?? 'none';
  return around === 'anywhere' ? 'anywhere-reaction' : (OWNERS[first.kind] ?? 'reaction');
}

const OWNERS: Readonly<Record<number, BlockKind>> = {
  [K.dream]: 'dream',
  [K.motif]: 'motif',
  [K.scene]: 'scene',
  [K.layer]: 'scene',
  [K.ritual]: 'ritual',
  [K.while]: 'while',
  [K.anywhere]: 'anywhere',
  [K.anchor]: 'anchor',
  [K.release]: 'release',
  [K.morning]: 'morning',
  [K.enter]: 'enter',
  [K.exit]: 'exit',
};
