/** The mentions of a scene's name that change together while one of them is typed. */

import type { Span } from '../model.ts';
import type { Project } from '../syntax/index.ts';
import { nameAt } from './names.ts';
import { identityOf, usesIn } from './places.ts';
import { read } from './reading.ts';

/** Of the scene, layer, motif, parameter or variable at an offset: its declaration and its uses in this text. null elsewhere. */
export function linkedEditing(project: Project, path: string, offset: number): readonly Span[] | null {
  const reading = read(project, path);
  const place = reading === null ? null : nameAt(reading.names, offset);
  if (reading === null || place === null || !LINKED.has(place.symbol?.kind ?? '')) return null;
  const identity = identityOf(place.symbol, path);
  const places = identity === null ? undefined : usesIn(reading).get(identity);
  // Where it is declared in another text, one text alone must not change.
  if (places === undefined || !places.some(({ declaration }) => declaration) || places.length < 2) return null;
  return places.map(({ span }) => span);
}

const LINKED: ReadonlySet<string> = new Set(['state', 'var', 'param', 'asset']);
