/**
 * When a host has to tell of a sensor: one that conditions compare with numbers matters by itself only when it passes one of
 * them. Before anything else makes the program react, it has to be told of all that changed, since scenes may be entered.
 */

import { SENSORS, type Sensor, STAGES } from '../base/index.ts';
import { takesOperand, UNARY } from './expression.ts';
import type { Program } from './format.ts';

/** `passes`: the numbers that conditions compare it with; null: every change may matter. */
export interface Watched {
  readonly sensor: Sensor;
  readonly passes: readonly number[] | null;
}

/** By state: watched while it is active. The last row is watched always: limits. */
export function needsOf({ exprs, states, transitions, cues, limits }: Program): readonly (readonly Watched[])[] {
  const rows = [...states, null].map(() => new Map<Sensor, number[] | null>());
  const watch = (row: number, expression: number) => {
    if (expression >= 0) for (const { sensor, passes } of passesOf(exprs[expression]!)) merge(rows[row]!, sensor, passes);
  };
  for (const { source, cause, guard, arms } of transitions) {
    if (cause.on !== 'when') continue;
    // One that is ready while its guard does not hold waits for the guard too.
    for (const e of [cause.test, guard, ...arms.flatMap((arm) => [arm.guard, arm.weight])]) watch(source, e);
  }
  for (const { state, gate } of cues) watch(state >= 0 ? state : states.length, gate);
  for (const { condition } of limits) watch(states.length, condition);
  return rows.map((row) => [...row].map(([sensor, passes]) => ({ sensor, passes })));
}

/**
 * By sensor: the numbers that anything in the program compares it with; values between the same of them are one to it. null:
 * every value is its own, as where it is reckoned with.
 */
export function distinctionsOf({ exprs, transitions }: Program): ReadonlyMap<Sensor, readonly number[] | null> {
  const found = new Map<Sensor, number[] | null>(TRUTHS.map((sensor) => [sensor, [0]]));
  for (const code of exprs) for (const { sensor, passes } of passesOf(code, true)) merge(found, sensor, passes);
  for (const { cause } of transitions) {
    const stage = cause.on === 'event' && cause.event.startsWith('stage.') ? STAGES.findIndex((name) => cause.event === `stage.${name}`) : -1;
    if (stage >= 0) merge(found, 'stage', [stage]);
  }
  return found;
}

const TRUTHS: readonly Sensor[] = ['awake', 'asleep', 'wokenByCue'];

/** The sensors in a condition, or with `asValue` in anything, each with the numbers it is compared with. */
function passesOf(code: readonly (string | number)[], asValue = false): Watched[] {
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
  if (asValue && !TRUTHS.includes(stack[0]!.sensor!)) lost(stack[0]!);
  else asTruth(stack[0]!);
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

/** Sensors as bits by their places in SENSORS. */
export const sensorBits = (watched: readonly Watched[]): number => watched.reduce((bits, { sensor }) => bits | (1 << SENSORS.indexOf(sensor)), 0);
export const ALL_SENSORS = -1;
