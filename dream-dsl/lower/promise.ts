/** What a dream says of itself as rows that name claims, scenes and bounds. */

import { constant, type Elaborated, stateAt, typed } from '../elaborate/index.ts';
import { FIRST_SIGNIFICANT, type Node, Token, type Tree } from '../syntax/index.ts';
import { bug } from './expression.ts';
import type { ProgramTables, PromiseRow } from './model.ts';
import { type Lowering, locationOf } from './work.ts';

export function promisesOf(lowering: Lowering): ProgramTables['promises'] {
  return lowering.whole.promises.map((promise) => {
    const { node, name } = promise.symbol;
    const statement = node.statement ?? bug('a promise without a statement');
    lowering.origins.promises.push(locationOf(promise.frame, node));
    return { name, text: inOneLine(promise.frame.symbols.source.tree, statement), statement: statementRow(lowering, promise) };
  });
}

function statementRow({ claims, rowOf }: Lowering, { symbol, frame }: Elaborated['promises'][number]): PromiseRow {
  const statement = symbol.node.statement ?? bug('a promise without a statement');
  switch (statement.kind) {
    case 'Invariant':
      return { kind: 'invariant', always: statement.always, claim: claims.add(statement.claim, frame), condition: claims.add(statement.condition, frame) };
    case 'LeadsTo':
      return {
        kind: 'leads-to',
        cause: claims.add(statement.cause, frame),
        held: claims.add(statement.held, frame),
        goal: claims.add(statement.goal, frame),
        within: claims.add(statement.within, frame),
      };
    case 'Reaches': {
      const goal = stateAt(statement.goal, frame, null);
      return { kind: 'reaches', state: (goal && rowOf.get(goal)) ?? bug('a scene') };
    }
    case 'Chance':
      return {
        kind: 'chance',
        event: claims.add(statement.event, frame),
        comparison: comparisonOf(statement.comparison),
        bound: constant(typed(statement.bound, frame)) ?? bug('a bound that is not fixed'),
        population: statement.population.text,
      };
    default:
      return unreachable(statement);
  }
}

type Comparison = Extract<PromiseRow, { kind: 'chance' }>['comparison'];
const comparisonOf = (text: string): Comparison => COMPARISONS.find((known) => known === text) ?? bug('a comparison');
const COMPARISONS: readonly Comparison[] = ['<', '<=', '>', '>='];

/** As it would stand in one line: how the author laid it out makes no difference. */
function inOneLine(tree: Tree, node: Node): string {
  const { kinds, starts } = tree.tokens;
  let line = '';
  let before = -1;
  for (let i = node.from; i < node.to; i++) {
    const kind = kinds[i] as number;
    if (kind < FIRST_SIGNIFICANT) continue;
    line += `${before === -1 || isTight(before, kind) ? '' : ' '}${tree.text.slice(starts[i], starts[i + 1])}`;
    before = kind;
  }
  return line;
}

/** Whether nothing stands between two kinds of tokens: brackets and what is in them, a function and its brackets. */
function isTight(before: number, kind: number): boolean {
  if (before === Token.openParen || kind === Token.closeParen || kind === Token.comma) return true;
  return before === Token.word && kind === Token.openParen;
}

function unreachable(x: never): never {
  throw new Error(`unreachable: ${JSON.stringify(x)}`);
}
