/** What a reaction may rely on: its cause and guard, as far as nothing else can change the values before it acts. */

import type { Block, Expr, Handler } from '../syntax/index.ts';
import type { Context, SetSite, State } from './context.ts';
import { knownWhere } from './infer.ts';
import { type Facts, type Known, type OpenFacts, over } from './narrow.ts';
import { SENSORS, STAGES } from './vocabulary.ts';

const STAGE = SENSORS.get('stage') as Known;

/** What holds at the instant in which the cause is heard. */
export function factsOf(cx: Context, { cause }: Handler): Facts | null {
  if (cause.kind === 'When') return knownWhere(cx, null, cause.condition);
  const index = cause.kind === 'OnStage' ? STAGES.get(cause.stage.text)?.index : undefined;
  return index === undefined ? null : { own: new Map([[STAGE, { dimension: 'stage', min: index, max: index }]]), outer: null };
}

/** Whether cues are made of more than fixed values, so that it matters what is known about others. */
export function readsAnything(block: Block): boolean {
  for (const item of block.items) {
    if (item.kind !== 'Cue') continue;
    for (const option of item.options)
      if (!(option.kind === 'At' ? isFixed(option.level) : option.kind === 'Repeat' ? isFixed(option.period) : option.kind === 'Loop')) return true;
  }
  return false;
}
const isFixed = (expr: Expr): boolean => expr.kind === 'Number';

/**
 * Where it acts, the same holds but for variables that could have been set since: by a reaction in another layer, taken in
 * the same step, or by an `exit` that runs before.
 */
export function stableFacts(cx: Context, facts: Facts | null, state: State | null, body: Block): OpenFacts {
  const leaves = body.items.some((item) => item.kind === 'Go' || item.kind === 'Choose');
  const stable = over(facts);
  for (let at = facts; at !== null; at = at.outer) {
    for (const known of at.own.keys()) {
      if (known.kind !== 'var') continue;
      const sites = cx.scope.sets.get(known.name) ?? [];
      if (sites.some((site) => (site.inExit && leaves) || isBeside(site, state))) stable.own.set(known, known.type);
    }
  }
  return stable;
}

/** Whether both can act in one step: one of them stands in a layer that the other is not in. */
function isBeside(site: SetSite, state: State | null): boolean {
  if (site.state === null || state === null) return false;
  const above = new Set<State>();
  for (let at: State | null = state; at !== null; at = at.parent) above.add(at);
  let common: State | null = site.state;
  for (; common !== null && !above.has(common); common = common.parent) if (common.role === 'layer') return true;
  for (let at: State | null = state; at !== common && at !== null; at = at.parent) if (at.role === 'layer') return true;
  return false;
}
