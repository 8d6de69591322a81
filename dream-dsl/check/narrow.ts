/** What a condition that holds tells of the values in it. */

import type { Expr, Reference } from '../syntax/index.ts';
import { meet } from './interval.ts';
import type { ParamSymbol, SensorSymbol, Type, VarSymbol } from './symbols.ts';

/** Narrower ranges than the types say, for the place and instant that is looked at. */
export type Facts = ReadonlyMap<Known, Type>;
export type Known = VarSymbol | ParamSymbol | SensorSymbol;

/** How expressions are read here. */
export interface Reading {
  readonly rangeOf: (expr: Expr) => Type;
  /** null where a name stands for no value. */
  readonly valueNamed: (reference: Reference) => Known | null;
}

/** What is known where `facts` are and `condition` is true (or false, with `holds` false). A contradiction tells nothing more. */
export function assume(facts: Facts | null, condition: Expr, holds: boolean, reading: Reading): Facts | null {
  const gathered = new Map<Known, Type>(facts ?? []);
  return gather(reading, gathered, condition, holds) ? gathered : facts;
}

/** Gives whether anything was learnt. */
function gather(reading: Reading, facts: Map<Known, Type>, condition: Expr, holds: boolean): boolean {
  switch (condition.kind) {
    case 'Reference': {
      const known = reading.valueNamed(condition);
      return known?.type.dimension === 'boolean' && learn(facts, known, Number(holds), Number(holds));
    }
    case 'Unary':
      return condition.op === 'not' && gather(reading, facts, condition.of, !holds);
    case 'Is':
      return condition.negated !== holds && gatherEqual(reading, facts, condition.left, condition.right);
    case 'Binary': {
      const { op, left, right } = condition;
      if (op === 'and' || op === 'or') {
        if (holds !== (op === 'and')) return false;
        const fromLeft = gather(reading, facts, left, holds);
        return gather(reading, facts, right, holds) || fromLeft;
      }
      if (op !== '<' && op !== '<=' && op !== '>' && op !== '>=') return false;
      return (op[0] === '<') === holds ? gatherOrder(reading, facts, left, right) : gatherOrder(reading, facts, right, left);
    }
    default:
      return false;
  }
}

/** `small` is at most `large`. */
function gatherOrder(reading: Reading, facts: Map<Known, Type>, small: Expr, large: Expr): boolean {
  const low = reading.rangeOf(small);
  const high = reading.rangeOf(large);
  if (low.dimension !== high.dimension || low.dimension === 'unknown') return false;
  const a = small.kind === 'Reference' ? reading.valueNamed(small) : null;
  const b = large.kind === 'Reference' ? reading.valueNamed(large) : null;
  const fromSmall = a !== null && learn(facts, a, -Infinity, high.max);
  return (b !== null && learn(facts, b, low.min, Infinity)) || fromSmall;
}

function gatherEqual(reading: Reading, facts: Map<Known, Type>, left: Expr, right: Expr): boolean {
  const one = reading.rangeOf(left);
  const other = reading.rangeOf(right);
  if (one.dimension !== other.dimension || one.dimension === 'unknown') return false;
  const a = left.kind === 'Reference' ? reading.valueNamed(left) : null;
  const b = right.kind === 'Reference' ? reading.valueNamed(right) : null;
  const fromLeft = a !== null && learn(facts, a, other.min, other.max);
  return (b !== null && learn(facts, b, one.min, one.max)) || fromLeft;
}

function learn(facts: Map<Known, Type>, known: Known, min: number, max: number): boolean {
  const before = facts.get(known) ?? known.type;
  const after = meet(before, min, max);
  if (after === null || after === before) return false;
  facts.set(known, after);
  return true;
}

/** The facts with one value known anew, after it was set. */
export function withValue(facts: Facts | null, known: Known, value: Type): Facts {
  const next = new Map(facts ?? []);
  const kept = value.dimension === known.type.dimension ? meet(known.type, value.min, value.max) : null;
  if (kept === null) next.delete(known);
  else next.set(known, kept);
  return next;
}
