/** Units behind a number: those of what is expected there, or all where nothing is known. */

import { UNITS } from '../../check/index.ts';
import type { Completion } from '../../model.ts';
import { expectedAfter } from './expect.ts';
import { type Asked, offer } from './offer.ts';

export function units(asked: Asked): readonly Completion[] {
  const item = asked.place.item.slice(0, -1);
  const head = item[0]?.word;
  if (item.at(-1)?.word === 'ages' || head === 'tone' || head === 'version') return [];
  const expected = expectedAfter(asked, item);
  const known = expected === null || expected.dimension === 'unknown' || expected.dimension === 'boolean' ? null : expected.dimension;
  const all = [...UNITS.values()];
  const fitting = known === null ? all : all.filter(({ dimension }) => dimension === known);
  return fitting.map(({ unit, doc }) => offer(asked.place.span, unit, 'unit', doc, { insertText: unit.startsWith('per') ? ` ${unit}` : unit }));
}
