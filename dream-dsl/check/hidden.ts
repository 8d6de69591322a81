/** Names in what the parser stepped over: they may be declarations, so that nothing is said about them. */

import type { Item, SourceFile } from '../syntax/index.ts';
import { isWord, textOf } from '../syntax/index.ts';

const NONE: ReadonlySet<string> = new Set();

/** Each word, and '' where there is anything at all. */
export function hiddenIn(source: SourceFile): ReadonlySet<string> {
  if (source.findings.length === 0) return NONE;
  const { tree } = source;
  const hidden = new Set<string>();
  const note = (from: number, to: number): void => {
    for (let i = from; i < to; i++) if (isWord(tree.tokens.kinds[i] as number)) hidden.add(textOf(tree, { from: i, to: i + 1 }));
    hidden.add('');
  };
  const visit = (items: readonly Item[]): void => {
    for (const item of items) {
      if (item.kind === 'Skipped') note(item.from, item.to);
      else if (item.kind === 'Scene' || item.kind === 'Layer' || item.kind === 'Ritual') visit(item.body.items);
    }
  };
  for (const skipped of tree.file.skipped) note(skipped.from, skipped.to);
  for (const owner of [...tree.file.dreams, ...tree.file.motifs]) visit(owner.body.items);
  return hidden;
}
