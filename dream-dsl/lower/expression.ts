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
    const key = JSON.stringify(code);
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    known.set(key, codes.length);
    return codes.push(code) - 1;
  };
  const code = (of: Typed) => codeOf(of, indices);
  return {
    codes,
    add: (expr, frame) => (expr === null || expr === undefined ? -1 : put(code(typed(expr, frame)))),
    all: (exprs, frame) => (exprs.length === 0 ? -1 : put(exprs.flatMap((expr, i) => [...code(typed(expr, frame)), ...(i === 0 ? [] : ['and'])]))),
    addTyped: (of) => put(code(of)),
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

function codeOf(of: Typed, indices: Indices): Code {
  const inner = (part: Typed) => codeOf(part, indices);
  switch (of.op) {
    case 'number':
      return of.type.dimension === 'unknown' ? bug('an expression') : ['num', of.value];
    case 'convert':
      return of.of.op === 'number' ? ['num', of.of.value * of.factor] : [...inner(of.of), 'num', of.factor, 'mul'];
    case 'var':
      return ['var', indices.varOf.get(of.var) ?? bug('a variable')];
    case 'param':
      return ['param', indices.paramOf.get(of.param) ?? bug('a parameter')];
    case 'sensor':
      return ['sensor', of.id];
    case 'in':
      return ['in', indices.rowOf.get(of.state) ?? bug('a scene')];
    case 'level':
      return ['level', of.channel];
    case 'not':
      return [...inner(of.of), 'not'];
    case 'negate':
      return of.of.op === 'number' ? ['num', -of.of.value] : [...inner(of.of), 'neg'];
    case 'call':
      return callCode(of.name, of.args.map(inner));
    default:
      return [...inner(of.left), ...inner(of.right), OPERATIONS[of.op]];
  }
}

function callCode(name: Extract<Typed, { op: 'call' }>['name'], args: readonly Code[]): Code {
  const [first = bug('an argument'), ...rest] = args;
  if (name === 'min' || name === 'max') return [...first, ...rest.flatMap((arg) => [...arg, name])];
  if (name === 'clamp') return [...first, ...(rest[1] ?? bug('an argument')), 'min', ...(rest[0] ?? bug('an argument')), 'max'];
  return [...first, name];
}

/** Check lets nothing of this kind through. */
export function bug(what: string): never {
  throw new Error(`${what} that check should have refused`);
}
