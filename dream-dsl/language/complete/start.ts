/** What may begin an item. */

import type { Completion } from '../../model.ts';
import { BY_BLOCK } from '../blocks.ts';
import { type Asked, offer, plain, values, word } from './offer.ts';

/* biome-ignore lint/suspicious/noTemplateCurlyInString: places of a snippet are written so */
const ARM = '${1:1} -> ${2:scene}';

/** In the braces that the place is in; behind an item on the same line too. */
export function beginnings(asked: Asked): readonly Completion[] {
  const { block, span } = asked.place;
  if (block === 'choose') {
    const arm = offer(span, '1 -> scene', 'snippet', 'a way, with its weight', { insertText: ARM, snippet: true });
    return [arm, ...plain(asked, 'else'), ...values(asked, { type: null })];
  }
  const { file } = asked.reading.tree;
  const words = BY_BLOCK[block].filter((label) => !(block === 'file' && label === 'dream' && file.dreams.length > 0));
  return words.filter((label) => !ONCE.has(label) || !standing(asked, label)).map((label) => word(asked, label));
}

/** Only one of each may stand in a dream. */
const ONCE: ReadonlySet<string> = new Set(['version', 'ritual', 'anywhere', 'release', 'morning']);
const KINDS: Readonly<Record<string, string>> = { version: 'Version', ritual: 'Ritual', anywhere: 'Anywhere', release: 'Release', morning: 'Morning' };

function standing({ reading, place }: Asked, label: string): boolean {
  if (place.block !== 'dream') return false;
  const { tree } = reading;
  const here = tree.tokens.starts;
  return tree.file.dreams.some((dream) =>
    dream.body.items.some(
      (item) => item.kind === KINDS[label] && !((here[item.from] as number) <= place.span.start && place.span.start <= (here[item.to] as number)),
    ),
  );
}
