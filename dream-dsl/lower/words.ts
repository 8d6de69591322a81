/** Words to say or to mark: values are put in at night, those that are fixed now. */

import { UNITS, USUAL_UNIT } from '../check/index.ts';
import { constant, type Frame, followed, type Given, type Typed, typed } from '../elaborate/index.ts';
import type { Expr, TextLiteral } from '../syntax/index.ts';
import { bug } from './expression.ts';
import type { Words } from './model.ts';
import type { Lowering } from './work.ts';

export function wordsOf(lowering: Lowering, text: TextLiteral | null, frame: Frame): Words {
  return text === null ? [] : joined(partsOf(lowering, text, frame));
}

/** What a parameter of a motif was given to be said. */
export function wordsGiven(lowering: Lowering, given: Given): Words {
  return joined(valueParts(lowering, given));
}

function partsOf(lowering: Lowering, text: TextLiteral, frame: Frame): Words {
  return text.parts.flatMap((part) => (typeof part === 'string' ? [part] : valueParts(lowering, followed(part, frame))));
}

function valueParts(lowering: Lowering, { expr, frame }: Given): Words {
  if (expr.kind === 'Text') return partsOf(lowering, expr, frame);
  const value = typed(expr, frame);
  const { scale, unit } = unitOf(value, expr);
  const fixed = constant(value);
  if (fixed !== null) return [`${Math.round((fixed / scale) * 1000) / 1000}${unit}`];
  if (value.op === 'var') return [{ var: lowering.varOf.get(value.var) ?? bug('a variable'), scale, unit }];
  if (value.op === 'param') return [{ param: lowering.paramOf.get(value.param) ?? bug('a parameter'), scale, unit }];
  return [{ expr: lowering.exprs.addTyped(value), scale, unit }];
}

interface Unit {
  readonly scale: number;
  readonly unit: string;
}

/** The unit that a value is written in: the author's own where it has one, else the usual one of what it measures. */
function unitOf(value: Typed, expr: Expr): Unit {
  const first = value.op === 'var' ? value.var.symbol.node.value : value.op === 'param' ? value.param.node.value : expr;
  const written = first?.kind === 'Number' && UNITS.get(first.unit)?.dimension === value.type.dimension ? UNITS.get(first.unit) : undefined;
  const usual = USUAL_UNIT[value.type.dimension] ?? '';
  const unit = written ?? UNITS.get(usual.trim());
  if (unit === undefined) return { scale: 1, unit: '' };
  return { scale: unit.scale, unit: unit.unit === usual.trim() ? usual : unit.unit };
}

/** Neighbouring pieces as one, and none that is empty. */
function joined(parts: Words): Words {
  const whole: Words[number][] = [];
  for (const part of parts) {
    const before = whole.at(-1);
    if (typeof part === 'string' && typeof before === 'string') whole[whole.length - 1] = before + part;
    else if (part !== '') whole.push(part);
  }
  return whole;
}
