/** The range of an expression holds every value that it can have: random expressions, worked out by an evaluator of their own. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, type Type } from '../../../dream-dsl/check/index.ts';
import { type Expr, projectOf } from '../../../dream-dsl/syntax/index.ts';

/** Variables of the program, each with the range that the machine keeps it in. */
const RANGES = { a: [0, 1], b: [-3, 2], c: [0.5, 0.5], d: [-1e308, 1e308], e: [-0.25, 1e9] } as const;
type Values = Readonly<Record<string, number>>;

const number = fc.oneof(fc.integer({ min: 0, max: 9 }).map(String), fc.constantFrom('0.1', '0.25', '1000000', '0.000001'));
const comparing = (of: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(of, fc.constantFrom('<', '<=', '>', '>=', 'is', 'is not'), of).map((parts) => parts.join(' '));
const { sum, truth } = fc.letrec<{ sum: string; truth: string }>((tie) => ({
  sum: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number,
    fc.constantFrom(...Object.keys(RANGES)),
    fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*', '/'), tie('sum')).map(([left, op, right]) => `(${left} ${op} ${right})`),
    tie('sum').map((of) => `-(${of})`),
    fc.tuple(fc.constantFrom('min', 'max'), fc.array(tie('sum'), { minLength: 2, maxLength: 3 })).map(([name, args]) => `${name}(${args.join(', ')})`),
    fc.tuple(fc.constantFrom('abs', 'floor', 'ceil', 'round'), tie('sum')).map(([name, of]) => `${name}(${of})`),
    fc.tuple(tie('sum'), tie('sum'), tie('sum')).map((args) => `clamp(${args.join(', ')})`),
  ),
  truth: fc.oneof(
    { depthSize: 'small' },
    comparing(tie('sum')),
    fc.tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')).map(([left, op, right]) => `(${left}) ${op} (${right})`),
    tie('truth').map((of) => `not (${of})`),
  ),
}));
const comparison = comparing(sum);
const values: fc.Arbitrary<Values> = fc.record(
  Object.fromEntries(Object.entries(RANGES).map(([name, [min, max]]) => [name, fc.oneof(fc.constantFrom(min, max), fc.double({ min, max, noNaN: true }))])),
);

describe('ranges', () => {
  it('hold every value that an expression can have', () => {
    fc.assert(
      fc.property(sum, values, (text, at) => {
        const { type, expr } = typed(`on wake { set t = ${text} }`);
        expect(type.dimension).toBe('number');
        within(type, evaluate(expr, at));
      }),
      { numRuns: 3000 },
    );
  });

  it('call a condition certain only where it is', () => {
    fc.assert(
      fc.property(truth, values, (text, at) => {
        const { type, expr } = typed(`when ${text} -> release`);
        expect(type.dimension).toBe('boolean');
        within(type, evaluate(expr, at));
      }),
      { numRuns: 3000 },
    );
  });

  it('stay true where a condition narrows them', () => {
    let judged = 0;
    const property = fc.property(truth, sum, values, (condition, value, at) => {
      const { findings, exprs, types } = read(`when ${condition} { set t = ${value} }`);
      const [guard, set] = exprs as [Expr, Expr];
      if (evaluate(guard, at) !== 1) return;
      const code = findings.find(({ data }) => data.because === 'as the new value of `t`')?.code;
      const kept = evaluate(set, at) >= 0 && evaluate(set, at) <= 1;
      const known = types[1]?.min !== -Infinity && types[1]?.max !== Infinity;
      if (code === 'DRM043') expect(kept).toBe(false);
      else if (code === undefined && known) expect(kept).toBe(true);
      judged++;
    });
    fc.assert(property, { numRuns: 3000 });
    expect(judged).toBeGreaterThan(500);
  });

  it('call a comparison certain only where it is, also behind a condition', () => {
    let certain = 0;
    const property = fc.property(truth, comparison, values, (condition, guard, at) => {
      const { findings, exprs, text } = read(`when ${condition} { choose { 1 -> release when ${guard} } }`);
      if (evaluate(exprs[0] as Expr, at) !== 1) return;
      const start = text.indexOf(`when ${guard} }`) + 5;
      for (const { code, span } of findings) {
        if (span.start !== start || span.end !== start + guard.length || (code !== 'DRM137' && code !== 'DRM138')) continue;
        expect(evaluate(exprs[1] as Expr, at)).toBe(Number(code === 'DRM137'));
        certain++;
      }
    });
    fc.assert(property, { numRuns: 3000 });
    expect(certain).toBeGreaterThan(100);
  });
});

function within(type: Type, value: number): void {
  if (value < type.min || value > type.max) throw new Error(`${value} is not in ${type.min}..${type.max}`);
}

const VARS = Object.entries(RANGES)
  .map(([name, [min, max]]) => `  var ${name}: ${plain(min)}..${plain(max)} = ${plain(min)}`)
  .join('\n');
/** The language knows no exponents. */
function plain(value: number): string {
  return value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 9 });
}

function read(reaction: string) {
  const text = `dream "T" {\n${VARS}\n  var t: 0..1 = 0\n  scene s {\n    ${reaction}\n  }\n}`;
  const project = projectOf({ 'main.dream': text });
  const { findings, symbols } = check(project, 'main.dream');
  const source = project.files.get('main.dream');
  expect(source?.findings).toEqual([]);
  const scene = source?.tree.file.dreams[0]?.body.items.at(-1);
  const handler = scene?.kind === 'Scene' ? scene.body.items[0] : undefined;
  const exprs: Expr[] = [];
  if (handler?.kind === 'Handler') {
    if (handler.cause.kind === 'When') exprs.push(handler.cause.condition);
    for (const item of handler.body?.kind === 'Block' ? handler.body.items : []) {
      if (item.kind === 'Set') exprs.push(item.value);
      if (item.kind === 'Choose') for (const { guard } of item.arms) if (guard !== null) exprs.push(guard);
    }
  }
  return { text, findings, exprs, types: exprs.map((expr) => symbols.typeOf(expr)) };
}

function typed(reaction: string): { type: Type; expr: Expr } {
  const { exprs, types } = read(reaction);
  return { expr: exprs[0] as Expr, type: types[0] as Type };
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

/** As docs/semantics.md says: doubles, and 0 for what is not finite. */
function evaluate(expr: Expr, at: Values): number {
  const of = (inner: Expr): number => evaluate(inner, at);
  switch (expr.kind) {
    case 'Number':
      return expr.value;
    case 'Reference':
      return at[expr.name] as number;
    case 'Unary':
      return expr.op === '-' ? -of(expr.of) : Number(of(expr.of) === 0);
    case 'Is':
      return Number((of(expr.left) === of(expr.right)) !== expr.negated);
    case 'Binary':
      return binary(expr.op, of(expr.left), of(expr.right));
    case 'Call': {
      const [x = 0, low = 0, high = 0] = expr.args.map(of);
      const all = expr.args.map(of);
      const results: Record<string, number> = {
        min: Math.min(...all),
        max: Math.max(...all),
        abs: Math.abs(x),
        floor: Math.floor(x),
        ceil: Math.ceil(x),
        round: Math.round(x),
        clamp: Math.max(Math.min(x, high), low),
      };
      return results[expr.name.text] as number;
    }
    default:
      throw new Error(`not in this test: ${expr.kind}`);
  }
}

function binary(op: string, left: number, right: number): number {
  switch (op) {
    case '+':
      return finite(left + right);
    case '-':
      return finite(left - right);
    case '*':
      return finite(left * right);
    case '/':
      return finite(left / right);
    case 'and':
      return Number(left !== 0 && right !== 0);
    case 'or':
      return Number(left !== 0 || right !== 0);
    default:
      return Number(op === '<' ? left < right : op === '<=' ? left <= right : op === '>' ? left > right : left >= right);
  }
}
