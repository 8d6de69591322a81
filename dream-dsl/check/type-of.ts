/** The type that an author wrote, or left to the first value. */

import type { Param, TypeRef } from '../syntax/index.ts';
import { nearest, spanOf } from '../syntax/index.ts';
import { type Context, find, quietly } from './context.ts';
import { fold } from './fold.ts';
import { infer } from './infer.ts';
import { suggestion } from './suggest.ts';
import type { Type } from './symbols.ts';
import { MOTIF_TYPE_NAMES, open, TYPE_NAMES, UNKNOWN } from './vocabulary.ts';
import { want } from './want.ts';

/** Without its range. */
export const widened = (type: Type): Type => open(type.dimension, type.dimension === 'boolean' ? 0 : -Infinity, type.dimension === 'boolean' ? 1 : Infinity);

/** `ofMotif`: then scenes, sounds, scents and colours are types too. */
export function typeOfParam(cx: Context, item: Param, ofMotif: boolean): Type {
  const { type, value, range } = item;
  const base = type === null ? quietly(cx, () => (value === null ? UNKNOWN : widened(infer(cx, value)))) : typeOfRef(cx, type, ofMotif);
  if (range === null) return base;
  const within = typeOfRef(cx, range);
  if (base.dimension !== 'unknown' && within.dimension !== 'unknown' && base.dimension !== within.dimension) {
    find(cx, 'DRM040', range, { name: within.dimension, expected: base.dimension, because: 'as the range of this parameter' });
    return base;
  }
  return within.dimension === 'unknown' ? base : within;
}

export function typeOfRef(cx: Context, ref: TypeRef, ofMotif = false): Type {
  if (ref.kind === 'NamedType') {
    const { text } = ref.name;
    const known = TYPE_NAMES.get(text);
    if (known !== undefined || text === '') return known ?? UNKNOWN;
    const handed = MOTIF_TYPE_NAMES.get(text);
    if (handed !== undefined && ofMotif) return handed;
    if (handed !== undefined) find(cx, 'DRM118', ref, { name: text });
    else find(cx, 'DRM034', ref, { name: text, ...suggestion(cx, ref, nearest(text, [...TYPE_NAMES.keys(), ...(ofMotif ? MOTIF_TYPE_NAMES.keys() : [])])) });
    return UNKNOWN;
  }
  const low = infer(cx, ref.low);
  if (low.dimension === 'unknown') return UNKNOWN;
  const high = want(cx, ref.high, open(low.dimension), 'as the upper end of the range');
  if (high.dimension === 'unknown') return UNKNOWN;
  const min = fold(ref.low);
  const max = fold(ref.high);
  if (min === null || max === null) {
    find(cx, 'DRM045', ref, { because: 'fixed' });
    return open(low.dimension);
  }
  if (min <= max) return { dimension: low.dimension, min, max };
  const [from, to] = [spanOf(cx.tree, ref.low), spanOf(cx.tree, ref.high)];
  const text = (span: { start: number; end: number }) => cx.tree.text.slice(span.start, span.end);
  const edits = [
    { span: from, newText: text(to) },
    { span: to, newText: text(from) },
  ];
  find(cx, 'DRM045', ref, { because: 'order', fix: { title: 'Swap the two', edits } });
  return open(low.dimension);
}
