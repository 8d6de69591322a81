/** From a scene to the text of the motif that it is made of. */

import type { GraphNode } from '../../dream-dsl/index.ts';
import { askLanguage } from './language.ts';
import { get, notify } from './store.ts';
import { goToText } from './view.ts';

export async function goToMotif({ file, nameSpan, says, motif }: GraphNode): Promise<void> {
  const words = says.motif ?? '';
  const at = get().documents[file]?.text.indexOf(words, nameSpan.end) ?? -1;
  // Of `night.rest(4s)`, its own name.
  const name = /^[^(\s]*/.exec(words)?.[0] ?? '';
  const found = at < 0 || name === '' ? null : await askLanguage('definition', file, at + name.length - 1);
  if (found === null)
    notify({ tone: 'plain', title: `The motif ${motif} was not found`, detail: 'The text changed meanwhile, or nothing declares it.', about: 'graph' });
  else goToText(found.file, found.span);
}
