/** A scene or layer: the motif that it is made of, and what that is given. */

import type { Type } from '../../check/index.ts';
import type { Completion } from '../../model.ts';
import { Token } from '../../syntax/index.ts';
import { measured } from '../measure.ts';
import { argumentAt, expectedAfter } from './expect.ts';
import { type Asked, assets, motifs, offer, plain, scenes, values } from './offer.ts';
import { motifsElsewhere } from './other-files.ts';
import { beginnings } from './start.ts';

export function made(asked: Asked): readonly Completion[] {
  const { item, parens, fresh } = asked.place;
  const last = item.at(-1)?.word ?? '';
  if (parens.length > 0) return given(asked);
  if (item.length === 1) return [];
  if (item.length === 2) return plain(asked, 'is');
  if (last === 'is') return [...motifs(asked), ...motifsElsewhere(asked)];
  return fresh || last === ')' ? beginnings(asked) : [];
}

/** An argument: a value that its parameter takes, or the name of one that was not given yet. */
function given(asked: Asked): readonly Completion[] {
  const { item, parens, span } = asked.place;
  const argument = argumentAt(asked);
  const type = expectedAfter(asked, item);
  if (argument === null || parens.length > 1) return values(asked, { type });
  const { motif, param, given: done, empty } = argument;
  const open = empty ? [...motif.params.values()].filter(({ name }) => !done.has(name)) : [];
  const names = open.map((one) => offer(span, one.name, 'param', measured(one.type), { documentation: one.doc, insertText: `${one.name} = ` }));
  const last = item.at(-1)?.kind;
  const begins = last === Token.openParen || last === Token.comma || type !== null;
  return param === null || !begins ? names : [...ofType(asked, type ?? param.type), ...names];
}

function ofType(asked: Asked, type: Type): readonly Completion[] {
  switch (type.dimension) {
    case 'scene':
      return scenes(asked);
    case 'sound':
    case 'scent':
      return assets(asked, type.dimension);
    case 'colour':
      return assets(asked, 'light').filter(({ kind }) => kind !== 'asset');
    default:
      return values(asked, { type });
  }
}
