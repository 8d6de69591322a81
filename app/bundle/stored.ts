/** One file of a bundle, read where it lies: nothing in it is compressed. */

import { bad, good, type Outcome } from '../base/index.ts';
import type { ByteSource } from './ports.ts';
import { readDirectory, refused } from './zip-reader.ts';

/** The bundle was read and believed before. Closing the file closes `bundle`. */
export async function openStored(bundle: ByteSource, path: string): Promise<Outcome<ByteSource>> {
  const directory = await readDirectory(bundle);
  if (!directory.ok) return directory;
  const entry = directory.value.find((one) => one.name === path);
  if (entry === undefined) return bad(refused(`asset ${path}`, 'it is not there'));
  const { bytes: size, contentAt } = entry;
  return good({
    size,
    read: (offset, length) => bundle.read(contentAt + offset, Math.max(0, Math.min(length, size - offset))),
    close: () => bundle.close(),
  });
}
