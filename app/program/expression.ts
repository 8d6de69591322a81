/** Postfix code as functions. Only operations that give the same bits on every machine. */

import { CHANNELS, SENSORS } from '../base/index.ts';

/** What an expression may read. Sensors stand in the order of SENSORS, active states in document order. */
export interface Env {
  readonly sensors: readonly number[];
  readonly vars: readonly number[];
  readonly params: readonly number[];
  readonly active: readonly number[];
  /** Only for claims: what each channel gives, in the order of CHANNELS, then the cues that began in the last hour. */
  readonly levels?: readonly number[];
}
export type Evaluate = (env: Env) => number;

/** Operations by number of operands taken from the stack. Division by zero gives 0: a program must not become NaN in the night. */
export const UNARY: Readonly<Record<string, (a: number) => number>> = {
  neg: (a) => -a,
  not: (a) => (a === 0 ? 1 : 0),
  abs: Math.abs,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
};
export const BINARY: Readonly<Record<string, (left: Evaluate, right: Evaluate) => Evaluate>> = {
  add: finite((a, b) => a + b),
  sub: finite((a, b) => a - b),
  mul: finite((a, b) => a * b),
  div: finite((a, b) => (b === 0 ? 0 : a / b)),
  min: finite(Math.min),
  max: finite(Math.max),
  // Conditions, which are asked the most, call nothing but their operands.
  lt: (left, right) => (env) => (left(env) < right(env) ? 1 : 0),
  le: (left, right) => (env) => (left(env) <= right(env) ? 1 : 0),
  gt: (left, right) => (env) => (left(env) > right(env) ? 1 : 0),
  ge: (left, right) => (env) => (left(env) >= right(env) ? 1 : 0),
  eq: (left, right) => (env) => (left(env) === right(env) ? 1 : 0),
  ne: (left, right) => (env) => (left(env) !== right(env) ? 1 : 0),
  and: (left, right) => (env) => (left(env) !== 0 && right(env) !== 0 ? 1 : 0),
  or: (left, right) => (env) => (left(env) !== 0 || right(env) !== 0 ? 1 : 0),
};

/** A sensor beside a number, as most conditions are: such a test calls nothing. */
const BESIDE_NUMBER: Readonly<Record<string, (sensor: number, number: number) => Evaluate>> = {
  lt: (sensor, number) => (env) => (env.sensors[sensor]! < number ? 1 : 0),
  le: (sensor, number) => (env) => (env.sensors[sensor]! <= number ? 1 : 0),
  gt: (sensor, number) => (env) => (env.sensors[sensor]! > number ? 1 : 0),
  ge: (sensor, number) => (env) => (env.sensors[sensor]! >= number ? 1 : 0),
  eq: (sensor, number) => (env) => (env.sensors[sensor] === number ? 1 : 0),
  ne: (sensor, number) => (env) => (env.sensors[sensor] !== number ? 1 : 0),
};

/** Code that `codeProblem` found sound, as a function. Results are never NaN or infinite. */
export function compileCode(code: readonly (string | number)[]): Evaluate {
  const [, sensor, is, number, compared] = code;
  const beside = code.length === 5 && code[0] === 'sensor' && is === 'num' ? BESIDE_NUMBER[compared as string] : undefined;
  if (beside !== undefined) return beside(SENSORS.indexOf(sensor as (typeof SENSORS)[number]), number as number);
  const stack: Evaluate[] = [];
  for (let i = 0; i < code.length; i++) {
    const op = code[i] as string;
    if (op === 'num') stack.push(constant(code[++i] as number));
    else if (op === 'var') stack.push(fromVars(code[++i] as number));
    else if (op === 'param') stack.push(fromParams(code[++i] as number));
    else if (op === 'sensor') stack.push(fromSensors(SENSORS.indexOf(code[++i] as (typeof SENSORS)[number])));
    else if (op === 'in') stack.push(isActive(code[++i] as number));
    else if (op === 'level') stack.push(fromLevels(code[++i] === 'cues' ? CHANNELS.length : CHANNELS.indexOf(code[i] as (typeof CHANNELS)[number])));
    else if (Object.hasOwn(UNARY, op)) stack.push(unary(UNARY[op] as (a: number) => number, stack.pop() as Evaluate));
    else {
      const right = stack.pop() as Evaluate;
      stack.push(BINARY[op]!(stack.pop() as Evaluate, right));
    }
  }
  return stack[0] as Evaluate;
}

/** The value of code that is a number and nothing else; NaN for other code. */
export const constantOf = (code: readonly (string | number)[]): number => (code.length === 2 && code[0] === 'num' ? (code[1] as number) : Number.NaN);

/** The operands that follow an operation in this code, wherever it stands. */
export function operandsOf(code: readonly (string | number)[], operation: 'sensor' | 'in' | 'param' | 'var' | 'level'): (string | number)[] {
  const found: (string | number)[] = [];
  for (let i = 0; i < code.length; i++) {
    const op = code[i];
    if (op === operation) found.push(code[i + 1] as string | number);
    if (takesOperand(op)) i++;
  }
  return found;
}

/** Whether a word of code is followed by an operand that is no operation itself. */
export const takesOperand = (op: unknown): boolean => op === 'num' || op === 'var' || op === 'param' || op === 'sensor' || op === 'in' || op === 'level';

const constant =
  (value: number): Evaluate =>
  () =>
    value;
const fromVars =
  (i: number): Evaluate =>
  (env) =>
    env.vars[i] as number;
const fromParams =
  (i: number): Evaluate =>
  (env) =>
    env.params[i] as number;
const fromSensors =
  (i: number): Evaluate =>
  (env) =>
    env.sensors[i] as number;
const isActive =
  (state: number): Evaluate =>
  (env) =>
    env.active.includes(state) ? 1 : 0;
const fromLevels =
  (i: number): Evaluate =>
  (env) =>
    env.levels?.[i] ?? 0;
const unary =
  (f: (a: number) => number, of: Evaluate): Evaluate =>
  (env) =>
    f(of(env));
/** Results that are no number, or too large for one, count as 0. */
function finite(f: (a: number, b: number) => number): (left: Evaluate, right: Evaluate) => Evaluate {
  return (left, right) => (env) => {
    const value = f(left(env), right(env));
    return Number.isFinite(value) ? value : 0;
  };
}
