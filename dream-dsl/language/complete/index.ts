/** What could be written at a place: only what fits there, the likeliest first. */

import type { Completion } from '../../model.ts';
import { type Project, Token } from '../../syntax/index.ts';
import { scopeAt, stateAt } from '../around.ts';
import { read } from '../reading.ts';
import { dotted } from './dotted.ts';
import { headOf } from './head.ts';
import { inItem } from './item.ts';
import type { Asked } from './offer.ts';
import { placeAt } from './place.ts';
import { beginnings } from './start.ts';
import { inText } from './text.ts';
import { units } from './unit.ts';

/**
 * Each says what part of the text it replaces, and what else changes when it is taken. `typed`: the character that asked by itself.
 * A quote that ends a text asks for nothing: the Enter after it would take the first of what comes next.
 */
export function complete(project: Project, path: string, offset: number, typed: string | null = null): readonly Completion[] {
  const reading = read(project, path);
  const place = reading === null ? null : placeAt(reading.tree, offset);
  if (reading === null || place === null || (typed === '"' && place.text === null)) return [];
  const scope = scopeAt(reading.symbols, reading.tree, offset);
  const asked: Asked = { reading, place, scope, state: stateAt(scope, offset) };
  return unique(suggest(asked));
}

function suggest(asked: Asked): readonly Completion[] {
  const { item, number, text } = asked.place;
  if (text !== null) return inText(asked, text);
  if (number) return units(asked);
  if (item.length === 0) return beginnings(asked);
  if (item.at(-1)?.word === '.') return dotted(asked);
  return (item[0]?.kind === Token.number ? null : headOf(asked)) ?? inItem(asked);
}

/** The first of each label. */
function unique(list: readonly Completion[]): readonly Completion[] {
  const seen = new Set<string>();
  return list.filter(({ label }) => !seen.has(label) && seen.add(label));
}
