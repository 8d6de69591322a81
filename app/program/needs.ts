/**
 * What a host has to tell of the sensors, and when: a sensor that a condition compares with numbers matters only when it passes
 * one of them; one that a reaction reads must be fresh when it reacts. What is told besides changes nothing.
 */

import { SENSORS, type Sensor } from '../base/index.ts';
import { operandsOf, takesOperand, UNARY } from './expression.ts';
import type { Action, Program } from './format.ts';

/** `passes`: the numbers that conditions compare it with; null: every change may matter. */
export interface Watched {
  readonly sensor: Sensor;
  readonly passes: readonly number[] | null;
}

export interface Needs {
  /** Watched while this state is active. */
  readonly watched: readonly Watched[];
  /** Read by its reactions. */
  readonly read: readonly Sensor[];
}

/** By state; the last row is what matters always: limits, and what cues and the actions of entry, exit and anchors read. */
export function needsOf(program: Program): readonly Needs[] {
  const { exprs, states, transitions, cues, anchors, limits } = program;
  const rows = [...states, null].map(() => ({ watched: new Map<Sensor, number[] | null>(), read: new Set<Sensor>() }));
  const always = rows.at(-1)!;
  const read = (row: typeof always, expressions: readonly number[]) => {
    for (const e of expressions) if (e >= 0) for (const sensor of operandsOf(exprs[e]!, 'sensor')) row.read.add(sensor as Sensor);
  };
  const watch = (row: typeof always, expression: number) => {
    if (expression >= 0) for (const { sensor, passes } of passesOf(exprs[expression]!)) merge(row.watched, sensor, passes);
  };
  for (const t of transitions) {
    const row = rows[t.source]!;
    if (t.cause.on === 'when') watch(row, t.cause.test);
    const timing = t.cause.on === 'when' ? t.cause.held : t.cause.on === 'after' ? t.cause.delay : t.cause.on === 'every' ? t.cause.period : -1;
    read(row, [t.guard, ...t.arms.flatMap((arm) => [arm.guard, arm.weight]), ...readBy(t.actions)]);
    read(always, [timing]);
    // A condition may become ready while its guard does not hold: then the guard is watched too.
    if (t.cause.on === 'when') for (const guard of [t.guard, ...t.arms.flatMap((arm) => [arm.guard, arm.weight])]) watch(row, guard);
  }
  for (const { onEnter, onExit, fadeAll } of states) read(always, [fadeAll, ...readBy(onEnter), ...readBy(onExit)]);
  for (const cue of cues) {
    if (cue.gate >= 0) watch(cue.state >= 0 ? rows[cue.state]! : always, cue.gate);
    const points = cue.envelope.flatMap((point) => [point.at, point.level]);
    const words = cue.words.flatMap((part) => (typeof part !== 'string' && 'expr' in part ? [part.expr] : []));
    read(always, [cue.level, cue.fadeIn, cue.fadeOut, cue.duration, cue.repeat, ...points, ...words]);
  }
  for (const anchor of anchors) read(always, [anchor.period, ...readBy(anchor.actions)]);
  for (const limit of limits) watch(always, limit.condition);
  return rows.map((row) => ({ watched: [...row.watched].map(([sensor, passes]) => ({ sensor, passes })), read: [...row.read] }));
}

const readBy = (actions: readonly Action[]): number[] =>
  actions.flatMap((action) => {
    if (action.do === 'set') return [action.value];
    return action.do === 'mark' ? action.words.flatMap((part) => (typeof part !== 'string' && 'expr' in part ? [part.expr] : [])) : [];
  });

/** The sensors in a condition, each with the numbers it is compared with. */
function passesOf(code: readonly (string | number)[]): Watched[] {
  const found = new Map<Sensor, number[] | null>();
  type Part = { readonly sensor?: Sensor; readonly number?: number };
  const stack: Part[] = [];
  const lost = ({ sensor }: Part) => sensor !== undefined && merge(found, sensor, null);
  const asTruth = ({ sensor }: Part) => sensor !== undefined && merge(found, sensor, [0]);
  for (let i = 0; i < code.length; i++) {
    const op = code[i] as string;
    if (takesOperand(op)) {
      const operand = code[++i];
      stack.push(op === 'sensor' ? { sensor: operand as Sensor } : op === 'num' ? { number: operand as number } : {});
    } else if (Object.hasOwn(UNARY, op)) {
      const part = stack.pop()!;
      if (op === 'not') asTruth(part);
      else lost(part);
      stack.push({});
    } else {
      const right = stack.pop()!;
      const left = stack.pop()!;
      const pair = left.sensor !== undefined && right.number !== undefined ? [left.sensor, right.number] : [right.sensor, left.number];
      if (LOGIC.has(op)) for (const part of [left, right]) asTruth(part);
      else if (COMPARISONS.has(op) && pair[0] !== undefined && pair[1] !== undefined) merge(found, pair[0] as Sensor, [pair[1] as number]);
      else for (const part of [left, right]) lost(part);
      stack.push({});
    }
  }
  asTruth(stack[0]!);
  return SENSORS.flatMap((sensor) => {
    const passes = found.get(sensor);
    return passes === undefined ? [] : [{ sensor, passes }];
  });
}

function merge(into: Map<Sensor, number[] | null>, sensor: Sensor, passes: readonly number[] | null): void {
  const before = into.get(sensor);
  into.set(sensor, passes === null || before === null ? null : [...new Set([...(before ?? []), ...passes])]);
}

const COMPARISONS = new Set(['lt', 'le', 'gt', 'ge', 'eq', 'ne']);
const LOGIC = new Set(['and', 'or']);
