/** Arithmetic on ranges of values: the result holds every value that the machine could compute from values within. */

import type { Dimension, Type } from './symbols.ts';
import { open } from './vocabulary.ts';

/** Ends are exact: an operation that is monotone stays so when its results are rounded. What is not finite becomes 0 in the machine. */
function range(dimension: Dimension, min: number, max: number): Type {
  if (Number.isNaN(min) || Number.isNaN(max)) return open(dimension);
  if (min > -Infinity && max < Infinity) return { dimension, min, max };
  return { dimension, min: Math.min(0, min), max: Math.max(0, max) };
}

export const add = (a: Type, b: Type): Type => range(a.dimension, a.min + b.min, a.max + b.max);

export const subtract = (a: Type, b: Type): Type => range(a.dimension, a.min - b.max, a.max - b.min);

export const negate = (a: Type): Type => ({ dimension: a.dimension, min: -a.max, max: -a.min });

export function multiply(a: Type, b: Type, dimension: Dimension): Type {
  return spread(dimension, a.min * b.min, a.min * b.max, a.max * b.min, a.max * b.max);
}

export function divide(a: Type, b: Type, dimension: Dimension): Type {
  if (b.min <= 0 && b.max >= 0) return open(dimension);
  return spread(dimension, a.min / b.min, a.min / b.max, a.max / b.min, a.max / b.max);
}

function spread(dimension: Dimension, a: number, b: number, c: number, d: number): Type {
  return range(dimension, Math.min(a, b, c, d), Math.max(a, b, c, d));
}

/** A built-in function; `args` are as many as it takes. */
export function apply(name: string, args: readonly Type[]): Type {
  const first = args[0] as Type;
  const { dimension } = first;
  switch (name) {
    case 'min':
      return { dimension, min: least(args, lowest), max: least(args, highest) };
    case 'max':
      return { dimension, min: most(args, lowest), max: most(args, highest) };
    case 'clamp': {
      const [, low, high] = args as readonly [Type, Type, Type];
      return { dimension, min: Math.max(low.min, Math.min(first.min, high.min)), max: Math.max(low.max, Math.min(first.max, high.max)) };
    }
    case 'abs': {
      const min = first.min > 0 ? first.min : first.max < 0 ? -first.max : 0;
      return { dimension, min, max: Math.max(-first.min, first.max) };
    }
    case 'floor':
      return { dimension, min: Math.floor(first.min), max: Math.floor(first.max) };
    case 'ceil':
      return { dimension, min: Math.ceil(first.min), max: Math.ceil(first.max) };
    default:
      return { dimension, min: Math.round(first.min), max: Math.round(first.max) };
  }
}

const lowest = (type: Type): number => type.min;
const highest = (type: Type): number => type.max;
const least = (types: readonly Type[], end: (type: Type) => number): number => types.reduce((value, type) => Math.min(value, end(type)), Infinity);
const most = (types: readonly Type[], end: (type: Type) => number): number => types.reduce((value, type) => Math.max(value, end(type)), -Infinity);

const FALSE = open('boolean', 0, 0);
const EITHER = open('boolean', 0, 1);
const TRUE = open('boolean', 1, 1);
/** A truth that is certain, or not. */
export const truth = (surely: boolean, never: boolean): Type => (surely ? TRUE : never ? FALSE : EITHER);

export function compare(op: '<' | '<=' | '>' | '>=', a: Type, b: Type): Type {
  switch (op) {
    case '<':
      return truth(a.max < b.min, a.min >= b.max);
    case '<=':
      return truth(a.max <= b.min, a.min > b.max);
    case '>':
      return truth(a.min > b.max, a.max <= b.min);
    default:
      return truth(a.min >= b.max, a.max < b.min);
  }
}

/** `is`: certain where both are one and the same value, or share none. */
export const equal = (a: Type, b: Type): Type => truth(a.min === a.max && b.min === b.max && a.min === b.min, a.max < b.min || b.max < a.min);

export const not = (a: Type): Type => truth(a.max === 0, a.min === 1);
export const and = (a: Type, b: Type): Type => truth(a.min === 1 && b.min === 1, a.max === 0 || b.max === 0);
export const or = (a: Type, b: Type): Type => truth(a.min === 1 || b.min === 1, a.max === 0 && b.max === 0);

/** What two ranges share; null where they share nothing. */
export function meet(a: Type, min: number, max: number): Type | null {
  if (min <= a.min && max >= a.max) return a;
  const low = Math.max(a.min, min);
  const high = Math.min(a.max, max);
  return low > high ? null : { dimension: a.dimension, min: low, max: high };
}
