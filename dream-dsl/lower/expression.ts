/** Expressions as postfix code in base units, each distinct one kept once. */

import { type Symbols, UNITS } from '../check/index.ts';
import type { Expr } from '../syntax/index.ts';
import type { Code, Index } from './model.ts';

export interface CodeTable {
  readonly codes: Code[];
  /** Index of the expression; −1 for null. Several are joined by `and`. */
  add(expr: Expr | null | undefined): Index;
  all(exprs: readonly Expr[]): Index;
}

export function codeTable(symbols: Symbols): CodeTable {
  const codes: Code[] = [];
  const known = new Map<string, Index>();
  const put = (code: Code): Index => {
    const key = JSON.stringify(code);
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    known.set(key, codes.length);
    return codes.push(code) - 1;
  };
  const numbers = { vars: [...symbols.vars.keys()], params: [...symbols.params.keys()] };
  const code = (expr: Expr) => codeOf(expr, symbols, numbers);
  return {
    codes,
    add: (expr) => (expr === null || expr === undefined ? -1 : put(code(expr))),
    all: (exprs) => (exprs.length === 0 ? -1 : put(exprs.flatMap((expr, i) => [...code(expr), ...(i === 0 ? [] : ['and'])]))),
  };
}

const OPERATIONS = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', and: 'and', or: 'or' } as const;

interface Numbers {
  readonly vars: readonly string[];
  readonly params: readonly string[];
}

function codeOf(expr: Expr, symbols: Symbols, numbers: Numbers): Code {
  const of = (inner: Expr) => codeOf(inner, symbols, numbers);
  switch (expr.kind) {
    case 'Number':
      return ['num', expr.value * (UNITS.get(expr.unit)?.scale ?? 1)];
    case 'Boolean':
      return ['num', Number(expr.value)];
    case 'Reference': {
      const symbol = symbols.resolve(expr);
      if (symbol?.kind === 'var') return ['var', numbers.vars.indexOf(symbol.name)];
      if (symbol?.kind === 'param') return ['param', numbers.params.indexOf(symbol.name)];
      if (symbol?.kind === 'sensor') return ['sensor', symbol.id];
      if (symbol?.kind === 'stage') return ['num', symbol.index];
      return bug(expr);
    }
    case 'Unary':
      return [...of(expr.of), expr.op === 'not' ? 'not' : 'neg'];
    case 'Binary':
      return [...of(expr.left), ...of(expr.right), OPERATIONS[expr.op]];
    case 'Is':
      return [...of(expr.left), ...of(expr.right), expr.negated ? 'ne' : 'eq'];
    case 'Call': {
      const [first, ...rest] = expr.args.map(of);
      if (first === undefined) return bug(expr);
      const name = expr.name.text;
      if (name === 'min' || name === 'max') return [...first, ...rest.flatMap((arg) => [...arg, name])];
      if (name === 'clamp') return [...first, ...(rest[1] ?? bug(expr)), 'min', ...(rest[0] ?? bug(expr)), 'max'];
      return [...first, name];
    }
    case 'Text':
    case 'Missing':
      return bug(expr);
    default:
      return bug(expr);
  }
}

/** Check lets nothing of this kind through. */
function bug(expr: Expr): never {
  throw new Error(`an expression that check should have refused: ${expr.kind}`);
}
