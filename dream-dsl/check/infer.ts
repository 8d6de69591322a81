/** The type and range of an expression, by interval arithmetic. Reports what does not fit inside of it, unless the context is quiet. */

import { type Expr, nearest, type Reference, spanOf, textOf } from '../syntax/index.ts';
import { type Context, find } from './context.ts';
import { alike, fitsTruth, isMeasure, type Mend, notANumber } from './fit.ts';
import { add, and, apply, compare, divide, equal, multiply, negate, not, or, subtract, truth } from './interval.ts';
import { assume, type Facts } from './narrow.ts';
import { rangeText } from './range-text.ts';
import { checkIn, inferName, valueNamed } from './reference.ts';
import { suggestion, unitMeant } from './suggest.ts';
import type { Type } from './symbols.ts';
import { FUNCTIONS, STAGES, TYPES, UNITS, UNKNOWN } from './vocabulary.ts';

export function infer(cx: Context, expr: Expr): Type {
  switch (expr.kind) {
    case 'Number': {
      if (expr.unit === '') return { dimension: 'number', min: expr.value, max: expr.value };
      const unit = UNITS.get(expr.unit);
      if (unit === undefined) return unknownUnit(cx, expr, expr.unit);
      const value = expr.value * unit.scale;
      return { dimension: unit.dimension, min: value, max: value };
    }
    case 'Text':
      for (const part of expr.parts) if (typeof part !== 'string') checkSpoken(cx, part);
      return TYPES.text;
    case 'Boolean':
      return truth(expr.value, !expr.value);
    case 'Reference':
      return inferName(cx, expr);
    case 'Unary': {
      if (expr.op === 'not') return not(truthOf(cx, expr.of, 'after `not`'));
      const of = infer(cx, expr.of);
      return isMeasure(of) ? negate(of) : notANumber(cx, expr.of, of, 'after `-`');
    }
    case 'Binary':
      return expr.op === 'and' || expr.op === 'or' ? inferLogic(cx, expr) : inferBinary(cx, expr);
    case 'Is':
      return inferIs(cx, expr);
    case 'In':
      return checkIn(cx, expr);
    case 'Call':
      return inferCall(cx, expr);
    case 'Missing':
      return UNKNOWN;
    default:
      return unreachable(expr);
  }
}

type BinaryExpr = Extract<Expr, { kind: 'Binary' }>;

/** The right side only matters where the left one has not decided, so it is read with what the left one tells. */
function inferLogic(cx: Context, expr: BinaryExpr): Type {
  const { op, left, right } = expr;
  const one = truthOf(cx, left, op === 'and' ? 'before `and`' : 'before `or`');
  const before = cx.facts;
  if (!cx.inPromise) cx.facts = knownWhere(cx, before, left, op === 'and');
  const other = fitsTruth(cx, right, infer(cx, right), op === 'and' ? 'after `and`' : 'after `or`', comparedAgain(cx, left, right));
  cx.facts = before;
  return op === 'and' ? and(one, other) : or(one, other);
}

/** `stage is N2 or N3`: what the right side was meant to be. */
function comparedAgain(cx: Context, left: Expr, right: Expr): Mend | null {
  const last = left.kind === 'Binary' && (left.op === 'and' || left.op === 'or') ? left.right : left;
  const compared = last.kind === 'Is' || (last.kind === 'Binary' && COMPARISONS.has(last.op)) ? last : null;
  if (compared === null || (right.kind !== 'Number' && !(right.kind === 'Reference' && STAGES.has(right.name)))) return null;
  const operator = compared.kind === 'Binary' ? compared.op : compared.negated ? 'is not' : 'is';
  const before = `${textOf(cx.tree, compared.left)} ${operator} `;
  const { start } = spanOf(cx.tree, right);
  return mended(`${before}${textOf(cx.tree, right)}`, start, before);
}

/** `50bpm < heart < 60bpm`: the middle is compared twice. */
function comparedTwice(cx: Context, expr: BinaryExpr): Mend | null {
  const { left } = expr;
  if (left.kind !== 'Binary' || !COMPARISONS.has(left.op) || !COMPARISONS.has(expr.op)) return null;
  const middle = textOf(cx.tree, left.right);
  return mended(`${textOf(cx.tree, left)} and ${middle} ${expr.op} ${textOf(cx.tree, expr.right)}`, spanOf(cx.tree, left).end, ` and ${middle}`);
}

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

type Comparison = '<' | '<=' | '>' | '>=';
const isComparison = (op: BinaryExpr['op']): op is Comparison => COMPARISONS.has(op);

const mended = (meant: string, at: number, newText: string): Mend => ({
  meant,
  fix: { title: `Write \`${meant}\``, edits: [{ span: { start: at, end: at }, newText }] },
});

const truthOf = (cx: Context, expr: Expr, because: string): Type => fitsTruth(cx, expr, infer(cx, expr), because);

/** What is known where `facts` are and a condition holds (or not). */
export function knownWhere(cx: Context, facts: Facts | null, condition: Expr, holds = true): Facts | null {
  const { quiet, facts: before } = cx;
  cx.quiet = true;
  cx.facts = facts;
  const known = assume(facts, condition, holds, { rangeOf: (expr) => infer(cx, expr), valueNamed: (ref) => valueNamed(cx, ref) });
  cx.quiet = quiet;
  cx.facts = before;
  return known;
}

function inferBinary(cx: Context, expr: BinaryExpr): Type {
  const op = expr.op as Exclude<BinaryExpr['op'], 'and' | 'or'>;
  const left = infer(cx, expr.left);
  const right = infer(cx, expr.right);
  const compares = isComparison(op);
  if (left.dimension === 'unknown' || right.dimension === 'unknown') return compares ? TYPES.boolean : UNKNOWN;
  if (!isMeasure(left)) return notANumber(cx, expr.left, left, `before \`${op}\``, comparedTwice(cx, expr));
  if (!isMeasure(right)) return notANumber(cx, expr.right, right, `after \`${op}\``);
  if (op === '*' || op === '/') {
    const plain = right.dimension === 'number' || (op === '*' ? left.dimension === 'number' : left.dimension === right.dimension);
    if (!plain) {
      find(cx, 'DRM041', expr, { expected: 'times', name: left.dimension, meant: right.dimension, because: op });
      return UNKNOWN;
    }
    if (op === '*') return multiply(left, right, left.dimension === 'number' ? right.dimension : left.dimension);
    return divide(left, right, right.dimension === 'number' ? left.dimension : 'number');
  }
  const same = alike(cx, expr, left, right, expr.left, expr.right, op);
  if (!compares) return same ? (op === '+' ? add(left, right) : subtract(left, right)) : UNKNOWN;
  return same ? judged(cx, expr, compare(op, left, right), left, right) : TYPES.boolean;
}

function inferIs(cx: Context, expr: Extract<Expr, { kind: 'Is' }>): Type {
  const left = infer(cx, expr.left);
  const right = infer(cx, expr.right);
  for (const [type, side] of [
    [left, expr.left],
    [right, expr.right],
  ] as const) {
    if (NOT_COMPARED.has(type.dimension)) {
      notANumber(cx, side, type, 'beside `is`');
      return TYPES.boolean;
    }
  }
  if (!alike(cx, expr, left, right, expr.left, expr.right, 'is')) return TYPES.boolean;
  const same = equal(left, right);
  return judged(cx, expr, expr.negated ? not(same) : same, left, right);
}

const NOT_COMPARED: ReadonlySet<string> = new Set(['text', 'scene', 'sound', 'scent', 'colour']);

/** Says where a comparison is always true or always false. A promise may well say what is certain. */
function judged(cx: Context, expr: Expr, result: Type, left: Type, right: Type): Type {
  if (result.min === result.max && !cx.inPromise && !cx.quiet) {
    find(cx, result.min === 1 ? 'DRM137' : 'DRM138', expr, { name: rangeText(left), expected: rangeText(right) });
  }
  return result;
}

function inferCall(cx: Context, expr: Extract<Expr, { kind: 'Call' }>): Type {
  const name = expr.name.text;
  const known = FUNCTIONS.get(name);
  if (known === undefined) {
    for (const arg of expr.args) infer(cx, arg);
    if (name !== '') find(cx, 'DRM032', expr.name, { name, ...suggestion(cx, expr.name, nearest(name, FUNCTIONS.keys())) });
    return UNKNOWN;
  }
  const types = expr.args.map((arg) => infer(cx, arg));
  if (types.length < known.min || types.length > known.max) {
    find(cx, 'DRM033', expr, { name, expected: known.signature });
    return UNKNOWN;
  }
  const first = types[0] as Type;
  for (let i = 0; i < types.length; i++) {
    const type = types[i] as Type;
    if (type.dimension === 'unknown') return UNKNOWN;
    if (!isMeasure(type)) return notANumber(cx, expr.args[i] as Expr, type, `as an argument of \`${name}\``);
    if (i > 0 && !alike(cx, expr, first, type, expr.args[0] as Expr, expr.args[i] as Expr, name)) return UNKNOWN;
  }
  return apply(name, types);
}

/** In a text: only what has a value when the words are spoken. */
function checkSpoken(cx: Context, ref: Reference): void {
  const type = inferName(cx, ref);
  if (type.dimension === 'unknown') return;
  const known = valueNamed(cx, ref);
  if ((known?.kind === 'var' || known?.kind === 'param') && (type.dimension === 'text' || isMeasure(type) || type.dimension === 'boolean')) return;
  if (!cx.quiet) cx.findings.push({ code: 'DRM129', span: ref.within ?? spanOf(cx.tree, ref), data: { name: ref.name } });
}

function unknownUnit(cx: Context, expr: Expr, unit: string): Type {
  if (cx.quiet) return UNKNOWN;
  const { end } = spanOf(cx.tree, expr);
  const span = { start: end - unit.length, end };
  const meant = unitMeant(unit);
  const mend = meant === null ? {} : { meant, fix: { title: `Change to \`${meant}\``, edits: [{ span, newText: meant }] } };
  cx.findings.push({ code: 'DRM029', span, data: { name: unit, ...mend } });
  return UNKNOWN;
}

function unreachable(expr: never): never {
  throw new Error(`no such expression: ${JSON.stringify(expr)}`);
}
