/**
 * What values an expression can have, as an interval. Each operation of the machine is monotone in the places where an
 * endpoint is taken and rounds as the machine does, so that no value of it lies outside.
 */

import { takesOperand, UNARY } from '../program/index.ts';

export interface Interval {
  readonly min: number;
  readonly max: number;
}

export const ANY: Interval = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
export const only = (value: number): Interval => ({ min: value, max: value });
export const hull = (a: Interval, b: Interval): Interval => ({ min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) });
export const isTrue = ({ min, max }: Interval): boolean => min > 0 || max < 0;
export const isFalse = ({ min, max }: Interval): boolean => min === 0 && max === 0;

/** What can be known of what expressions read. */
export interface Ranges {
  sensor(name: string): Interval;
  variable(index: number): Interval;
  param(index: number): Interval;
  /** Whether a state is active: `BOTH` where it is not known. */
  active(state: number): Interval;
  /** What a channel gives, or `cues` in the last hour; only claims ask. */
  level?(subject: string): Interval;
}

export const BOTH: Interval = { min: 0, max: 1 };
const NO: Interval = { min: 0, max: 0 };
const YES: Interval = { min: 1, max: 1 };

/** Code that `codeProblem` found sound. */
export function rangeOf(code: readonly (string | number)[], ranges: Ranges): Interval {
  const stack: Interval[] = [];
  for (let i = 0; i < code.length; i++) {
    const op = code[i] as string;
    if (takesOperand(op)) stack.push(read(op, code[++i] as string | number, ranges));
    else if (Object.hasOwn(UNARY, op)) stack.push(unary(op, stack.pop() as Interval));
    else {
      const right = stack.pop() as Interval;
      stack.push(binary(op, stack.pop() as Interval, right));
    }
  }
  return stack[0] as Interval;
}

function read(op: string, operand: string | number, ranges: Ranges): Interval {
  switch (op) {
    case 'num':
      return only(operand as number);
    case 'var':
      return ranges.variable(operand as number);
    case 'param':
      return ranges.param(operand as number);
    case 'in':
      return ranges.active(operand as number);
    case 'sensor':
      return ranges.sensor(operand as string);
    case 'level':
      return ranges.level?.(operand as string) ?? ANY;
    default:
      return ANY;
  }
}

function unary(op: string, a: Interval): Interval {
  switch (op) {
    case 'neg':
      return { min: -a.max, max: -a.min };
    case 'not':
      return isTrue(a) ? NO : isFalse(a) ? YES : BOTH;
    case 'abs':
      return a.min >= 0 ? a : a.max <= 0 ? { min: -a.max, max: -a.min } : { min: 0, max: Math.max(-a.min, a.max) };
    case 'floor':
    case 'ceil':
    case 'round': {
      const f = UNARY[op] as (x: number) => number;
      return { min: f(a.min), max: f(a.max) };
    }
    default:
      return ANY;
  }
}

function binary(op: string, a: Interval, b: Interval): Interval {
  switch (op) {
    case 'add':
      return finite({ min: a.min + b.min, max: a.max + b.max });
    case 'sub':
      return finite({ min: a.min - b.max, max: a.max - b.min });
    case 'mul':
      return finite(corners(a, b, (x, y) => (x === 0 || y === 0 ? 0 : x * y)));
    case 'div':
      return b.min <= 0 && b.max >= 0 ? ANY : finite(corners(a, b, (x, y) => x / y));
    case 'min':
      return { min: Math.min(a.min, b.min), max: Math.min(a.max, b.max) };
    case 'max':
      return { min: Math.max(a.min, b.min), max: Math.max(a.max, b.max) };
    case 'lt':
      return truth(a.max < b.min, a.min >= b.max);
    case 'le':
      return truth(a.max <= b.min, a.min > b.max);
    case 'gt':
      return truth(a.min > b.max, a.max <= b.min);
    case 'ge':
      return truth(a.min >= b.max, a.max < b.min);
    case 'eq':
      return truth(a.min === a.max && b.min === b.max && a.min === b.min, a.max < b.min || b.max < a.min);
    case 'ne':
      return truth(a.max < b.min || b.max < a.min, a.min === a.max && b.min === b.max && a.min === b.min);
    case 'and':
      return truth(isTrue(a) && isTrue(b), isFalse(a) || isFalse(b));
    case 'or':
      return truth(isTrue(a) || isTrue(b), isFalse(a) && isFalse(b));
    default:
      return ANY;
  }
}

const truth = (always: boolean, never: boolean): Interval => (always ? YES : never ? NO : BOTH);

function corners(a: Interval, b: Interval, f: (x: number, y: number) => number): Interval {
  const values = [f(a.min, b.min), f(a.min, b.max), f(a.max, b.min), f(a.max, b.max)];
  return values.some(Number.isNaN) ? ANY : { min: Math.min(...values), max: Math.max(...values) };
}

/** What is too large for a number becomes 0 in the machine. */
function finite(interval: Interval): Interval {
  if (Number.isNaN(interval.min) || Number.isNaN(interval.max)) return ANY;
  return Number.isFinite(interval.min) && Number.isFinite(interval.max) ? interval : hull(interval, NO);
}
