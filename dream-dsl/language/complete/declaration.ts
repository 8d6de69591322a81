/** Parameters and variables, of a dream and of a motif. */

import { MOTIF_TYPE_NAMES, TYPE_NAMES } from '../../check/index.ts';
import type { Completion } from '../../model.ts';
import { Token } from '../../syntax/index.ts';
import { measured, TYPICAL } from '../measure.ts';
import { expectedAfter } from './expect.ts';
import { type Asked, literal, offer, plain, values } from './offer.ts';
import type { Before } from './place.ts';
import { beginnings } from './start.ts';

/** What goes on with a declaration; in parentheses with one of a motif's. */
export function declaration(asked: Asked): readonly Completion[] {
  const { place } = asked;
  const motif = place.parens.length > 0;
  const item = motif ? lastOf(place.item, place.parens[0] as number) : place.item;
  const last = item.at(-1);
  const named = motif ? 1 : 2;
  if (item.length < named) return [];
  if (last?.kind === Token.colon) return types(asked, motif, item[0]?.word === 'var');
  if (last?.word === '=' || last?.word === 'in' || last?.kind === Token.dots) return constants(asked, item);
  if (item.length === named) return plain(asked, ':', '=');
  const given = item.some(({ word }) => word === '=');
  const ranged = item[0]?.word === 'var' || place.fresh || item.some(({ word }) => word === 'in');
  return [...(given ? [] : plain(asked, '=')), ...(given && !ranged ? plain(asked, 'in') : []), ...(motif ? [] : beginnings(asked))];
}

/** The parameter of a motif that is being declared: what stands behind the parenthesis or the last comma. */
const lastOf = (item: readonly Before[], open: number): readonly Before[] =>
  item.slice(
    Math.max(
      open,
      item.findLastIndex(({ kind }) => kind === Token.comma),
    ) + 1,
  );

function types({ place }: Asked, motif: boolean, variable: boolean): readonly Completion[] {
  const names = [...TYPE_NAMES, ...(motif ? MOTIF_TYPE_NAMES : [])].filter(([name]) => !variable || name !== 'text');
  return [
    ...names.map(([name, type]) => offer(place.span, name, 'type', 'type', { documentation: measured(type) })),
    /* biome-ignore lint/suspicious/noTemplateCurlyInString: places of a snippet are written so */
    offer(place.span, '0..1', 'type', 'range of numbers', { insertText: '${1:0}..${2:1}', snippet: true }),
  ];
}

/** First values and ends of ranges do not change: only what is written out. Of no known type, one of each. */
function constants(asked: Asked, item: readonly Before[]): readonly Completion[] {
  const type = expectedAfter(asked, item);
  if (type !== null) return values(asked, { type, steady: true }).filter(({ kind, label }) => kind === 'unit' || label === 'true' || label === 'false');
  return [...plain(asked, 'true', 'false'), ...Object.values(TYPICAL).map(([text]) => literal(asked.place.span, text as string))];
}
