/** Whether tables may run: every index, jump, order and expression, checked before anything is executed. */

import { codeProblem } from './code-problem.ts';
import type { Program } from './format.ts';
import { actionsProblem, rowProblem, tablesOf } from './validate-rows.ts';

/** Nesting deeper than this is refused. */
const MAX_DEPTH = 100;

/** The first thing that is wrong, with its place; null where the program is sound. */
export function programProblem(program: Program): string | null {
  for (const [i, code] of program.exprs.entries()) {
    const wrong = codeProblem(code, program, false);
    if (wrong !== null) return `expression ${i}: ${wrong}`;
  }
  for (const [i, code] of program.claims.entries()) {
    const wrong = codeProblem(code, program, true);
    if (wrong !== null) return `claim ${i}: ${wrong}`;
  }
  for (const [i, { state }] of program.themes.entries())
    if (program.states[state] === undefined) return `theme ${i}: its state ${state} is outside of the table`;
  return treeProblem(program) ?? statesProblem(program) ?? rowProblem(program);
}

/** Parents before children, siblings in document order, kinds that agree with the children, one way out and one morning. */
function treeProblem({ states }: Program): string | null {
  const parents = new Set(states.map((state) => state.parent));
  const depth: number[] = [];
  for (const [i, state] of states.entries()) {
    if (i === 0 ? state.parent !== -1 || state.role !== 'dream' || state.kind !== 'compound' : state.parent < 0 || state.parent >= i)
      return `state ${i}: its parent ${state.parent} does not stand before it`;
    depth.push(i === 0 ? 0 : (depth[state.parent] as number) + 1);
    if ((depth[i] as number) > MAX_DEPTH) return `state ${i}: it is nested deeper than ${MAX_DEPTH}`;
    if (i > 0 && !isWithin(states, i - 1, state.parent)) return `state ${i}: it does not follow its parent in document order`;
    if (state.kind === 'compound' ? states[state.initial]?.parent !== i : state.initial !== -1)
      return `state ${i}: its first child ${state.initial} is none of its children`;
    if ((state.kind === 'atomic') !== !parents.has(i)) return `state ${i}: it is ${state.kind}, but its children say otherwise`;
  }
  for (const role of ['release', 'morning'] as const) {
    const found = states.filter((state) => state.role === role);
    if (found.length !== 1 || found[0]?.parent !== 0) return `the program has not exactly one ${role} at its top`;
  }
  return null;
}

function statesProblem(program: Program): string | null {
  const { cues, states } = program;
  const { expr } = tablesOf(program);
  for (const [i, state] of states.entries()) {
    const onEnter = actionsProblem(program, state.onEnter, i);
    const onExit = actionsProblem(program, state.onExit, null);
    if (onEnter !== null || onExit !== null) return `state ${i}: ${onEnter ?? onExit}`;
    if (!state.cues.every((cue) => cues[cue]?.state === i)) return `state ${i}: a cue that is not its own`;
    if (new Set(state.cues).size !== state.cues.length) return `state ${i}: a cue that begins twice`;
    if (!expr(state.fadeAll, true)) return `state ${i}: its fade points outside of the tables`;
  }
  return null;
}

function isWithin(states: Program['states'], state: number, ancestor: number): boolean {
  let s = state;
  while (s > ancestor) s = states[s]?.parent ?? -1;
  return s === ancestor;
}
