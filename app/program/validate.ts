/** Whether tables may run: every index, jump, order and expression, checked before anything is executed. */

import { codeProblem } from './expression.ts';
import type { Action, Program } from './format.ts';

/** The first thing that is wrong, with its place; null where the program is sound. */
export function programProblem(program: Program): string | null {
  const { states, transitions, cues, exprs, vars, params, assets } = program;
  const numbers = params.length;
  const within = (i: number, table: readonly unknown[]) => i >= 0 && i < table.length;
  const expr = (i: number, optional: boolean) => (optional && i === -1) || within(i, exprs);
  const parents = new Set(states.map((state) => state.parent));
  const action = (a: Action) => a.do !== 'set' || (within(a.var, vars) && expr(a.value, false));

  for (const [i, code] of exprs.entries()) {
    const wrong = codeProblem(code, vars.length, numbers);
    if (wrong !== null) return `expression ${i}: ${wrong}`;
  }
  for (const [i, code] of exprs.entries()) {
    for (let at = 0; at < code.length; at++)
      if (code[at] === 'param' && typeof params[code[at + 1] as number]?.value !== 'number') return `expression ${i}: calculates with a text`;
  }
  for (const [i, state] of states.entries()) {
    if (i === 0 ? state.parent !== -1 || state.role !== 'dream' : !within(state.parent, states) || state.parent >= i)
      return `state ${i}: its parent ${state.parent} does not stand before it`;
    if (i > 0 && !isWithin(program, i - 1, state.parent)) return `state ${i}: it does not follow its parent in document order`;
    if (state.kind === 'compound' ? states[state.initial]?.parent !== i : state.initial !== -1)
      return `state ${i}: its first child ${state.initial} is none of its children`;
    if ((state.kind === 'atomic') !== !parents.has(i)) return `state ${i}: it is ${state.kind}, but its children say otherwise`;
    if (![...state.onEnter, ...state.onExit].every(action)) return `state ${i}: an action points outside of the tables`;
    if (!state.cues.every((c) => within(c, cues) && cues[c]?.state === i)) return `state ${i}: a cue that is not its own`;
    if (!expr(state.fadeAll, true)) return `state ${i}: its fade points outside of the tables`;
  }
  for (const role of ['release', 'morning'] as const) {
    const found = states.filter((state) => state.role === role);
    if (found.length !== 1 || found[0]?.parent !== 0) return `the program has not exactly one ${role} at its top`;
  }
  for (const [i, t] of transitions.entries()) {
    const c = t.cause;
    const sound = c.on === 'event' || (c.on === 'when' ? expr(c.test, false) && expr(c.held, true) : expr(c.on === 'after' ? c.delay : c.period, false));
    if (!within(t.source, states) || !sound || !t.actions.every(action)) return `transition ${i}: an index points outside of the tables`;
    if (!t.arms.every((arm) => within(arm.target, states) && arm.target !== 0 && expr(arm.weight, true) && expr(arm.guard, true)))
      return `transition ${i}: an arm points outside of the tables`;
  }
  for (const [i, cue] of cues.entries()) {
    const words = cue.words.every((w) => typeof w === 'string' || ('param' in w ? within(w.param, params) : within(w.var, vars)));
    const indices = [cue.level, cue.fade, cue.duration, cue.repeat, cue.gate].every((e) => expr(e, true));
    const ramp = cue.ramp === null || (expr(cue.ramp.target, false) && expr(cue.ramp.over, false));
    if (!(cue.state === -1 || within(cue.state, states)) || !words || !indices || !ramp || !(cue.asset === -1 || within(cue.asset, assets)))
      return `cue ${i}: an index points outside of the tables`;
  }
  for (const [i, a] of program.anchors.entries()) {
    if (!expr(a.period, false) || !a.cues.every((c) => within(c, cues)) || !a.actions.every(action))
      return `anchor ${i}: an index points outside of the tables`;
  }
  return program.limits.every((l) => expr(l.condition, true)) ? null : 'a limit points outside of the tables';
}

/** Nesting deeper than this is refused. */
const MAX_DEPTH = 100;

function isWithin(program: Program, state: number, ancestor: number): boolean {
  let s = state;
  for (let depth = 0; depth <= MAX_DEPTH && s > ancestor; depth++) s = program.states[s]?.parent ?? -1;
  return s === ancestor;
}
