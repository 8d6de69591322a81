/** Above a declaration: how often it is used, and where. */

import type { CodeLens, Location } from '../model.ts';
import type { Project } from '../syntax/index.ts';
import type { NamePlace } from './names.ts';
import { identityOf, tied, usesIn } from './places.ts';
import { type Reading, read } from './reading.ts';

/** For each scene and motif that the text declares, in order. What holds one value has a line of its own, which more words would only push apart. */
export function codeLenses(project: Project, path: string): readonly CodeLens[] {
  const reading = read(project, path);
  if (reading === null) return [];
  const others = shares(reading)
    ? tied(project, path)
        .slice(1)
        .flatMap((file) => read(project, file) ?? [])
    : [];
  const lenses = reading.names.filter((place) => place.declaration && COUNTED.has(place.symbol?.kind ?? '')).map((place) => lensOf(reading, place, others));
  return lenses.filter((lens) => lens !== null);
}

const COUNTED: ReadonlySet<string> = new Set(['state', 'motif']);

/** Whether the text has something that others can speak of. */
const shares = ({ symbols }: Reading): boolean => symbols.motifs.length > 0 || symbols.sharedAssets.size > 0;

function lensOf(reading: Reading, place: NamePlace, others: readonly Reading[]): CodeLens | null {
  const identity = identityOf(place.symbol, reading.path) as string;
  const locations: Location[] = [];
  for (const one of [reading, ...others]) {
    for (const { span, declaration } of usesIn(one).get(identity) ?? []) if (!declaration) locations.push({ file: one.path, span });
  }
  // A ritual or a layer is entered without being named.
  if (locations.length === 0 && place.symbol?.kind === 'state' && place.symbol.role !== 'scene') return null;
  return { span: place.span, title: titleOf(place, locations.length), locations };
}

function titleOf({ symbol }: NamePlace, n: number): string {
  if (symbol?.kind === 'state') return n === 0 ? 'not named' : n === 1 ? 'named once' : `named ${n} times`;
  return n === 0 ? 'not used' : n === 1 ? 'used once' : `used ${n} times`;
}
