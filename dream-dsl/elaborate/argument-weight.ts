/** How large an argument becomes when the arguments in it are put in their places, so that handing on can not grow without end. */

import { walk } from '../syntax/index.ts';
import { givenFor } from './meaning.ts';
import type { Given } from './model.ts';

/** Nodes. What an author writes has a few. */
const MAX_WEIGHT = 200;

export type Weights = Map<Given, number>;
export const newWeights = (): Weights => new Map();

export function isLight(weights: Weights, given: Given): boolean {
  return weigh(weights, given) <= MAX_WEIGHT;
}

function weigh(weights: Weights, given: Given): number {
  const known = weights.get(given);
  if (known !== undefined) return known;
  // One that comes back to itself has no end.
  weights.set(given, Number.POSITIVE_INFINITY);
  let weight = 0;
  walk(given.expr, (node) => {
    weight++;
    if (node.kind !== 'Reference') return;
    const [symbol] = given.frame.symbols.resolveReference(node) ?? [];
    const inner = symbol?.kind === 'param' ? givenFor(symbol, given.frame) : null;
    if (inner !== null) weight += weigh(weights, inner);
  });
  weights.set(given, weight);
  return weight;
}
