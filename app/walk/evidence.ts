/** A condition at one instant, taken apart: which of its parts held, and what was read for them. */

import { type Evidence, type Measure, SENSOR_MEASURES, type Sensor } from '../base/index.ts';
import { compileCode, type Env, type Program, type Tree, treeOf, treeWords } from '../program/index.ts';
import type { Measures } from './walk.ts';

/** What is needed to read the values of a program. */
export interface Reading {
  readonly program: Program;
  readonly measures: Measures;
}

const LOGIC = new Set(['and', 'or', 'not']);

/** Empty for −1. Every line says what the machine's own evaluation of that part says. */
export function evidenceOf(of: Reading, expression: number, env: Env): Evidence[] {
  const tree = treeOf(of.program.exprs[expression] ?? []);
  return tree === null ? [] : linesOf(of, tree, env, 0);
}

function linesOf(of: Reading, tree: Tree, env: Env, depth: number): Evidence[] {
  const holds = compileCode(tree.code)(env) !== 0;
  if (!LOGIC.has(tree.op)) return [{ depth, words: treeWords(of.program, tree), holds, reads: readsOf(of, tree, env) }];
  const words = { and: 'all of', or: 'any of', not: 'not' }[tree.op] ?? tree.op;
  return [{ depth, words, holds, reads: [] }, ...flat(tree).flatMap((part) => linesOf(of, part, env, depth + 1))];
}

/** `a and b and c` is one thing with three parts. */
function flat(tree: Tree): readonly Tree[] {
  return tree.parts.flatMap((part) => (part.op === tree.op && tree.op !== 'not' ? flat(part) : [part]));
}

/** Everything but numbers that is read in it, each once. */
export function readsOf(of: Reading, tree: Tree, env: Env): Evidence['reads'] {
  const found = new Map<string, Evidence['reads'][number]>();
  const visit = (part: Tree): void => {
    if (part.parts.length > 0) for (const inner of part.parts) visit(inner);
    else if (part.op !== 'num') {
      const words = treeWords(of.program, part);
      found.set(words, { words, value: compileCode(part.code)(env), measure: measureOf(of, part) });
    }
  };
  visit(tree);
  return [...found.values()];
}

/** What the value of an expression measures, as far as it can be known. */
export function measureOf({ program, measures }: Reading, tree: Tree): Measure {
  switch (tree.op) {
    case 'sensor':
      return SENSOR_MEASURES[tree.value as Sensor];
    case 'var':
      return measures.vars[tree.value as number] ?? 'number';
    case 'param':
      return measures.params[tree.value as number] ?? 'number';
    case 'in':
      return 'truth';
    case 'num':
      return 'number';
    case 'mul':
    case 'div':
      return 'number';
    default: {
      const known = tree.parts.map((part) => measureOf({ program, measures }, part)).find((measure) => measure !== 'number');
      return known ?? 'number';
    }
  }
}
