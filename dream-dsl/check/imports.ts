/** What the imports of a text bring: motifs and shared assets, under the names that this text uses. */

import { type Fix, K, spanOf } from '../syntax/index.ts';
import type { Imported, Linked } from './context.ts';
import type { AssetSymbol, MotifSymbol } from './symbols.ts';

/** Fills in what is visible, and reports names that two imports bring, or an import and the text itself. */
export function bringNames(linked: Linked): void {
  const told = new Set<Imported>();
  const repeats = repeatsOf(linked.imports);
  for (const item of linked.imports) {
    if (item.linked === null || item.linked === linked || repeats.has(item)) continue;
    for (const motif of item.linked.motifs) if (motif.name !== '') bring(linked, item, motif, linked.visibleMotifs, linked.broughtMotifs, told);
    for (const asset of item.linked.sharedAssets.values()) bring(linked, item, asset, linked.visibleAssets, linked.broughtAssets, told);
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

function bring<T extends MotifSymbol | AssetSymbol>(
  linked: Linked,
  item: Imported,
  symbol: T,
  visible: Map<string, T>,
  brought: Map<string, Imported>,
  told: Set<Imported>,
): void {
  const name = item.alias === null ? symbol.name : `${item.alias}.${symbol.name}`;
  const earlier = visible.get(name);
  if (earlier === undefined) {
    visible.set(name, symbol);
    brought.set(name, item);
    return;
  }
  if (earlier === symbol || told.has(item)) return;
  const { path } = item.node;
  if (path === null) return;
  told.add(item);
  const { tree } = linked.source;
  const rival = brought.get(name);
  const data = { name, because: item.target ?? '', ...(item.alias === null ? { fix: aliasFix(linked, item) } : {}) };
  const findings = linked.findings;
  if (rival !== undefined) findings.push({ code: 'DRM103', span: spanOf(tree, path), data: { ...data, other: rival.span } });
  else findings.push({ code: 'DRM104', span: earlier.nameSpan, data: { ...data, other: symbol.nameSpan, otherFile: symbol.file } });
}

function aliasFix(linked: Linked, item: Imported): Fix {
  const taken = new Set(linked.imports.map((other) => other.alias));
  const base = (item.target ?? '')
    .replace(/^.*\//, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{M}\w]/gu, '_')
    .replace(/^(?=\d|$)/, '_');
  let alias = base in K ? `${base}_file` : base;
  while (taken.has(alias)) alias += '_';
  const { end } = item.span;
  return { title: `Import it as \`${alias}\``, edits: [{ span: { start: end, end }, newText: ` as ${alias}` }] };
}
