/** Expressions as postfix code in base units, each distinct one kept once. */

import type { ParamSymbol } from '../check/index.ts';
import { type ElaboratedState, type ElaboratedVar, type Frame, type Typed, typed } from '../elaborate/index.ts';
import type { Expr } from '../syntax/index.ts';
import type { Code, Index } from './model.ts';

export interface CodeTable {
  readonly codes: Code[];
  /** Index of the expression as read in a frame; −1 for one that is left out. */
  add(expr: Expr | null | undefined, frame: Frame): Index;
  /** All of them, joined by `and`; −1 for none. */
  all(exprs: readonly Expr[], frame: Frame): Index;
  addTyped(of: Typed): Index;
}

/** Where in their tables the things stand that code speaks of. */
export interface Indices {
  readonly rowOf: ReadonlyMap<ElaboratedState, Index>;
  readonly varOf: ReadonlyMap<ElaboratedVar, Index>;
  readonly paramOf: ReadonlyMap<ParamSymbol, Index>;
}

export function codeTable(indices: Indices): CodeTable {
  const codes: Code[] = [];
  const known = new Map<string, Index>();
  const put = (code: Code): Index => {
    const key = code.join(' ');
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    known.set(key, codes.length);
    return codes.push(code) - 1;
  };
  const emit = (of: Typed, code: (string | number)[]) => emitInto(of, code, indices);
  return {
    codes,
    add: (expr, frame) => (expr === null || expr === undefined ? -1 : put(emit(typed(expr, frame), []))),
    all(exprs, frame) {
      const code: (string | number)[] = [];
      for (const [i, expr] of exprs.entries()) {
        emit(typed(expr, frame), code);
        if (i > 0) code.push('and');
      }
      return code.length === 0 ? -1 : put(code);
    },
    addTyped: (of) => put(emit(of, [])),
  };
}

const OPERATIONS = {
  add: 'add',
  subtract: 'sub',
  multiply: 'mul',
  divide: 'div',
  less: 'lt',
  lessEqual: 'le',
  greater: 'gt',
  greaterEqual: 'ge',
  equal: 'eq',
  notEqual: 'ne',
  and: 'and',
  or: 'or',
} as const;

function emitInto(of: Typed, code: (string | number)[], indices: Indices): (string | number)[] {
  switch (of.op) {
    case 'number':
      code.push('num', of.type.dimension === 'unknown' ? bug('an expression') : of.value);
      return code;
    case 'convert':
      if (of.of.op === 'number') code.push('num', of.of.value * of.factor);
      else emitInto(of.of, code, indices).push('num', of.factor, 'mul');
      return code;
    case 'var':
      code.push('var', indices.varOf.get(of.var) ?? bug('a variable'));
      return code;
    case 'param':
      code.push('param', indices.paramOf.get(of.param) ?? bug('a parameter'));
      return code;
    case 'sensor':
      code.push('sensor', of.id);
      return code;
    case 'in':
      code.push('in', indices.rowOf.get(of.state) ?? bug('a scene'));
      return code;
    case 'level':
      code.push('level', of.channel);
      return code;
    case 'not':
    case 'negate':
      emitInto(of.of, code, indices).push(of.op === 'not' ? 'not' : 'neg');
      return code;
    case 'call':
      return emitCall(of, code, indices);
    default:
      emitInto(of.left, code, indices);
      emitInto(of.right, code, indices).push(OPERATIONS[of.op]);
      return code;
  }
}

/** `clamp(x, low, high)` is what lies lower of x and high, then what lies higher of that and low. */
function emitCall({ name, args }: Extract<Typed, { op: 'call' }>, code: (string | number)[], indices: Indices): (string | number)[] {
  const [first = bug('an argument'), second, third] = args;
  emitInto(first, code, indices);
  if (name === 'min' || name === 'max') {
    for (const arg of args.slice(1)) emitInto(arg, code, indices).push(name);
    return code;
  }
  if (name === 'clamp') {
    emitInto(third ?? bug('an argument'), code, indices).push('min');
    emitInto(second ?? bug('an argument'), code, indices).push('max');
    return code;
  }
  code.push(name);
  return code;
}

/** Check lets nothing of this kind through. */
export function bug(what: string): never {
  throw new Error(`${what} that check should have refused`);
}
