/** One promise held against one night: when the night breaks it, or (of a chance) when it came about. */

import { compileCode, type Env, inside, type Program, structureOf, type Tree, treeOf } from '../program/index.ts';
import type { Walk } from '../walk/index.ts';
import { claimSamples } from './samples.ts';

type Statement = Program['promises'][number]['statement'];
type Test = (env: Env) => boolean;

/** ms since lights out; null: it does not. */
export function seenIn(walk: Walk, statement: Statement): number | null {
  switch (statement.kind) {
    case 'invariant':
      return broken(walk, statement);
    case 'leads-to':
      return unmet(walk, statement);
    case 'reaches':
      return missed(walk, statement.state);
    case 'chance':
      return firstWhere(walk, [statement.event], ([event]) => event!);
  }
}

/** The first sample for which a test, made of claims, holds. */
function firstWhere(walk: Walk, claims: readonly number[], of: (tests: readonly Test[]) => Test): number | null {
  const { tests, together } = prepared(walk, claims);
  const test = of(tests);
  for (const { at, env } of claimSamples(walk, together)) if (test(env)) return at;
  return null;
}

function broken(walk: Walk, { always, claim, condition }: Extract<Statement, { kind: 'invariant' }>): number | null {
  const claims = condition < 0 ? [claim] : [claim, condition];
  return firstWhere(
    walk,
    claims,
    ([holds, during]) =>
      (env) =>
        (during === undefined || during(env)) && holds!(env) !== always,
  );
}

/** `reaches`: a night that was let go owes nothing. */
function missed({ machine, record }: Walk, state: number): number | null {
  const structure = structureOf(machine.program);
  const met = record.scenes.some((scene) => inside(structure, scene.state, state) || inside(structure, scene.state, machine.release));
  return met ? null : Math.max(0, record.durationMs - 1);
}

/**
 * The first instant at which the cause has held for its time and the goal does not follow in time. From the release or the morning
 * on nothing is owed, nor what would come due after them or after the end of the night. A scene counts as reached when it is entered.
 */
function unmet(walk: Walk, { cause, held, goal, within }: Extract<Statement, { kind: 'leads-to' }>): number | null {
  const { machine, record } = walk;
  const { program } = machine;
  const { tests, trees, together } = prepared(walk, [cause, goal]);
  const [holds, reached] = tests as [Test, Test];
  const params = walk.tape.begin === null ? [] : program.params.map(({ value }) => (typeof value === 'number' ? value : 0));
  const fixed = (claim: number, otherwise: number) =>
    claim < 0 ? otherwise : compileCode(program.claims[claim]!)({ sensors: [], vars: program.vars.map(({ value }) => value), params, active: [] });
  const heldMs = fixed(held, 0);
  const withinMs = fixed(within, Number.POSITIVE_INFINITY);
  const structure = structureOf(program);
  const goalTree = trees[1]!;
  const entered = goalTree.op === 'in' ? record.scenes.filter(({ state }) => inside(structure, state, goalTree.value as number)).map(({ from }) => from) : [];
  const over = Math.min(
    record.durationMs,
    ...record.scenes.filter(({ state }) => state === machine.release || state === machine.morning).map(({ from }) => from),
  );
  let since = -1;
  /** The earliest instant that is still owed its goal; −1: none. */
  let owed = -1;
  for (const { at, to, env } of claimSamples(walk, together)) {
    if (at >= over) return null;
    if (owed >= 0 && (reached(env) || entered.some((from) => from >= owed && from <= at))) owed = -1;
    if (!holds(env)) since = -1;
    else if (since < 0) since = at;
    const from = Math.max(at, since + heldMs);
    if (since >= 0 && owed < 0 && from < to && !reached(env)) owed = from;
    if (owed < 0 || owed + withinMs >= Math.min(to, over)) continue;
    if (!entered.some((then) => then >= owed && then <= owed + withinMs)) return owed;
  }
  return null;
}

function prepared({ machine }: Walk, claims: readonly number[]): { readonly tests: readonly Test[]; readonly trees: readonly Tree[]; readonly together: Tree } {
  const codes = claims.map((claim) => machine.program.claims[claim]!);
  const trees = codes.map((code) => treeOf(code)!);
  const tests = codes.map(compileCode).map(
    (value): Test =>
      (env) =>
        value(env) !== 0,
  );
  return { tests, trees, together: { op: 'and', value: '', parts: trees, code: codes.flat() } };
}
