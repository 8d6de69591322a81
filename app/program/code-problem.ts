/** Whether postfix code is an expression: every operation known, every operand there, one value left. */

import { CHANNELS, SENSORS } from '../base/index.ts';
import { BINARY, UNARY } from './expression.ts';
import type { Program } from './format.ts';

type Tables = Pick<Program, 'vars' | 'params' | 'states'>;

/** What stops this code from being an expression; null where nothing does. `level` may stand in claims only. */
export function codeProblem(code: readonly (string | number)[], tables: Tables, claim: boolean): string | null {
  let depth = 0;
  for (let i = 0; i < code.length; i++) {
    const op = code[i];
    if (typeof op !== 'string') return `word ${i} is a number where an operation should stand`;
    if (Object.hasOwn(UNARY, op)) {
      if (depth < 1) return `“${op}” has nothing to work on`;
    } else if (Object.hasOwn(BINARY, op)) {
      if (depth < 2) return `“${op}” needs two values`;
      depth--;
    } else {
      const wrong = readProblem(op, code[++i], tables, claim);
      if (wrong !== null) return wrong;
      depth++;
    }
  }
  return depth === 1 ? null : `it leaves ${depth} values instead of one`;
}

/** The same for an operation that reads one thing. */
function readProblem(op: string, operand: string | number | undefined, { vars, params, states }: Tables, claim: boolean): string | null {
  const within = (length: number) => Number.isInteger(operand) && (operand as number) >= 0 && (operand as number) < length;
  switch (op) {
    case 'num':
      return Number.isFinite(operand) ? null : '“num” has no number after it';
    case 'var':
      return within(vars.length) ? null : `there is no var ${operand}`;
    case 'param':
      if (!within(params.length)) return `there is no param ${operand}`;
      return typeof params[operand as number]?.value === 'number' ? null : 'calculates with a text';
    case 'in':
      return within(states.length) ? null : `there is no state ${operand}`;
    case 'sensor':
      return SENSORS.includes(operand as never) ? null : `there is no sensor ${operand}`;
    case 'level':
      if (!claim) return '“level” stands outside of a claim';
      return operand === 'cues' || CHANNELS.includes(operand as never) ? null : `there is no channel ${operand}`;
    default:
      return `there is no operation “${op.slice(0, 20)}”`;
  }
}
