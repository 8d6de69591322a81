/** The token at an offset. */

import { isWord, Token, type Tree } from '../syntax/index.ts';

/** The token that an offset is in; at the end of a word or number, that one and not what follows. */
export function tokenAt(tree: Tree, offset: number): number {
  const { starts, kinds, count } = tree.tokens;
  let low = 0;
  let high = Math.max(0, count - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  if (low > 0 && starts[low] === offset && !wordy(kinds[low] as number) && wordy(kinds[low - 1] as number)) return low - 1;
  return low;
}

const wordy = (kind: number): boolean => isWord(kind) || kind === Token.number || kind === Token.version;
