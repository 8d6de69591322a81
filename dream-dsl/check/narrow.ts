/** What a condition that holds tells of the values in it. */

import type { Expr, Reference } from '../syntax/index.ts';
import { meet } from './interval.ts';
import type { ParamSymbol, SensorSymbol, Type, VarSymbol } from './symbols.ts';

/** Narrower ranges than the types say, for the place and instant that is looked at: some of its own, over others. */
export interface Facts {
  readonly own: ReadonlyMap<Known, Type>;
  readonly outer: Facts | null;
}
export type Known = VarSymbol | ParamSymbol | SensorSymbol;

/** Still being gathered, by who has made them. */
export interface OpenFacts extends Facts {
  readonly own: Map<Known, Type>;
}

export const over = (outer: Facts | null): OpenFacts => ({ own: new Map(), outer });

/** What is known of a value: at least its type. */
export function factOf(facts: Facts | null, known: Known): Type {
  for (let at = facts; at !== null; at = at.outer) {
    const found = at.own.get(known);
    if (found !== undefined) return found;
  }
  return known.type;
}

/** How expressions are read here. */
export interface Reading {
  readonly rangeOf: (expr: Expr) => Type;
  /** null where a name stands for no value. */
  readonly valueNamed: (reference: Reference) => Known | null;
}

/** What is known where `facts` are and `condition` is true (or false, with `holds` false). A contradiction tells nothing more. */
export function assume(facts: Facts | null, condition: Expr, holds: boolean, reading: Reading): Facts | null {
  const gathered = over(facts);
  return gather(reading, gathered, condition, holds) ? gathered : facts;
}

/** Gives whether anything was learnt. */
function gather(reading: Reading, facts: OpenFacts, condition: Expr, holds: boolean): boolean {
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
function gatherOrder(reading: Reading, facts: OpenFacts, small: Expr, large: Expr): boolean {
  const low = reading.rangeOf(small);
  const high = reading.rangeOf(large);
  if (low.dimension !== high.dimension || low.dimension === 'unknown') return false;
  const a = small.kind === 'Reference' ? reading.valueNamed(small) : null;
  const b = large.kind === 'Reference' ? reading.valueNamed(large) : null;
  const fromSmall = a !== null && learn(facts, a, -Infinity, high.max);
  return (b !== null && learn(facts, b, low.min, Infinity)) || fromSmall;
}

function gatherEqual(reading: Reading, facts: OpenFacts, left: Expr, right: Expr): boolean {
  const one = reading.rangeOf(left);
  const other = reading.rangeOf(right);
  if (one.dimension !== other.dimension || one.dimension === 'unknown') return false;
  const a = left.kind === 'Reference' ? reading.valueNamed(left) : null;
  const b = right.kind === 'Reference' ? reading.valueNamed(right) : null;
  const fromLeft = a !== null && learn(facts, a, other.min, other.max);
  return (b !== null && learn(facts, b, one.min, one.max)) || fromLeft;
}

function learn(facts: OpenFacts, known: Known, min: number, max: number): boolean {
  const before = factOf(facts, known);
  const after = meet(before, min, max);
  if (after === null || after === before) return false;
  facts.own.set(known, after);
  return true;
}

/** One value is known anew, after it was set. In place: a reaction may set thousands, one after the other. */
export function noteValue(facts: OpenFacts, known: Known, value: Type): void {
  const kept = value.dimension === known.type.dimension ? meet(known.type, value.min, value.max) : null;
  facts.own.set(known, kept ?? known.type);
}
