/** Tables made ready to run: expressions as functions, and the structure answered by lookup. */

import { SENSORS, type Sensor } from '../base/index.ts';
import { compileCode, type Env, type Evaluate } from './expression.ts';
import type { Program } from './format.ts';
import { type Structure, structureOf } from './structure.ts';
import { programProblem } from './validate.ts';

type ByState = readonly (readonly number[])[];

export interface Machine extends Structure {
  readonly program: Program;
  /** Sensors whose changes can matter to this program. */
  readonly reads: ReadonlySet<Sensor>;
  readonly release: number;
  readonly morning: number;
  /** By event, then by state: the transitions that wait for it, in document order. */
  readonly listeners: ReadonlyMap<string, ByState>;
  /** By state: its transitions with `when`, and those with `after` or `every`. */
  readonly whensOf: ByState;
  readonly clocksOf: ByState;
  /** By state: its cues under a `while`. */
  readonly gatedOf: ByState;
  /** Some limit holds only under a condition, so that it may begin while a cue sounds. */
  readonly movingLimits: boolean;
  readonly hasWhens: boolean;
  readonly hasGates: boolean;
  /** Expression by index; −1 gives `otherwise`. */
  evaluate(index: number, env: Env, otherwise: number): number;
}

/** Throws on tables that `readProgram` would refuse: those never get this far but by a bug. */
export function load(program: Program): Machine {
  const wrong = programProblem(program);
  if (wrong !== null) throw new Error(`unsound program: ${wrong}`);
  const { states, transitions } = program;
  const reads = new Set<string>();
  const functions: readonly Evaluate[] = program.exprs.map((code) => compileCode(code, reads));
  const of = (wanted: (cause: Program['transitions'][number]['cause']) => boolean): number[][] => {
    const lists: number[][] = states.map(() => []);
    for (const [i, t] of transitions.entries()) if (wanted(t.cause)) lists[t.source]?.push(i);
    return lists;
  };
  const events = new Set(transitions.flatMap(({ cause }) => (cause.on === 'event' ? [cause.event] : [])));
  for (const event of events) {
    if (event.startsWith('stage.')) reads.add('stage');
    if (event === 'wake' || event === 'sleep') reads.add('awake');
  }
  if (program.anchors.length > 0) reads.add('asleep');
  const gatedOf = states.map((state) => state.cues.filter((cue) => (program.cues[cue]?.gate ?? -1) >= 0));
  return {
    ...structureOf(program),
    program,
    reads: new Set(SENSORS.filter((sensor) => reads.has(sensor))),
    release: states.findIndex((s) => s.role === 'release'),
    morning: states.findIndex((s) => s.role === 'morning'),
    listeners: new Map([...events].map((event) => [event, of((cause) => cause.on === 'event' && cause.event === event)])),
    whensOf: of((cause) => cause.on === 'when'),
    clocksOf: of((cause) => cause.on === 'after' || cause.on === 'every'),
    gatedOf,
    movingLimits: program.limits.some((limit) => limit.subject !== 'cues' && limit.condition >= 0),
    hasWhens: transitions.some(({ cause }) => cause.on === 'when'),
    hasGates: gatedOf.some((cues) => cues.length > 0),
    evaluate: (index, env, otherwise) => (index < 0 ? otherwise : (functions[index] as Evaluate)(env)),
  };
}
