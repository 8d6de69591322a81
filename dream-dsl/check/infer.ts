/** The type and range of an expression, by interval arithmetic, and its value where that is fixed. */

import { type Expr, nearest, type Reference, spanOf, textOf } from '../syntax/index.ts';
import { type Context, find } from './context.ts';
import type { Sym, Type } from './symbols.ts';
import { CHANNEL_SYMBOLS, FUNCTIONS, open, SENSORS, STAGES, TYPES, UNITS, UNKNOWN, USUAL_UNIT } from './vocabulary.ts';

/** The type of an expression. Reports what does not fit inside of it, unless the context is quiet. */
export function infer(cx: Context, expr: Expr): Type {
  switch (expr.kind) {
    case 'Number': {
      if (expr.unit === '') return { dimension: 'number', min: expr.value, max: expr.value };
      const unit = UNITS.get(expr.unit);
      if (unit === undefined) {
        unknownUnit(cx, expr, expr.unit);
        return UNKNOWN;
      }
      const value = expr.value * unit.scale;
      return { dimension: unit.dimension, min: value, max: value };
    }
    case 'Text':
      for (const part of expr.parts) if (typeof part !== 'string') inferReference(cx, part);
      return TYPES.text;
    case 'Boolean':
      return { dimension: 'boolean', min: Number(expr.value), max: Number(expr.value) };
    case 'Reference':
      return inferReference(cx, expr);
    case 'Unary': {
      if (expr.op === 'not') {
        wantTruth(cx, expr.of, 'after `not`');
        return TYPES.boolean;
      }
      const of = infer(cx, expr.of);
      if (!isMeasure(of)) return notANumber(cx, expr.of, of, 'after `-`');
      return { dimension: of.dimension, min: -of.max, max: -of.min };
    }
    case 'Binary':
      return inferBinary(cx, expr);
    case 'Is': {
      const left = infer(cx, expr.left);
      alike(cx, expr, left, infer(cx, expr.right), expr.left, expr.right, 'is');
      return TYPES.boolean;
    }
    case 'Call':
      return inferCall(cx, expr);
    case 'Missing':
      return UNKNOWN;
    default:
      return unreachable(expr);
  }
}

function inferBinary(cx: Context, expr: Extract<Expr, { kind: 'Binary' }>): Type {
  const { op } = expr;
  if (op === 'and' || op === 'or') {
    wantTruth(cx, expr.left, `before \`${op}\``);
    wantTruth(cx, expr.right, `after \`${op}\``);
    return TYPES.boolean;
  }
  const left = infer(cx, expr.left);
  const right = infer(cx, expr.right);
  if (left.dimension === 'unknown' || right.dimension === 'unknown') return op === '<' || op === '<=' || op === '>' || op === '>=' ? TYPES.boolean : UNKNOWN;
  if (!isMeasure(left)) return notANumber(cx, expr.left, left, `before \`${op}\``);
  if (!isMeasure(right)) return notANumber(cx, expr.right, right, `after \`${op}\``);
  if (op === '*') {
    if (left.dimension !== 'number' && right.dimension !== 'number') {
      find(cx, 'DRM041', expr, { expected: 'times', name: left.dimension, meant: right.dimension, because: op });
      return UNKNOWN;
    }
    return spread(left.dimension === 'number' ? right : left, [left.min * right.min, left.min * right.max, left.max * right.min, left.max * right.max]);
  }
  if (op === '/') {
    if (right.dimension !== 'number' && right.dimension !== left.dimension) {
      find(cx, 'DRM041', expr, { expected: 'times', name: left.dimension, meant: right.dimension, because: op });
      return UNKNOWN;
    }
    const type = right.dimension === 'number' ? left : TYPES.number;
    if (right.min <= 0 && right.max >= 0) return open(type.dimension);
    return spread(type, [left.min / right.min, left.min / right.max, left.max / right.min, left.max / right.max]);
  }
  const same = alike(cx, expr, left, right, expr.left, expr.right, op);
  if (op === '+') return same ? { dimension: left.dimension, min: left.min + right.min, max: left.max + right.max } : UNKNOWN;
  if (op === '-') return same ? { dimension: left.dimension, min: left.min - right.max, max: left.max - right.min } : UNKNOWN;
  return TYPES.boolean;
}

function spread(like: Type, ends: readonly number[]): Type {
  const known = ends.filter((end) => !Number.isNaN(end));
  return known.length < ends.length ? open(like.dimension) : { dimension: like.dimension, min: Math.min(...known), max: Math.max(...known) };
}

function inferCall(cx: Context, expr: Extract<Expr, { kind: 'Call' }>): Type {
  const name = expr.name.text;
  const known = FUNCTIONS.get(name);
  if (known === undefined) {
    const meant = nearest(name, FUNCTIONS.keys());
    find(cx, 'DRM032', expr.name, { name, ...suggestion(cx, expr.name, meant) });
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
  const { dimension } = first;
  const mins = types.map((type) => type.min);
  const maxs = types.map((type) => type.max);
  switch (name) {
    case 'min':
      return { dimension, min: Math.min(...mins), max: Math.min(...maxs) };
    case 'max':
      return { dimension, min: Math.max(...mins), max: Math.max(...maxs) };
    case 'clamp':
      return {
        dimension,
        min: Math.max(mins[1] as number, Math.min(mins[0] as number, mins[2] as number)),
        max: Math.max(mins[1] as number, Math.min(maxs[0] as number, maxs[2] as number)),
      };
    case 'abs':
      return { dimension, min: first.min > 0 ? first.min : first.max < 0 ? -first.max : 0, max: Math.max(Math.abs(first.min), Math.abs(first.max)) };
    case 'floor':
      return { dimension, min: Math.floor(first.min), max: Math.floor(first.max) };
    case 'ceil':
      return { dimension, min: Math.ceil(first.min), max: Math.ceil(first.max) };
    default:
      return { dimension, min: Math.round(first.min), max: Math.round(first.max) };
  }
}

/** What a name in an expression stands for. Names of the author come first, words of the language then. */
export function lookup(cx: Context, name: string): Sym | null {
  const own = cx.vars.get(name) ?? cx.params.get(name);
  if (own !== undefined) {
    own.used = true;
    return own;
  }
  const word = SENSORS.get(name) ?? STAGES.get(name);
  if (word !== undefined) return word;
  return CHANNEL_SYMBOLS.get(name) ?? cx.top.get(name) ?? cx.everywhere.get(name)?.[0] ?? null;
}

function inferReference(cx: Context, ref: Reference): Type {
  const sym = lookup(cx, ref.name);
  switch (sym?.kind) {
    case 'var':
    case 'param':
    case 'sensor':
      return sym.type;
    case 'stage':
      return { dimension: 'stage', min: sym.index, max: sym.index };
    case 'channel':
      if (cx.inPromise) return sym.type;
      break;
    case 'state':
      if (cx.inPromise) return TYPES.boolean;
      break;
    default:
  }
  if (cx.hidden.has(ref.name)) return UNKNOWN;
  const names = [
    ...cx.vars.keys(),
    ...cx.params.keys(),
    ...SENSORS.keys(),
    ...STAGES.keys(),
    ...(cx.inPromise ? [...CHANNEL_SYMBOLS.keys(), ...cx.everywhere.keys()] : []),
  ];
  const meant = nearest(ref.name, names);
  const kind = sym?.kind === 'state' ? 'a scene' : sym?.kind === 'channel' ? 'a channel' : '';
  const span = placeOf(cx, ref);
  const data = {
    name: ref.name,
    because: kind,
    ...(meant === null ? {} : { meant, fix: { title: `Change to \`${meant}\``, edits: [{ span, newText: meant }] } }),
  };
  if (!cx.quiet) cx.findings.push({ code: 'DRM024', span, data });
  return UNKNOWN;
}

/** Where a name stands: names in a text share its token. */
function placeOf(cx: Context, ref: Reference): { start: number; end: number } {
  const span = spanOf(cx.tree, ref);
  if (cx.tree.text.charCodeAt(span.start) !== 34) return span;
  const braces = new RegExp(`\\{\\s*${ref.name}\\s*\\}`, 'u').exec(cx.tree.text.slice(span.start, span.end));
  const start = span.start + (braces?.index ?? 0) + (braces?.[0].indexOf(ref.name) ?? 0);
  return { start, end: start + ref.name.length };
}

function unknownUnit(cx: Context, expr: Expr, unit: string): void {
  if (cx.quiet) return;
  const span = spanOf(cx.tree, expr);
  const unitSpan = { start: span.end - unit.length, end: span.end };
  const meant = ALIASES[unit.toLowerCase()] ?? nearest(unit, UNITS.keys());
  cx.findings.push({
    code: 'DRM029',
    span: unitSpan,
    data: { name: unit, ...(meant === null ? {} : { meant, fix: { title: `Change to \`${meant}\``, edits: [{ span: unitSpan, newText: meant }] } }) },
  });
}

const ALIASES: Readonly<Record<string, string>> = {
  db: 'dB',
  dba: 'dB',
  lux: 'lx',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  hour: 'h',
  hours: 'h',
  hr: 'h',
  hz: 'Hz',
  c: 'C',
  msec: 'ms',
  percent: '%',
  degrees: 'C',
};

/** Whether two values measure the same; reports where they do not. */
function alike(cx: Context, whole: Expr, left: Type, right: Type, leftExpr: Expr, rightExpr: Expr, op: string): boolean {
  if (left.dimension === 'unknown' || right.dimension === 'unknown') return false;
  if (left.dimension === right.dimension) return true;
  const bare =
    left.dimension === 'number' && leftExpr.kind === 'Number' ? leftExpr : right.dimension === 'number' && rightExpr.kind === 'Number' ? rightExpr : null;
  const dimension = bare === leftExpr ? right.dimension : left.dimension;
  const unit = USUAL_UNIT[dimension];
  if (bare !== null && unit !== undefined) missingUnit(cx, bare, dimension, `\`${textOf(cx.tree, bare === leftExpr ? rightExpr : leftExpr)}\``);
  else find(cx, 'DRM041', whole, { expected: 'alike', name: left.dimension, meant: right.dimension, because: op });
  return false;
}

function missingUnit(cx: Context, expr: Expr, dimension: Type['dimension'], because: string): void {
  const unit = USUAL_UNIT[dimension] as string;
  const { end } = spanOf(cx.tree, expr);
  find(cx, 'DRM042', expr, {
    expected: dimension,
    because,
    name: unit.trim(),
    fix: { title: `Add \`${unit.trim()}\``, edits: [{ span: { start: end, end }, newText: unit }] },
  });
}

const isMeasure = (type: Type): boolean =>
  type.dimension !== 'text' && type.dimension !== 'boolean' && type.dimension !== 'stage' && type.dimension !== 'state';

function notANumber(cx: Context, expr: Expr, type: Type, because: string): Type {
  if (type.dimension !== 'unknown') find(cx, 'DRM040', expr, { name: type.dimension, expected: 'number', because });
  return UNKNOWN;
}

/** A condition: something true or false. */
export function wantTruth(cx: Context, expr: Expr, because: string): void {
  const type = infer(cx, expr);
  if (type.dimension !== 'boolean' && type.dimension !== 'unknown') find(cx, 'DRM040', expr, { name: type.dimension, expected: 'boolean', because });
}

/** A value of a type and within its range. */
export function want(cx: Context, expr: Expr, wanted: Type, because: string): Type {
  const type = infer(cx, expr);
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
    find(cx, surely || type.min === type.max ? 'DRM043' : 'DRM044', expr, { expected: rangeText(wanted), name: rangeText(type), because });
  }
  return type;
}

/** A length of time above 0. */
export function wantTime(cx: Context, expr: Expr, because: string): Type {
  const type = want(cx, expr, TYPES.duration, because);
  if (type.dimension === 'duration' && type.max <= 0) find(cx, 'DRM056', expr, { because });
  return type;
}

/** Shorter periods would flood the night with cues or reactions; a device counts them as one second. */
export const LEAST_PERIOD_MS = 1000;

export function wantPeriod(cx: Context, expr: Expr, because: string): void {
  const type = wantTime(cx, expr, because);
  if (type.dimension === 'duration' && type.max > 0 && type.min < LEAST_PERIOD_MS && type.min > -Infinity) find(cx, 'DRM054', expr, { because });
}

export function rangeText(type: Type): string {
  const unit = type.dimension === 'duration' ? 'ms' : (USUAL_UNIT[type.dimension] ?? '');
  if (type.min === type.max) return `${type.min}${unit}`;
  if (type.min === -Infinity) return `at most ${type.max}${unit}`;
  return type.max === Infinity ? `at least ${type.min}${unit}` : `${type.min}${unit}..${type.max}${unit}`;
}

/** The value of an expression that neither the night nor a parameter can change. */
export function fold(expr: Expr): number | null {
  switch (expr.kind) {
    case 'Number': {
      const scale = expr.unit === '' ? 1 : UNITS.get(expr.unit)?.scale;
      return scale === undefined ? null : expr.value * scale;
    }
    case 'Boolean':
      return Number(expr.value);
    case 'Reference':
      return STAGES.get(expr.name)?.index ?? null;
    case 'Unary': {
      const of = fold(expr.of);
      return of === null ? null : expr.op === '-' ? -of : Number(of === 0);
    }
    case 'Binary': {
      const left = fold(expr.left);
      const right = fold(expr.right);
      if (left === null || right === null) return null;
      switch (expr.op) {
        case '+':
          return left + right;
        case '-':
          return left - right;
        case '*':
          return left * right;
        case '/':
          return right === 0 ? 0 : left / right;
        default:
          return null;
      }
    }
    default:
      return null;
  }
}

export function suggestion(
  cx: Context,
  node: { readonly from: number; readonly to: number },
  meant: string | null,
): { meant?: string; fix?: { title: string; edits: { span: { start: number; end: number }; newText: string }[] } } {
  return meant === null ? {} : { meant, fix: { title: `Change to \`${meant}\``, edits: [{ span: spanOf(cx.tree, node), newText: meant }] } };
}

function unreachable(expr: never): never {
  throw new Error(`no such expression: ${JSON.stringify(expr)}`);
}
