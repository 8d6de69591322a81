/** The mentions of a name that change together while its declaration is typed. */

import type { Span } from '../model.ts';
import type { Project } from '../syntax/index.ts';
import { nameAt } from './names.ts';
import { identityOf, usesIn } from './places.ts';
import { read } from './reading.ts';

/**
 * Of the scene, layer, asset, parameter or variable that is declared at an offset: its declaration and its uses in this text.
 * null elsewhere: who types over a mention means another thing, not another name.
 */
export function linkedEditing(project: Project, path: string, offset: number): readonly Span[] | null {
  const reading = read(project, path);
  const place = reading === null ? null : nameAt(reading.names, offset);
  if (reading === null || place === null || !place.declaration || !LINKED.has(place.symbol?.kind ?? '')) return null;
  const identity = identityOf(place.symbol, path);
  const places = identity === null ? undefined : usesIn(reading).get(identity);
  if (places === undefined || places.length < 2) return null;
  // Who writes `scene ` before `release {` names no scene so: what they write next would go into every arrow to the release.
  if (EVERYWHERE.has(reading.tree.text.slice(place.span.start, place.span.end))) return null;
  return places.map(({ span }) => span);
}

const LINKED: ReadonlySet<string> = new Set(['state', 'var', 'param', 'asset']);
/** What every dream has by itself. */
const EVERYWHERE: ReadonlySet<string> = new Set(['release', 'morning']);
