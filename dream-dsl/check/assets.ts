/** What a cue can play, by name: assets, colours, and what a motif is given. */

import type { Channel } from '../model.ts';
import { type Path, type Reference, spanOf } from '../syntax/index.ts';
import { type Context, declaredAt, isHidden, nameBrought } from './context.ts';
import { changeTo, near } from './suggest.ts';
import type { AssetSymbol, ColourSymbol, ParamSymbol } from './symbols.ts';
import { COLOURS } from './vocabulary.ts';

/** An asset that can be seen here: a motif does not see those of the dream. */
export function assetOf(cx: Context, name: string): AssetSymbol | null {
  const asset = cx.linked.visibleAssets.get(name);
  if (asset === undefined || (cx.scope !== cx.linked.dream && cx.linked.dreamAssets.get(name) === asset)) return null;
  return asset;
}

export function markAsset(cx: Context, node: Path | Reference, name: string, asset: AssetSymbol): void {
  cx.used.add(asset);
  nameBrought(cx, cx.linked.broughtAssets.get(name), node);
}

const COLOUR_SYMBOLS: ReadonlyMap<string, ColourSymbol> = new Map(COLOURS.map((name) => [name, { kind: 'colour', name }]));
export const colourOf = (name: string): ColourSymbol | null => COLOUR_SYMBOLS.get(name) ?? null;

/** Types of a motif's parameters that a cue of a channel can play. */
export const PLAYED: Partial<Readonly<Record<Channel, string>>> = { sound: 'sound', scent: 'scent', light: 'colour' };

export function thingOf(cx: Context, name: string): AssetSymbol | ColourSymbol | ParamSymbol | null {
  const param = cx.scope.params.get(name);
  if (param !== undefined && HANDED.has(param.type.dimension)) return param;
  return assetOf(cx, name) ?? colourOf(name);
}
const HANDED: ReadonlySet<string> = new Set(['sound', 'scent', 'colour']);

/** A name that nothing to play has. */
export function unknownThing(cx: Context, node: Path | Reference, name: string, channel: Channel): void {
  if (cx.quiet || isHidden(cx, name) || mayBeImported(cx, name)) return;
  const span = (node.kind === 'Reference' && node.within) || spanOf(cx.tree, node);
  const outside = cx.scope === cx.linked.dream ? undefined : cx.linked.dreamAssets.get(name);
  if (outside !== undefined) {
    cx.findings.push({ code: 'DRM120', span, data: { name, because: 'asset', ...declaredAt(cx, outside) } });
    return;
  }
  const meant = near(cx, name, () => thingsSeen(cx, channel));
  const mend = meant === null ? {} : { meant, fix: changeTo(span, meant) };
  const code = channel === 'light' ? 'DRM036' : 'DRM023';
  const finding = { code, span, data: { name, because: channel, ...mend } };
  cx.findings.push(finding);
  cx.wanted.push({ finding, kind: 'asset', channel });
}

function* thingsSeen(cx: Context, channel: Channel): Generator<string> {
  if (channel === 'light') yield* COLOURS;
  for (const [name, asset] of cx.linked.visibleAssets) if (asset.channel === channel && assetOf(cx, name) !== null) yield name;
  for (const param of cx.scope.params.values()) if (param.type.dimension === PLAYED[channel]) yield param.name;
}

/** Whether an import that could not be read might have brought this name. */
export function mayBeImported(cx: Context, name: string): boolean {
  const dot = name.indexOf('.');
  const alias = dot < 0 ? null : name.slice(0, dot);
  return cx.linked.imports.some((item) => item.alias === alias && (item.linked === null || item.linked.hidden.size > 0));
}
