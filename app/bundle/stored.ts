/** The files of a bundle where they lie: nothing in it is compressed. */

import { bad, good, type Outcome } from '../base/index.ts';
import type { ByteSource } from './ports.ts';
import { readDirectory, refused } from './zip-reader.ts';

/** The bundle was read and believed before. Closing the file closes `bundle`. */
export async function openStored(bundle: ByteSource, path: string): Promise<Outcome<ByteSource>> {
  const places = await storedPlaces(bundle);
  if (!places.ok) return places;
  const place = places.value.get(path);
  if (place === undefined) return bad(refused(`asset ${path}`, 'it is not there'));
  const { at, bytes: size } = place;
  return good({
    size,
    read: (offset, length) => bundle.read(at + offset, Math.max(0, Math.min(length, size - offset))),
    close: () => bundle.close(),
  });
}

export interface StoredPlace {
  readonly at: number;
  readonly bytes: number;
}

/** Where the content of each file begins and how long it is, by its path. */
export async function storedPlaces(bundle: ByteSource): Promise<Outcome<ReadonlyMap<string, StoredPlace>>> {
  const directory = await readDirectory(bundle);
  return directory.ok ? good(new Map(directory.value.map(({ name, contentAt, bytes }) => [name, { at: contentAt, bytes }]))) : directory;
}
