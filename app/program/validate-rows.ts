/** The rows around the states: transitions, cues, anchors, limits and promises point into their tables and say nothing impossible. */

import type { Action, Program, TransitionRow, Words } from './format.ts';

/** The first row that is wrong; null where none is. The states are known to be a tree. */
export function rowProblem(program: Program): string | null {
  const { expr } = tablesOf(program);
  const first = <T>(rows: readonly T[], what: string, problem: (row: T) => string | null): string | null => {
    for (const [i, row] of rows.entries()) {
      const wrong = problem(row);
      if (wrong !== null) return `${what} ${i}: ${wrong}`;
    }
    return null;
  };
  return (
    first(program.transitions, 'transition', (row) => transitionProblem(program, row)) ??
    first(program.cues, 'cue', (row) => cueProblem(program, row)) ??
    first(program.anchors, 'anchor', (row) => anchorProblem(program, row)) ??
    first(program.limits, 'limit', ({ condition }) => (expr(condition, true) ? null : 'it points outside of the tables')) ??
    first(program.promises, 'promise', ({ statement }) => (promiseSound(program, statement) ? null : 'it points outside of the tables'))
  );
}

/** `owner` is the state that may start its cues here; null where no cue may start. */
export function actionsProblem(program: Program, actions: readonly Action[], owner: number | null): string | null {
  const { within, expr } = tablesOf(program);
  for (const action of actions) {
    if (action.do === 'set' && !(within(action.var, program.vars) && expr(action.value, false))) return 'an action points outside of the tables';
    if (action.do === 'mark' && !wordsSound(program, action.words)) return 'an action points outside of the tables';
    if (action.do === 'cue' && (owner === null || program.cues[action.cue]?.state !== owner)) return 'it starts a cue that is not its own to start';
  }
  return null;
}

/** Looking up indices; −1 passes where it is optional. */
export function tablesOf({ exprs }: Program) {
  const within = (i: number, table: readonly unknown[]) => i >= 0 && i < table.length;
  const expr = (i: number, optional: boolean) => (optional && i === -1) || within(i, exprs);
  return { within, expr };
}

function transitionProblem(program: Program, t: TransitionRow): string | null {
  const { within, expr } = tablesOf(program);
  const { states } = program;
  const c = t.cause;
  const cause = c.on === 'event' || (c.on === 'when' ? expr(c.test, false) && expr(c.held, true) : expr(c.on === 'after' ? c.delay : c.period, false));
  if (!within(t.source, states) || !cause || !expr(t.guard, true)) return 'an index points outside of the tables';
  for (const arm of t.arms) {
    if (!(within(arm.target, states) && arm.target !== 0 && expr(arm.weight, true) && expr(arm.guard, true))) return 'an arm points outside of the tables';
    if (arm.inside && !(states[t.source]?.kind === 'compound' && isNested(states, arm.target, t.source)))
      return 'an arm stays inside of what it does not stand in';
  }
  return actionsProblem(program, t.actions, t.arms.every((arm) => arm.inside) ? t.source : null);
}

function cueProblem(program: Program, cue: Program['cues'][number]): string | null {
  const { within, expr } = tablesOf(program);
  const indices = [cue.level, cue.fadeIn, cue.fadeOut, cue.duration, cue.repeat, cue.gate].every((e) => expr(e, true));
  const points = cue.envelope.every((point) => expr(point.at, false) && expr(point.level, true));
  const owner = cue.state === -1 || within(cue.state, program.states);
  if (!owner || !indices || !points || !wordsSound(program, cue.words) || !(cue.asset === -1 || within(cue.asset, program.assets)))
    return 'an index points outside of the tables';
  return cue.lock !== null && cue.state === -1 ? 'an anchor can not wait for a rhythm' : null;
}

function anchorProblem(program: Program, anchor: Program['anchors'][number]): string | null {
  if (!tablesOf(program).expr(anchor.period, false)) return 'an index points outside of the tables';
  if (!anchor.cues.every((cue) => program.cues[cue]?.state === -1)) return 'a cue that belongs to a scene';
  return actionsProblem(program, anchor.actions, null);
}

function promiseSound({ claims, states }: Program, promise: Program['promises'][number]['statement']): boolean {
  const claim = (i: number, optional = false) => (optional && i === -1) || (i >= 0 && i < claims.length);
  switch (promise.kind) {
    case 'invariant':
      return claim(promise.claim) && claim(promise.condition, true);
    case 'leads-to':
      return claim(promise.cause) && claim(promise.held, true) && claim(promise.goal) && claim(promise.within, true);
    case 'reaches':
      return promise.state >= 0 && promise.state < states.length;
    case 'chance':
      return claim(promise.event);
  }
}

function wordsSound({ params, vars, exprs }: Program, words: Words): boolean {
  return words.every((part) => {
    if (typeof part === 'string') return true;
    const [index, table] = 'param' in part ? [part.param, params] : 'var' in part ? [part.var, vars] : [part.expr, exprs];
    return index >= 0 && index < table.length && part.scale > 0;
  });
}

function isNested(states: Program['states'], state: number, ancestor: number): boolean {
  let s = states[state]?.parent ?? -1;
  while (s > ancestor) s = states[s]?.parent ?? -1;
  return s === ancestor;
}
