/** Expressions with every name resolved in a frame, and every conversion said. Parameters of motifs are replaced by what they are given. */

import { type StageSymbol, type Sym, type Type, UNITS, UNKNOWN } from '../check/index.ts';
import type { Expr } from '../syntax/index.ts';
import { givenFor, MAX_HANDS, stateAt, stateOf } from './meaning.ts';
import type { Frame, Typed } from './model.ts';

/** Total: what has no meaning is a number of type `unknown`. Check finds no error where one comes out. */
export function typed(expr: Expr, frame: Frame): Typed {
  return read(expr, frame, 0);
}

/** The value of an expression that neither the night nor the sleeper can change, in the base unit; else null. */
export function constant(of: Typed): number | null {
  switch (of.op) {
    case 'number':
      return of.type.dimension === 'unknown' ? null : of.value;
    case 'convert':
      return apply([of.of], ([a]) => a * of.factor);
    case 'not':
      return apply([of.of], ([a]) => Number(a === 0));
    case 'negate':
      return apply([of.of], ([a]) => -a);
    case 'call':
      return apply(of.args, (args) => finite(CALLS[of.name](args)));
    case 'var':
    case 'param':
    case 'sensor':
    case 'in':
    case 'level':
      return null;
    default:
      return apply([of.left, of.right], ([a, b]) => finite(OPERATIONS[of.op](a, b)));
  }
}

type Numbers = [number, number, ...number[]];

function apply(parts: readonly Typed[], of: (values: Numbers) => number): number | null {
  const values = parts.map(constant);
  return values.includes(null) ? null : of(values as Numbers);
}

/** As the machine: no result is other than finite. */
const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

type Call = Extract<Typed, { op: 'call' }>['name'];
const CALLS: Readonly<Record<Call, (args: Numbers) => number>> = {
  min: (args) => Math.min(...args),
  max: (args) => Math.max(...args),
  abs: ([a]) => Math.abs(a),
  floor: ([a]) => Math.floor(a),
  ceil: ([a]) => Math.ceil(a),
  round: ([a]) => Math.round(a),
  clamp: ([a, low, high = 0]) => Math.max(Math.min(a, high), low),
};
const isCall = (name: string): name is Call => Object.hasOwn(CALLS, name);

type Operation = Extract<Typed, { left: Typed }>['op'];
const OPERATIONS: Readonly<Record<Operation, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  less: (a, b) => Number(a < b),
  lessEqual: (a, b) => Number(a <= b),
  greater: (a, b) => Number(a > b),
  greaterEqual: (a, b) => Number(a >= b),
  equal: (a, b) => Number(a === b),
  notEqual: (a, b) => Number(a !== b),
  and: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0),
};
const BINARY = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '<': 'less',
  '<=': 'lessEqual',
  '>': 'greater',
  '>=': 'greaterEqual',
  and: 'and',
  or: 'or',
} as const;

const NOTHING: Typed = { op: 'number', value: 0, type: UNKNOWN };

function read(expr: Expr, frame: Frame, hands: number): Typed {
  const of = (inner: Expr) => read(inner, frame, hands);
  const type = () => frame.symbols.typeOf(expr);
  switch (expr.kind) {
    case 'Number': {
      const unit = UNITS.get(expr.unit);
      if (unit === undefined) return expr.unit === '' ? number(expr.value, type()) : NOTHING;
      return { op: 'convert', unit: unit.unit, factor: unit.scale, of: number(expr.value, point('number', expr.value)), type: type() };
    }
    case 'Boolean':
      return number(Number(expr.value), type());
    case 'Reference':
      return readSymbols(frame.symbols.resolveReference(expr), frame, hands);
    case 'In': {
      const state = stateAt(expr.scene, frame, frame.state);
      return state === null ? NOTHING : { op: 'in', state, type: type() };
    }
    case 'Unary':
      return { op: expr.op === 'not' ? 'not' : 'negate', of: of(expr.of), type: type() };
    case 'Binary':
      return { op: BINARY[expr.op], left: of(expr.left), right: of(expr.right), type: type() };
    case 'Is':
      return { op: expr.negated ? 'notEqual' : 'equal', left: of(expr.left), right: of(expr.right), type: type() };
    case 'Call': {
      const name = expr.name.text;
      return isCall(name) ? { op: 'call', name, args: expr.args.map(of), type: type() } : NOTHING;
    }
    case 'Text':
    case 'Missing':
      return NOTHING;
    default:
      return unreachable(expr);
  }
}

function readSymbols(symbols: readonly Sym[] | null, frame: Frame, hands: number): Typed {
  const [symbol] = symbols ?? [];
  switch (symbol?.kind) {
    case 'var': {
      const variable = frame.vars.get(symbol);
      return variable === undefined ? NOTHING : { op: 'var', var: variable, type: symbol.type };
    }
    case 'param': {
      const given = givenFor(symbol, frame);
      if (given !== null && hands < MAX_HANDS && symbol.type.dimension !== 'scene') return read(given.expr, given.frame, hands + 1);
      if (frame.state === null) return { op: 'param', param: symbol, type: symbol.type };
      break;
    }
    case 'sensor':
      return { op: 'sensor', id: symbol.id, type: symbol.type };
    case 'stage':
      return stage(symbol);
    case 'channel':
      return { op: 'level', channel: symbol.channel, type: symbol.type };
    default:
  }
  const state = stateOf(symbols, frame, frame.state);
  return state === null ? NOTHING : { op: 'in', state, type: { dimension: 'boolean', min: 0, max: 1 } };
}

const number = (value: number, type: Type): Typed => ({ op: 'number', value, type });
const point = (dimension: Type['dimension'], value: number): Type => ({ dimension, min: value, max: value });
const stage = ({ index }: StageSymbol): Typed => number(index, point('stage', index));

function unreachable(expr: never): never {
  throw new Error(`no such expression: ${JSON.stringify(expr)}`);
}
