/** What the imports of a text bring: motifs and shared assets, under the names that this text uses. */

import type { Imported, Linked } from './context.ts';
import type { AssetSymbol, MotifSymbol } from './symbols.ts';

/** Fills in what is visible; what can not be brought is noted as a clash. */
export function bringNames(linked: Linked): void {
  const repeats = repeatsOf(linked.imports);
  for (const item of linked.imports) {
    if (item.linked === null || item.linked === linked || repeats.has(item)) continue;
    for (const motif of item.linked.motifs) if (motif.name !== '') bring(linked, item, motif, linked.visibleMotifs, linked.broughtMotifs);
    for (const asset of item.linked.sharedAssets.values()) bring(linked, item, asset, linked.visibleAssets, linked.broughtAssets);
  }
}

/** Imports that say once more what an earlier one says, with that one. */
export function repeatsOf(imports: readonly Imported[]): ReadonlyMap<Imported, Imported> {
  const first = new Map<string, Imported>();
  const repeats = new Map<Imported, Imported>();
  for (const item of imports) {
    const key = `${item.target} ${item.alias}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, item);
    else repeats.set(item, earlier);
  }
  return repeats;
}

function bring<T extends MotifSymbol | AssetSymbol>(linked: Linked, item: Imported, symbol: T, visible: Map<string, T>, brought: Map<string, Imported>): void {
  const name = item.alias === null ? symbol.name : `${item.alias}.${symbol.name}`;
  const earlier = visible.get(name);
  if (earlier === undefined) {
    visible.set(name, symbol);
    brought.set(name, item);
  } else if (earlier !== symbol) linked.clashes.push({ item, name, symbol, earlier, rival: brought.get(name) ?? null });
}
