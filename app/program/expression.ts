/** Postfix code: checked once for its stack, then turned into a function. Only operations that give the same bits on every machine. */

import { SENSORS } from '../base/index.ts';

/** What an expression may read. Sensors stand in the order of SENSORS. */
export interface Env {
  readonly sensors: readonly number[];
  readonly vars: readonly number[];
  readonly params: readonly number[];
}
export type Evaluate = (env: Env) => number;

/** Operations by number of operands taken from the stack. Division by zero gives 0: a program must not become NaN in the night. */
const UNARY: Readonly<Record<string, (a: number) => number>> = {
  neg: (a) => -a,
  not: (a) => (a === 0 ? 1 : 0),
  abs: Math.abs,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
};
const BINARY: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => (b === 0 ? 0 : a / b),
  min: Math.min,
  max: Math.max,
  lt: (a, b) => (a < b ? 1 : 0),
  le: (a, b) => (a <= b ? 1 : 0),
  gt: (a, b) => (a > b ? 1 : 0),
  ge: (a, b) => (a >= b ? 1 : 0),
  eq: (a, b) => (a === b ? 1 : 0),
  ne: (a, b) => (a !== b ? 1 : 0),
  and: (a, b) => (a !== 0 && b !== 0 ? 1 : 0),
  or: (a, b) => (a !== 0 || b !== 0 ? 1 : 0),
};

/** What stops this code from being an expression; null where nothing does. */
export function codeProblem(code: readonly (string | number)[], vars: number, params: number): string | null {
  let depth = 0;
  for (let i = 0; i < code.length; i++) {
    const op = code[i];
    if (typeof op !== 'string') return `word ${i} is a number where an operation should stand`;
    if (op === 'num' || op === 'var' || op === 'param') {
      const operand = code[++i];
      if (typeof operand !== 'number' || !Number.isFinite(operand)) return `“${op}” has no number after it`;
      if (op !== 'num' && !(Number.isInteger(operand) && operand >= 0 && operand < (op === 'var' ? vars : params))) return `there is no ${op} ${operand}`;
      depth++;
    } else if (op === 'sensor') {
      const name = code[++i];
      if (!SENSORS.includes(name as never)) return `there is no sensor ${String(name)}`;
      depth++;
    } else if (Object.hasOwn(UNARY, op)) {
      if (depth < 1) return `“${op}” has nothing to work on`;
    } else if (Object.hasOwn(BINARY, op)) {
      if (depth < 2) return `“${op}” needs two values`;
      depth--;
    } else return `there is no operation “${op.slice(0, 20)}”`;
  }
  return depth === 1 ? null : `it leaves ${depth} values instead of one`;
}

/** Code that `codeProblem` found sound, as a function; `reads` collects the sensors in it. Results are never NaN or infinite. */
export function compileCode(code: readonly (string | number)[], reads: Set<string>): Evaluate {
  const stack: Evaluate[] = [];
  for (let i = 0; i < code.length; i++) {
    const op = code[i] as string;
    if (op === 'num') stack.push(constant(code[++i] as number));
    else if (op === 'var') stack.push(fromVars(code[++i] as number));
    else if (op === 'param') stack.push(fromParams(code[++i] as number));
    else if (op === 'sensor') {
      const name = code[++i] as (typeof SENSORS)[number];
      reads.add(name);
      stack.push(fromSensors(SENSORS.indexOf(name)));
    } else if (Object.hasOwn(UNARY, op)) stack.push(unary(UNARY[op] as (a: number) => number, stack.pop() as Evaluate));
    else {
      const right = stack.pop() as Evaluate;
      stack.push(binary(BINARY[op] as (a: number, b: number) => number, stack.pop() as Evaluate, right));
    }
  }
  return stack[0] as Evaluate;
}

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
const unary =
  (f: (a: number) => number, of: Evaluate): Evaluate =>
  (env) =>
    f(of(env));
const binary =
  (f: (a: number, b: number) => number, left: Evaluate, right: Evaluate): Evaluate =>
  (env) => {
    const value = f(left(env), right(env));
    return Number.isFinite(value) ? value : 0;
  };
