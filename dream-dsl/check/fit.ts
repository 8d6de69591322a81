/** Whether values fit together and into their place, and what to say where they do not. */

import { type Expr, type Fix, spanOf, textOf } from '../syntax/index.ts';
import { type Context, find } from './context.ts';
import { rangeText } from './range-text.ts';
import { changeTo } from './suggest.ts';
import type { Type } from './symbols.ts';
import { TYPES, UNITS, UNKNOWN, USUAL_UNIT } from './vocabulary.ts';

/** Whether two values measure the same; reports where they do not. */
export function alike(cx: Context, whole: Expr, left: Type, right: Type, leftExpr: Expr, rightExpr: Expr, op: string): boolean {
  if (left.dimension === 'unknown' || right.dimension === 'unknown') return false;
  if (left.dimension === right.dimension) return true;
  const bare =
    left.dimension === 'number' && leftExpr.kind === 'Number' ? leftExpr : right.dimension === 'number' && rightExpr.kind === 'Number' ? rightExpr : null;
  const dimension = bare === leftExpr ? right.dimension : left.dimension;
  const unit = USUAL_UNIT[dimension];
  if (bare !== null && unit !== undefined) missingUnit(cx, bare, dimension, `\`${textOf(cx.tree, bare === leftExpr ? rightExpr : leftExpr)}\``);
  else {
    const share = left.dimension === 'number' ? shareOf(cx, rightExpr) : right.dimension === 'number' ? shareOf(cx, leftExpr) : {};
    find(cx, 'DRM041', whole, { expected: 'alike', name: left.dimension, meant: right.dimension, because: op, ...share });
  }
  return false;
}

/** `60%` beside a plain number: `0.6`. */
function shareOf(cx: Context, expr: Expr): { fix?: Fix } {
  if (expr.kind !== 'Number' || expr.unit !== '%') return {};
  return { fix: changeTo(spanOf(cx.tree, expr), String(expr.value / 100)) };
}

function missingUnit(cx: Context, expr: Expr, dimension: Type['dimension'], because: string): void {
  const unit = USUAL_UNIT[dimension] as string;
  const { end } = spanOf(cx.tree, expr);
  const fix = { title: `Add \`${unit.trim()}\``, edits: [{ span: { start: end, end }, newText: unit }] };
  find(cx, 'DRM042', expr, { expected: dimension, because, name: unit.trim(), fix });
}

const NO_MEASURE: ReadonlySet<string> = new Set(['text', 'boolean', 'stage', 'scene', 'sound', 'scent', 'colour']);
export const isMeasure = (type: Type): boolean => !NO_MEASURE.has(type.dimension);

/** What was meant in whole, and how to write it. */
export interface Mend {
  readonly meant: string;
  readonly fix: Fix;
}

export function notANumber(cx: Context, expr: Expr, type: Type, because: string, mend: Mend | null = null): Type {
  if (type.dimension !== 'unknown') find(cx, 'DRM040', expr, { name: type.dimension, expected: 'number', because, ...mend });
  return UNKNOWN;
}

/** A condition must be something true or false. */
export function fitsTruth(cx: Context, expr: Expr, type: Type, because: string, mend: Mend | null = null): Type {
  if (type.dimension === 'boolean') return type;
  if (type.dimension !== 'unknown') find(cx, 'DRM040', expr, { name: type.dimension, expected: 'boolean', because, ...mend });
  return TYPES.boolean;
}

/** A value must be of the wanted type and within its range. Gives its type, unknown where it does not fit. */
export function fits(cx: Context, expr: Expr, type: Type, wanted: Type, because: string): Type {
  if (type.dimension === 'unknown' || wanted.dimension === 'unknown') return type;
  if (type.dimension !== wanted.dimension) {
    if (type.dimension === 'number' && expr.kind === 'Number' && USUAL_UNIT[wanted.dimension] !== undefined) missingUnit(cx, expr, wanted.dimension, because);
    else find(cx, 'DRM040', expr, { name: type.dimension, expected: wanted.dimension, because });
    return UNKNOWN;
  }
  const below = type.min < wanted.min && type.min > -Infinity;
  const above = type.max > wanted.max && type.max < Infinity;
  if (below || above) {
    const surely = type.max < wanted.min || type.min > wanted.max;
    const data = { expected: rangeText(wanted), name: rangeText(type), because };
    if (surely || type.min === type.max) find(cx, 'DRM043', expr, data);
    else find(cx, 'DRM044', expr, { ...data, fix: keepWithin(cx, expr, wanted, below, above) });
  }
  return type;
}

/** `min(1, …)`, `max(0, …)` or `clamp(…, 0, 1)`. */
function keepWithin(cx: Context, expr: Expr, wanted: Type, below: boolean, above: boolean): Fix {
  const low = rangeText({ ...wanted, max: wanted.min });
  const high = rangeText({ ...wanted, min: wanted.max });
  const text = textOf(cx.tree, expr);
  const newText = below && above ? `clamp(${text}, ${low}, ${high})` : above ? `min(${high}, ${text})` : `max(${low}, ${text})`;
  return { title: `Keep it within ${rangeText(wanted)}`, edits: [{ span: spanOf(cx.tree, expr), newText }] };
}

/** A number that is written out, in the base unit of a dimension; NaN for everything else. */
export function literalIn(expr: Expr, dimension: Type['dimension']): number {
  if (expr.kind !== 'Number') return Number.NaN;
  if (expr.unit === '') return dimension === 'number' ? expr.value : Number.NaN;
  const unit = UNITS.get(expr.unit);
  return unit?.dimension === dimension ? expr.value * unit.scale : Number.NaN;
}
