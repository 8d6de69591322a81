/**
 * What must be true of the sensors for a reaction: within one instant they do not change, so that reactions which need different
 * things of them never follow on each other there.
 */

import { SENSORS, type Sensor } from '../base/index.ts';
import { takesOperand } from '../program/index.ts';
import { ANY, type Interval, isFalse, type Ranges, rangeOf } from './interval.ts';

/** By sensor, where anything is known; `truths` are those that are not 0. */
export interface Instant {
  readonly sensors: ReadonlyMap<Sensor, Interval>;
  readonly truths: ReadonlySet<Sensor>;
}

export const NOTHING_KNOWN: Instant = { sensors: new Map(), truths: new Set() };

type Code = readonly (string | number)[];

/** Both together; null: that can not be. */
export function both(a: Instant, b: Instant): Instant | null {
  if (b.sensors.size === 0 && b.truths.size === 0) return a;
  const sensors = new Map(a.sensors);
  for (const [sensor, { min, max }] of b.sensors) {
    const before = sensors.get(sensor) ?? ANY;
    const now = { min: Math.max(before.min, min), max: Math.min(before.max, max) };
    if (now.min > now.max) return null;
    sensors.set(sensor, now);
  }
  const truths = new Set([...a.truths, ...b.truths]);
  for (const sensor of truths) if (isFalse(sensors.get(sensor) ?? ANY)) return null;
  // The machine never takes somebody for awake and asleep.
  const holds = (sensor: Sensor) => truths.has(sensor) || (sensors.get(sensor)?.min ?? 0) > 0 || (sensors.get(sensor)?.max ?? 0) < 0;
  return holds('awake') && holds('asleep') ? null : { sensors, truths };
}

/** What code asks of the sensors in order to be true; what it says beyond that is left to `canHold`. */
export function neededBy(code: Code): Instant | null {
  type Part = { readonly sensor?: Sensor; readonly number?: number; readonly needs: Instant | null; readonly denies?: Instant | null };
  const stack: Part[] = [];
  const plain: Part = { needs: NOTHING_KNOWN };
  for (let i = 0; i < code.length; i++) {
    const op = code[i] as string;
    if (takesOperand(op)) {
      const operand = code[++i];
      if (op === 'sensor' && SENSORS.includes(operand as Sensor)) {
        const sensor = operand as Sensor;
        stack.push({ sensor, needs: { sensors: new Map(), truths: new Set([sensor]) }, denies: on(sensor, { min: 0, max: 0 }) });
      } else stack.push(op === 'num' ? { number: operand as number, needs: operand === 0 ? null : NOTHING_KNOWN } : plain);
      continue;
    }
    const right = stack.pop() as Part;
    if (op === 'not') {
      stack.push({ needs: right.denies === undefined ? NOTHING_KNOWN : right.denies, denies: right.needs });
      continue;
    }
    if (op === 'neg' || op === 'abs' || op === 'floor' || op === 'ceil' || op === 'round') {
      stack.push(plain);
      continue;
    }
    const left = stack.pop() as Part;
    if (op === 'and') stack.push({ needs: left.needs === null || right.needs === null ? null : both(left.needs, right.needs) });
    else if (left.sensor !== undefined && right.number !== undefined) stack.push(comparison(op, left.sensor, right.number));
    else if (right.sensor !== undefined && left.number !== undefined) stack.push(comparison(FLIPPED[op] ?? op, right.sensor, left.number));
    else stack.push(plain);
  }
  return (stack[0] as Part).needs;
}

const FLIPPED: Readonly<Record<string, string>> = { lt: 'gt', le: 'ge', gt: 'lt', ge: 'le' };

function comparison(op: string, sensor: Sensor, number: number): { needs: Instant; denies?: Instant } {
  const below = on(sensor, { min: Number.NEGATIVE_INFINITY, max: beside(number, -1) });
  const upTo = on(sensor, { min: Number.NEGATIVE_INFINITY, max: number });
  const above = on(sensor, { min: beside(number, 1), max: Number.POSITIVE_INFINITY });
  const from = on(sensor, { min: number, max: Number.POSITIVE_INFINITY });
  switch (op) {
    case 'lt':
      return { needs: below, denies: from };
    case 'le':
      return { needs: upTo, denies: above };
    case 'gt':
      return { needs: above, denies: upTo };
    case 'ge':
      return { needs: from, denies: below };
    case 'eq':
      return { needs: on(sensor, { min: number, max: number }) };
    case 'ne':
      return { needs: NOTHING_KNOWN, denies: on(sensor, { min: number, max: number }) };
    default:
      return { needs: NOTHING_KNOWN };
  }
}

const on = (sensor: Sensor, interval: Interval): Instant => ({ sensors: new Map([[sensor, interval]]), truths: new Set() });

/** The next number in a direction. */
function beside(number: number, direction: 1 | -1): number {
  if (number === 0) return direction * Number.MIN_VALUE;
  const float = new Float64Array([number]);
  const bits = new BigInt64Array(float.buffer);
  bits[0] = (bits[0] as bigint) + BigInt(number > 0 === direction > 0 ? 1 : -1);
  return float[0] as number;
}

/** Whether code can be true in such an instant, with variables in these ranges. */
export function canHold(code: Code, instant: Instant, ranges: Ranges, variables: ReadonlyMap<number, Interval>): boolean {
  const sensor = (name: string) => instant.sensors.get(name as Sensor) ?? ANY;
  const variable = (index: number) => variables.get(index) ?? ranges.variable(index);
  return !isFalse(rangeOf(code, { ...ranges, sensor, variable }));
}
