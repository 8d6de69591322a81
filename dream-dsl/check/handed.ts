/** What a motif is given that is no value: a scene, a sound, a scent, a colour. */

import type { Expr } from '../syntax/index.ts';
import { assetOf, markAsset, thingOf, unknownThing } from './assets.ts';
import { type Context, declaredAt, find } from './context.ts';
import { resolveScene } from './reference.ts';
import type { ParamSymbol } from './symbols.ts';
import { SENSORS, STAGES } from './vocabulary.ts';

/** `expr` is given for `param`, or is its default. */
export function checkHanded(cx: Context, expr: Expr, param: ParamSymbol): void {
  const wanted = param.type.dimension;
  if (expr.kind === 'Missing') return;
  const wrong = (because: string): void => find(cx, 'DRM117', expr, { name: param.name, expected: wanted, because, ...declaredAt(cx, param) });
  if (expr.kind !== 'Reference') {
    wrong('value');
    return;
  }
  const { name } = expr;
  const value = cx.scope.vars.get(name) ?? cx.scope.params.get(name);
  if (value !== undefined) cx.used.add(value);
  if (wanted === 'scene') {
    if (value !== undefined && value.type.dimension !== 'scene') wrong('value');
    else if (value === undefined && assetOf(cx, name) !== null && !cx.scope.everywhere.has(name) && !cx.scope.top.has(name)) wrong('asset');
    else resolveScene(cx, expr);
    return;
  }
  if (value !== undefined) {
    if (value.type.dimension !== wanted) wrong(value.type.dimension === 'scene' ? 'scene' : 'value');
    return;
  }
  const thing = thingOf(cx, name);
  if (thing === null) {
    if (SENSORS.has(name) || STAGES.has(name)) wrong('value');
    else if (cx.scope.everywhere.has(name) || cx.scope.top.has(name)) wrong('scene');
    else unknownThing(cx, expr, name, wanted === 'colour' ? 'light' : (wanted as 'sound' | 'scent'));
    return;
  }
  if (thing.kind === 'asset') {
    markAsset(cx, expr, name, thing);
    if (thing.channel !== null && thing.channel !== (wanted === 'colour' ? 'light' : wanted)) wrong(`${thing.channel} asset`);
  } else if (thing.kind === 'colour' && wanted !== 'colour') wrong('colour');
}
