/** Assets, parameters, variables and events, each declared once. */

import { type Asset, type Name, type Node, type Param, pathFrom, spanOf, type Var } from '../syntax/index.ts';
import { type Context, declaredAt, find, quietly } from './context.ts';
import { fold } from './fold.ts';
import { infer } from './infer.ts';
import type { AssetSymbol } from './symbols.ts';
import { typeOfParam, typeOfRef, widened } from './type-of.ts';
import { isChannel, SENSORS, STAGES, UNKNOWN } from './vocabulary.ts';

export function noteEvent(cx: Context, name: Name, raised: boolean): void {
  const { text } = name;
  if (text === '') return;
  const { events } = cx.scope;
  if (raised ? !cx.scope.raised.has(text) : !events.has(text)) {
    events.set(text, { kind: 'event', name: text, node: name, file: cx.linked.source.path, nameSpan: spanOf(cx.tree, name) });
  }
  if (raised) cx.scope.raised.add(text);
}

export function declareAsset(cx: Context, node: Asset, into: Map<string, AssetSymbol>): void {
  const { name, channel } = node;
  const shared = cx.linked.sharedAssets;
  if (!declare(cx, name, into) || (into !== shared && !declare(cx, name, shared))) return;
  const known = isChannel(channel.text) ? channel.text : null;
  const written = node.source?.parts.map((part) => (typeof part === 'string' ? part : `{${part.name}}`)).join('') ?? '';
  const symbol: AssetSymbol = { kind: 'asset', channel: known, source: sourceOf(cx, node, known, written), ...placed(cx, node, name, node.doc) };
  into.set(name.text, symbol);
  cx.linked.visibleAssets.set(name.text, symbol);
}

export function declareParam(cx: Context, node: Param): void {
  if (!declareValue(cx, node.name)) return;
  const type = typeOfParam(cx, node, cx.scope.root !== null);
  const text = node.value?.kind === 'Text' ? node.value.parts.filter((part) => typeof part === 'string').join('') : null;
  const value = text ?? (node.value === null ? null : fold(node.value));
  cx.scope.params.set(node.name.text, { kind: 'param', type, value, ...placed(cx, node, node.name, node.doc) });
}

export function declareVar(cx: Context, node: Var): void {
  if (!declareValue(cx, node.name)) return;
  const first = node.value;
  const type = node.type !== null ? typeOfRef(cx, node.type) : first === null ? UNKNOWN : widened(quietly(cx, () => infer(cx, first)));
  cx.scope.vars.set(node.name.text, { kind: 'var', type, value: first === null ? null : fold(first), ...placed(cx, node, node.name, node.doc) });
}

/** Everything that makes a declared thing of a node. */
export function placed<T extends Node>(cx: Context, node: T, name: Name, doc: string) {
  return { name: name.text, file: cx.linked.source.path, node, span: spanOf(cx.tree, node), nameSpan: spanOf(cx.tree, name), doc };
}

export function declare(
  cx: Context,
  name: Name,
  known: ReadonlyMap<string, { readonly file: string; readonly nameSpan: { start: number; end: number } }>,
): boolean {
  if (name.text === '') return false;
  const earlier = known.get(name.text);
  if (earlier === undefined) return true;
  find(cx, 'DRM021', name, { name: name.text, ...declaredAt(cx, earlier) });
  return false;
}

/** Variables and parameters share their names with each other and with the words of the night. */
function declareValue(cx: Context, name: Name): boolean {
  if (!declare(cx, name, cx.scope.vars) || !declare(cx, name, cx.scope.params)) return false;
  if (!SENSORS.has(name.text) && !STAGES.has(name.text)) return true;
  find(cx, 'DRM021', name, { name: name.text, because: STAGES.has(name.text) ? 'stage' : 'sensor' });
  return false;
}

/** A sound is a file of the project; everything else is a name that the bed knows. */
function sourceOf(cx: Context, node: Asset, channel: string | null, written: string): string {
  if (channel !== 'sound' || written === '' || node.source === null) return written;
  const path = pathFrom(cx.linked.source.path, written);
  if (path === null) find(cx, 'DRM101', node.source, { name: written, because: 'asset' });
  return path ?? written;
}
