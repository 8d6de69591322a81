/** Braces in the midst of an item, where none can stand: told by their neighbours on the line, and then no part of the text. */

import type { Finding } from './finding.ts';
import { FIRST_SIGNIFICANT, isReserved, K, LAST_ITEM_WORD, Token } from './token.ts';
import type { TokenTable } from './tree.ts';

/** More braces too many than these are no slip of the hand. */
const FEW = 10;

/** Takes as many of them for trivia as there are braces of their kind too many: `unclosed` opening ones, or below zero closing ones. */
export function takeStrayBraces(text: string, { count, kinds, starts }: TokenTable, unclosed: number): Finding[] {
  const findings: Finding[] = [];
  if (Math.abs(unclosed) > FEW) return findings;
  const brace = unclosed > 0 ? Token.openBrace : Token.closeBrace;
  for (let i = 0; i < count && findings.length < Math.abs(unclosed); i++) {
    if (kinds[i] !== brace || !isStray(kinds, i)) continue;
    kinds[i] = Token.stray;
    findings.push(strayBrace(text, { start: starts[i] as number, end: starts[i + 1] as number }));
  }
  return findings;
}

/** A brace that is too much, opening or closing. */
export function strayBrace(text: string, span: Finding['span']): Finding {
  return { code: 'DRM096', span, data: { found: text.slice(span.start, span.end), fix: { title: 'Remove it', edits: [{ span, newText: '' }] } } };
}

/** Whether nothing stands before an opening brace that could have it, or a brace tears apart what is beside it on its line. */
function isStray(kinds: Uint8Array, brace: number): boolean {
  if (kinds[brace] === Token.openBrace && !hasHead(kinds, brace)) return true;
  const behind = neighbour(kinds, brace, 1);
  if (behind === 0 || behind === Token.closeBrace || behind === Token.end) return false;
  const before = indexBeside(kinds, brace, -1);
  const opens = kinds[brace] === Token.openBrace;
  if (opens && kinds[before] === K.choose) return false;
  if (carriesOn(behind) || (before >= 0 && goesOn(kinds[before] as number))) return true;
  return !opens && (behind === Token.arrow || isBareHead(kinds, before));
}

/** Whether something stands before an opening brace, on its line or alone on the one above. */
function hasHead(kinds: Uint8Array, brace: number): boolean {
  let last = brace - 1;
  while (last >= 0 && (kinds[last] as number) < FIRST_SIGNIFICANT) last--;
  if (last < 0 || isBrace(kinds[last] as number)) return false;
  if (indexBeside(kinds, brace, -1) >= 0) return true;
  if (goesOn(kinds[last] as number)) return false;
  let first = last;
  let made = false;
  for (let i = last; i >= 0; i = indexBeside(kinds, i, -1)) {
    if (isBrace(kinds[i] as number) || kinds[i] === Token.arrow) return false;
    made ||= kinds[i] === K.is;
    first = i;
  }
  return HEADS.includes(kinds[first] as number) && !(made && (kinds[first] === K.scene || kinds[first] === K.layer));
}

/** Whether a word begins what has braces, and nothing stands before it. */
const isBareHead = (kinds: Uint8Array, word: number): boolean =>
  word >= 0 && HEADS.includes(kinds[word] as number) && (neighbour(kinds, word, -1) === 0 || isBrace(neighbour(kinds, word, -1)));

const isBrace = (kind: number): boolean => kind === Token.openBrace || kind === Token.closeBrace;

/** The token next to one on its line, in either direction; -1 where it is the last. */
function indexBeside(kinds: Uint8Array, index: number, step: number): number {
  let i = index + step;
  while (i >= 0 && i < kinds.length && (kinds[i] as number) < FIRST_SIGNIFICANT && kinds[i] !== Token.newline) i += step;
  return i < 0 || i >= kinds.length || kinds[i] === Token.newline ? -1 : i;
}

/** Its kind, or 0. */
function neighbour(kinds: Uint8Array, index: number, step: number): number {
  const at = indexBeside(kinds, index, step);
  return at < 0 ? 0 : (kinds[at] as number);
}

/** What can only stand in the midst of an item. */
const carriesOn = (kind: number): boolean =>
  kind === Token.openBrace ||
  kind === Token.closeParen ||
  kind === Token.number ||
  kind === Token.text ||
  isSign(kind) ||
  (kind > LAST_ITEM_WORD && isReserved(kind) && kind !== K.dream && kind !== K.else) ||
  kind === K.as;

/** What has to be followed by more of its item. */
const goesOn = (kind: number): boolean => isSign(kind) || kind === Token.arrow || (isReserved(kind) && !ENDS.includes(kind)) || BEFORE_NAMES.includes(kind);

const isSign = (kind: number): boolean => kind > Token.closeBrace && kind < Token.word && kind !== Token.arrow && kind !== Token.closeParen;

/** Words that begin what has braces. */
const HEADS: readonly number[] = [
  ...[K.dream, K.motif, K.scene, K.layer, K.ritual, K.anywhere, K.anchor, K.release, K.morning],
  ...[K.while, K.on, K.when, K.after, K.every, K.enter, K.exit, K.together, K.choose],
];
/** Words that are names elsewhere, but not where a brace could follow. */
const BEFORE_NAMES: readonly number[] = [K.motif, K.import, K.as];
/** Words that can be the last of an item, or the last before its braces. */
const ENDS: readonly number[] = [K.loop, K.true, K.false, K.anywhere, K.choose];
