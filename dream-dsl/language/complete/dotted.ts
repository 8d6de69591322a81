/** What can follow a dot: scenes nested in the one before, or what an import brings under its name. */

import { CHANNEL_OF, type StateSymbol } from '../../check/index.ts';
import type { Completion } from '../../model.ts';
import { nestedIn } from '../around.ts';
import { type Asked, assetOffer, motifs, nested } from './offer.ts';
import type { Before } from './place.ts';

export function dotted(asked: Asked): readonly Completion[] {
  const { reading, place } = asked;
  const path = pathBefore(place.item);
  const alias = reading.symbols.imports.find((item) => item.alias !== null && item.alias === path[0]?.word);
  if (alias !== undefined && path.length === 1) {
    const prefix = `${alias.alias}.`;
    const verb = place.item[0]?.word ?? '';
    if (verb in CHANNEL_OF) {
      const channel = CHANNEL_OF[verb as keyof typeof CHANNEL_OF];
      return [...reading.symbols.visibleAssets]
        .filter(([name, asset]) => name.startsWith(prefix) && asset.channel === channel)
        .map(([name, asset]) => assetOffer(place.span, name.slice(prefix.length), asset));
    }
    return motifs(asked)
      .filter(({ label }) => label.startsWith(prefix))
      .map((motif) => ({ ...motif, label: motif.label.slice(prefix.length), insertText: motif.insertText.slice(prefix.length) }));
  }
  const found = follow(asked, path);
  return found === null ? [] : nested(asked, found);
}

/** The names before the dot. */
function pathBefore(item: readonly Before[]): readonly Before[] {
  const path: Before[] = [];
  for (let i = item.length - 1; i > 0 && item[i]?.word === '.'; i -= 2) path.unshift(item[i - 1] as Before);
  return path;
}

/** The scene that names lead to: the first found from inside out, else anywhere; each further one nested in the one before. */
function follow({ scope, state }: Asked, path: readonly Before[]): StateSymbol | null {
  const first = path[0]?.word;
  if (scope === null || first === undefined) return null;
  const starts: StateSymbol[] = [];
  for (let at = state; at !== null; at = at.parent) starts.push(...at.children.filter(({ name }) => name === first));
  starts.push(...scope.states.filter(({ name, parent }) => name === first && parent === null), ...scope.states.filter(({ name }) => name === first));
  for (const start of starts) {
    let at: StateSymbol | undefined = start;
    for (const { word } of path.slice(1)) at = at === undefined ? undefined : nestedIn(at).find(({ name }) => name === word);
    if (at !== undefined) return at;
  }
  return null;
}
