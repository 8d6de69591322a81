/** Tables made ready to run: expressions as functions, and the structure answered by lookup. */

import { SENSORS, type Sensor } from '../base/index.ts';
import { compileCode, type Env, type Evaluate } from './expression.ts';
import type { Program } from './format.ts';
import { programProblem } from './validate.ts';

export interface Machine {
  readonly program: Program;
  /** Sensors whose changes can matter to this program. */
  readonly reads: ReadonlySet<Sensor>;
  readonly release: number;
  readonly morning: number;
  /** By state. */
  readonly children: readonly (readonly number[])[];
  /** By state: the state after its last descendant, so that descendants are `s < d && d < lastOf[s]`. */
  readonly after: readonly number[];
  /** By state: its transitions in document order. */
  readonly transitionsOf: readonly (readonly number[])[];
  /** By state: its transitions with `when`. */
  readonly whensOf: readonly (readonly number[])[];
  /** By state: its cues under a `while`. */
  readonly gatedOf: readonly (readonly number[])[];
  /** Expression by index; −1 gives `otherwise`. */
  evaluate(index: number, env: Env, otherwise: number): number;
}

/** Throws on tables that `readProgram` would refuse: those never get this far but by a bug. */
export function load(program: Program): Machine {
  const wrong = programProblem(program);
  if (wrong !== null) throw new Error(`unsound program: ${wrong}`);
  const reads = new Set<string>();
  const functions: readonly Evaluate[] = program.exprs.map((code) => compileCode(code, reads));
  const { states, transitions } = program;
  for (const { cause } of transitions) if (cause.on === 'event' && cause.event.startsWith('stage.')) reads.add('stage');
  for (const { cause } of transitions) if (cause.on === 'event' && (cause.event === 'wake' || cause.event === 'sleep')) reads.add('awake');
  if (program.anchors.length > 0) reads.add('asleep');
  const children: number[][] = states.map(() => []);
  const after = states.map((_, i) => i + 1);
  for (let i = states.length - 1; i > 0; i--) {
    const parent = states[i]?.parent as number;
    children[parent]?.unshift(i);
    after[parent] = Math.max(after[parent] as number, after[i] as number);
  }
  const transitionsOf: number[][] = states.map(() => []);
  for (const [i, t] of transitions.entries()) transitionsOf[t.source]?.push(i);
  return {
    program,
    reads: new Set(SENSORS.filter((sensor) => reads.has(sensor))),
    release: states.findIndex((s) => s.role === 'release'),
    morning: states.findIndex((s) => s.role === 'morning'),
    children,
    after,
    transitionsOf,
    whensOf: transitionsOf.map((list) => list.filter((t) => transitions[t]?.cause.on === 'when')),
    gatedOf: states.map((state) => state.cues.filter((cue) => (program.cues[cue]?.gate ?? -1) >= 0)),
    evaluate: (index, env, otherwise) => (index < 0 ? otherwise : (functions[index] as Evaluate)(env)),
  };
}

/** Whether `state` stands somewhere inside of `ancestor`, or is it. */
export const isInside = (machine: Machine, state: number, ancestor: number): boolean => state >= ancestor && state < (machine.after[ancestor] as number);
