/**
 * How near a condition came to holding: first by how many of its parts would have to change, then by how far their values were
 * away. To weigh values of different kinds against each other, each is divided by a step of its own (STEP); that is a convention.
 */

import type { Measure, WhyNot } from '../base/index.ts';
import { compileCode, type Env, type Tree, treeWords } from '../program/index.ts';
import { measureOf, type Reading, readsOf } from './evidence.ts';

export interface Nearness {
  /** Parts that would have to change; 0: it holds. */
  readonly count: number;
  /** Sum of their distances, in steps. */
  readonly distance: number;
  readonly missing: readonly Missing[];
}

interface Missing {
  readonly tree: Tree;
  /** Wanted to be false. */
  readonly negated: boolean;
  readonly short: number | null;
}

/** What counts as one step of a value. [convention] */
const STEP: Readonly<Record<Measure, number>> = {
  number: 0.1,
  ms: 60_000,
  clock: 60_000,
  truth: 1,
  stage: 1,
  dB: 3,
  lx: 1,
  '%': 10,
  '°C': 0.1,
  Hz: 0.1,
  bpm: 5,
  '/h': 5,
  '°': 45,
};

const HOLDS: Nearness = { count: 0, distance: 0, missing: [] };

/** Where `a` is nearer than `b`. */
export const isNearer = (a: Nearness, b: Nearness): boolean => a.count < b.count || (a.count === b.count && a.distance < b.distance);

/** Prepares a condition; the function then measures it in one state of the world after the other. */
export function nearnessOf(of: Reading, tree: Tree, negated = false): (env: Env) => Nearness {
  if (tree.op === 'not') return nearnessOf(of, tree.parts[0]!, !negated);
  if (tree.op === 'and' || tree.op === 'or') {
    const parts = tree.parts.map((part) => nearnessOf(of, part, negated));
    const all = (tree.op === 'and') !== negated;
    return (env) => {
      const [left, right] = parts.map((part) => part(env)) as [Nearness, Nearness];
      if (all) return { count: left.count + right.count, distance: left.distance + right.distance, missing: [...left.missing, ...right.missing] };
      return isNearer(right, left) ? right : left;
    };
  }
  const holds = compileCode(tree.code);
  const [left, right] = tree.parts;
  if (!COMPARISONS.has(tree.op) || left === undefined || right === undefined) {
    const truth: Nearness = { count: 1, distance: 1, missing: [{ tree, negated, short: null }] };
    return (env) => ((holds(env) !== 0) !== negated ? HOLDS : truth);
  }
  const [a, b] = [compileCode(left.code), compileCode(right.code)];
  const measure = comparedIn(of, tree);
  const step = STEP[measure];
  // Stages and truths are other or the same, not nearer or farther.
  const graded = measure !== 'stage' && measure !== 'truth';
  return (env) => {
    if ((holds(env) !== 0) !== negated) return HOLDS;
    const short = Math.abs(a(env) - b(env));
    return { count: 1, distance: graded ? short / step : 1, missing: [{ tree, negated, short: graded ? short : null }] };
  };
}

const COMPARISONS = new Set(['lt', 'le', 'gt', 'ge', 'eq', 'ne']);

function comparedIn(of: Reading, tree: Tree): Measure {
  return tree.parts.map((part) => measureOf(of, part)).find((measure) => measure !== 'number') ?? 'number';
}

/** What was missing, in words, with what was read at that instant. */
export function missingRows(of: Reading, { missing }: Nearness, env: Env): NonNullable<WhyNot['nearest']>['missing'] {
  return missing.map(({ tree, negated, short }) => ({
    words: `${negated ? 'not ' : ''}${treeWords(of.program, tree)}`,
    reads: readsOf(of, tree, env),
    short,
    measure: COMPARISONS.has(tree.op) ? comparedIn(of, tree) : 'truth',
  }));
}
