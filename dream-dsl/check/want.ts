/** What a place wants of an expression: a truth, a value of a type, a length of time. */

import { type Expr, spanOf } from '../syntax/index.ts';
import { type Context, find } from './context.ts';
import { fits, fitsTruth, literalIn } from './fit.ts';
import { infer } from './infer.ts';
import { changeTo } from './suggest.ts';
import type { Type } from './symbols.ts';
import { TYPES } from './vocabulary.ts';

/** A condition: something true or false. */
export const wantTruth = (cx: Context, expr: Expr, because: string): Type => fitsTruth(cx, expr, infer(cx, expr), because);

/** A value of a type and within its range. */
export const want = (cx: Context, expr: Expr, wanted: Type, because: string): Type => fits(cx, expr, infer(cx, expr), wanted, because);

/** A length of time above 0. */
export function wantTime(cx: Context, expr: Expr, because: string): void {
  if (!(literalIn(expr, 'duration') > 0)) wantSomeTime(cx, expr, because);
}

function wantSomeTime(cx: Context, expr: Expr, because: string): Type {
  const type = want(cx, expr, TYPES.duration, because);
  if (type.dimension === 'duration' && type.max <= 0) find(cx, 'DRM056', expr, { because });
  return type;
}

/** Shorter periods would flood the night with cues or reactions; a device counts them as one second. */
export const LEAST_PERIOD_MS = 1000;

export function wantPeriod(cx: Context, expr: Expr, because: string): void {
  if (literalIn(expr, 'duration') >= LEAST_PERIOD_MS) return;
  const type = wantSomeTime(cx, expr, because);
  if (type.dimension === 'duration' && type.max > 0 && type.min < LEAST_PERIOD_MS && type.min > -Infinity)
    find(cx, 'DRM054', expr, expr.kind === 'Number' ? { because, fix: changeTo(spanOf(cx.tree, expr), '1s') } : { because });
}
