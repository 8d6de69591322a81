/** Postfix code back to an expression that reads: brackets where they are needed, numbers as what they are compared with or used for. */

import { SENSOR_WORDS, type Sensor, STAGES, spellMs } from '../base/index.ts';
import type { Program } from './format.ts';
import { spokenOf } from './path-words.ts';
import { type Tree, treeOf } from './tree.ts';

/** What a number is: a time in ms, a sleep stage, or just that. */
type Measure = 'ms' | 'stage' | null;

export function codeWords(program: Program, expression: number, measure: Measure = null): string {
  const tree = treeOf(program.exprs[expression] ?? []);
  return tree === null ? '' : treeWords(program, tree, measure);
}

export const treeWords = (program: Program, tree: Tree, measure: Measure = null): string => render(program, tree, measure).slice(0, MAX_LENGTH);

const MAX_LENGTH = 300;

/** Sign and rank of each operation between two values: a lower rank inside of a higher one needs brackets. */
const SIGNS: Readonly<Record<string, readonly [sign: string, rank: number]>> = {
  or: ['or', 1],
  and: ['and', 2],
  lt: ['<', 4],
  le: ['≤', 4],
  gt: ['>', 4],
  ge: ['≥', 4],
  eq: ['is', 4],
  ne: ['is not', 4],
  add: ['+', 5],
  sub: ['−', 5],
  mul: ['×', 6],
  div: ['÷', 6],
};
const NOT = 3;
const COMPARED = 4;
const NEGATED = 7;

const DURATIONS = new Set(['stageTime', 'onsetTime', 'clock']);

function render(program: Program, tree: Tree, measure: Measure): string {
  const { op, value, parts } = tree;
  const [left, right] = parts;
  const sign = SIGNS[op];
  if (sign !== undefined && left !== undefined && right !== undefined) {
    const [word, rank] = sign;
    const [one, two] = measuresIn(op, left, right, measure);
    return `${bracketed(program, left, one, rank)} ${word} ${bracketed(program, right, two, rank + 1)}`;
  }
  if (op === 'not' && left !== undefined) return `not ${bracketed(program, left, null, NOT)}`;
  if (op === 'neg' && left !== undefined) return `−${bracketed(program, left, measure, NEGATED)}`;
  if (parts.length > 0) return `${op}(${parts.map((part) => render(program, part, measure)).join(', ')})`;
  return leaf(program, op, value, measure);
}

function leaf(program: Program, op: string, value: string | number, measure: Measure): string {
  const row = Number(value);
  if (op === 'sensor') return SENSOR_WORDS[value as Sensor];
  if (op === 'var') return program.vars[row]?.name ?? '?';
  if (op === 'param') return program.params[row]?.name ?? '?';
  if (op === 'in') return `in ${spokenOf(program, row) || '?'}`;
  if (op === 'num' && measure === 'ms') return spellMs(row);
  return op === 'num' && measure === 'stage' ? (STAGES[row] ?? String(value)) : String(value);
}

function bracketed(program: Program, tree: Tree, measure: Measure, rank: number): string {
  const words = render(program, tree, measure);
  const own = tree.op === 'not' ? NOT : (SIGNS[tree.op]?.[1] ?? NEGATED);
  return own < rank ? `(${words})` : words;
}

/** What the numbers on both sides are. */
function measuresIn(op: string, left: Tree, right: Tree, measure: Measure): readonly [Measure, Measure] {
  if (op === 'and' || op === 'or') return [null, null];
  if (SIGNS[op]?.[1] === COMPARED) {
    const shared = measureOf(left) ?? measureOf(right);
    return [shared, shared];
  }
  if (op === 'div') return isTime(right) ? ['ms', 'ms'] : [measure, null];
  return op === 'mul' ? [isFactor(left) ? null : measure, isFactor(right) ? null : measure] : [measure, measure];
}

/** Beside × and ÷ a number may be a time or a factor: nobody writes a time below a second there. */
const isTime = ({ op, value }: Tree): boolean => op === 'num' && Math.abs(Number(value)) >= 1000;
const isFactor = (tree: Tree): boolean => tree.op === 'num' && !isTime(tree);

/** As far as a sensor tells. */
function measureOf({ op, value, parts }: Tree): Measure {
  if (op === 'sensor') return value === 'stage' ? 'stage' : DURATIONS.has(String(value)) ? 'ms' : null;
  const [, right] = parts;
  if (op === 'div' && right !== undefined && (isTime(right) || measureOf(right) !== null)) return null;
  return (SIGNS[op]?.[1] ?? NEGATED) <= COMPARED ? null : (parts.map(measureOf).find((measure) => measure !== null) ?? null);
}
