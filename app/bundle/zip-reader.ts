/** Reads the structure of a ZIP that may be hostile, and refuses all but the one layout we write. */

import { bad, type Failure, good, type Outcome } from '../base/index.ts';
import { fromUtf8, same } from './bytes.ts';
import { LIMITS } from './limits.ts';
import type { ByteSource } from './ports.ts';
import {
  CENTRAL_HEADER_BYTES,
  centralDirectory,
  compareNames,
  END_BYTES,
  endRecord,
  layOut,
  localHeader,
  nameProblem,
  u16,
  u32,
  type ZipEntry,
} from './zip-layout.ts';

export interface OpenEntry extends ZipEntry {
  /** Where its content begins. */
  readonly contentAt: number;
}

/** Part names for `refused`. */
export type Part = 'zip structure' | 'manifest' | 'program' | 'evidence' | 'source' | 'signature' | `asset ${string}`;

export function refused(part: Part, cause: string): Failure {
  return {
    why: 'refused',
    message: `The bundle is refused because of its ${part}: ${cause}.`,
    hint: 'It is damaged, was changed, or was not made by Dream Coder. Export or fetch it again.',
  };
}

/** Every byte outside of the entries' contents is checked here. */
export async function readDirectory(source: ByteSource): Promise<Outcome<readonly OpenEntry[]>> {
  const no = (cause: string) => bad(refused('zip structure', cause));
  if (source.size > LIMITS.bundleBytes) return no(`it has more than ${LIMITS.bundleBytes} bytes`);
  if (source.size < END_BYTES) return no('it is too short for a ZIP');
  const end = await readExactly(source, source.size - END_BYTES, END_BYTES);
  if (!end.ok) return end;
  if (u32(end.value, 0) !== 0x06054b50) return no('it does not end as a ZIP ends; the file may be cut off or have something after its end');
  const [count, directoryBytes, directoryAt] = [u16(end.value, 10), u32(end.value, 12), u32(end.value, 16)];
  if (count > LIMITS.entries) return no(`it has more than ${LIMITS.entries} files`);
  if (directoryAt + directoryBytes + END_BYTES !== source.size) return no('its directory is not where it says');
  if (directoryBytes > count * (CENTRAL_HEADER_BYTES + LIMITS.nameBytes)) return no('its directory is too long for its number of files');
  const directory = await readExactly(source, directoryAt, directoryBytes);
  if (!directory.ok) return directory;
  const listed = listEntries(directory.value, count);
  if (typeof listed === 'string') return no(listed);
  const { entries, directoryAt: expectedAt } = layOut(listed);
  if (expectedAt !== directoryAt) return no('its files leave gaps or overlap');
  if (!same(centralDirectory(entries), directory.value))
    return no('its directory uses compression, extra fields, another order or other features that a bundle does not have');
  if (!same(endRecord(entries, directoryAt, directoryBytes), end.value)) return no('its end record does not fit its directory');
  const open: OpenEntry[] = [];
  for (const entry of entries) {
    const expected = localHeader(entry);
    const header = await readExactly(source, entry.offset, expected.length);
    if (!header.ok) return header;
    if (!same(header.value, expected)) return no(`the header of “${entry.name}” does not fit the directory`);
    open.push({ ...entry, contentAt: entry.offset + expected.length });
  }
  return good(open);
}

/** Exactly `length` bytes, or a refusal: the file ends early. */
export async function readExactly(source: ByteSource, offset: number, length: number): Promise<Outcome<Uint8Array>> {
  const bytes = await source.read(offset, length);
  if (bytes.ok && bytes.value.length !== length) return bad(refused('zip structure', 'the file ends early'));
  return bytes;
}

/** What the directory lists, or what is wrong with it. */
function listEntries(directory: Uint8Array, count: number): Omit<ZipEntry, 'offset'>[] | string {
  const entries: Omit<ZipEntry, 'offset'>[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_HEADER_BYTES > directory.length) return 'its directory ends early';
    const length = u16(directory, at + 28);
    if (length > LIMITS.nameBytes || at + CENTRAL_HEADER_BYTES + length > directory.length) return 'its directory has a name that is too long';
    if (u16(directory, at + 10) !== 0) return 'it has a compressed file; everything in a bundle is stored as it is';
    const name = fromUtf8(directory.subarray(at + CENTRAL_HEADER_BYTES, at + CENTRAL_HEADER_BYTES + length));
    if (name === null) return 'its directory has a name that is not UTF-8';
    const problem = nameProblem(name);
    if (problem !== null) return `the ${i + 1}. file can not be accepted, its name ${problem}`;
    const before = entries.at(-1);
    if (before && compareNames(before.name, name) >= 0) return before.name === name ? `“${name}” is in it twice` : 'its files are not in order';
    entries.push({ name, bytes: u32(directory, at + 24), crc: u32(directory, at + 16) });
    at += CENTRAL_HEADER_BYTES + length;
  }
  return at === directory.length ? entries : 'its directory has bytes that belong to no file';
}
