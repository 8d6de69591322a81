/** Other layouts of a program: the same tokens with other white space, as a hasty hand would leave it. */

import fc from 'fast-check';
import { FIRST_SIGNIFICANT, K, parse, Token, type Tree } from '../../dream-dsl/syntax/index.ts';

/** Random white space between the tokens of a text, where it means nothing. */
export function layoutsOf(text: string): fc.Arbitrary<string> {
  const { tree } = parse(text);
  return fc.infiniteStream(fc.integer({ min: 0, max: 9 })).map((stream) => {
    const next = (): number => stream.next().value as number;
    return loosened(tree, next);
  });
}

function loosened(tree: Tree, next: () => number): string {
  const { kinds, starts, count } = tree.tokens;
  let out = '';
  for (let i = 0; i < count; i++) {
    const kind = kinds[i] as number;
    const written = tree.text.slice(starts[i], starts[i + 1]);
    if (kind === Token.space) out += movable(tree, i) ? [' ', '  ', '\n', '\t', ' \n  ', '   '][next() % 6] : ' '.repeat(1 + (next() % 3));
    else if (kind === Token.newline) out += `${'\n'.repeat(1 + (next() % 4))}${' '.repeat(next())}`;
    else out += written;
  }
  return out;
}

/** Whether a line may end here: not before a word that would begin an item, nor after a comment. */
function movable(tree: Tree, i: number): boolean {
  const after = tree.tokens.kinds[i + 1] as number;
  const before = tree.tokens.kinds[i - 1] as number;
  if (before < FIRST_SIGNIFICANT || after < FIRST_SIGNIFICANT) return false;
  // The phase of a rhythm stands on its line.
  if (before === K.wave || before === K.breath) return false;
  return after === Token.openBrace || after === Token.number || after === Token.equals || after === Token.closeBrace || after === K.and || after === K.over;
}
