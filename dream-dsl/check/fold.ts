/** The value of an expression that neither the night nor a parameter can change. */

import type { Expr } from '../syntax/index.ts';
import { STAGES, UNITS } from './vocabulary.ts';

/** In the base unit; null where it is not fixed. */
export function fold(expr: Expr): number | null {
  switch (expr.kind) {
    case 'Number': {
      const scale = expr.unit === '' ? 1 : UNITS.get(expr.unit)?.scale;
      return scale === undefined ? null : expr.value * scale;
    }
    case 'Boolean':
      return Number(expr.value);
    case 'Reference':
      return STAGES.get(expr.name)?.index ?? null;
    case 'Unary': {
      const of = fold(expr.of);
      return of === null ? null : expr.op === '-' ? -of : Number(of === 0);
    }
    case 'Binary':
      return foldBinary(expr);
    case 'Call': {
      const args = expr.args.map(fold);
      return args.length === 0 || args.includes(null) ? null : finite(call(expr.name.text, args as number[]));
    }
    default:
      return null;
  }
}

function foldBinary(expr: Extract<Expr, { kind: 'Binary' }>): number | null {
  const left = fold(expr.left);
  const right = left === null ? null : fold(expr.right);
  if (left === null || right === null) return null;
  switch (expr.op) {
    case '+':
      return finite(left + right);
    case '-':
      return finite(left - right);
    case '*':
      return finite(left * right);
    case '/':
      return finite(left / right);
    default:
      return null;
  }
}

/** What is not finite is 0, as in the machine. */
const finite = (value: number | null): number | null => (value === null || Number.isFinite(value) ? value : 0);

function call(name: string, args: readonly number[]): number | null {
  const [x, low, high] = args as [number, number, number];
  switch (name) {
    case 'min':
      return Math.min(...args);
    case 'max':
      return Math.max(...args);
    case 'clamp':
      return args.length === 3 ? Math.max(low, Math.min(x, high)) : null;
    case 'abs':
      return Math.abs(x);
    case 'floor':
      return Math.floor(x);
    case 'ceil':
      return Math.ceil(x);
    case 'round':
      return Math.round(x);
    default:
      return null;
  }
}
