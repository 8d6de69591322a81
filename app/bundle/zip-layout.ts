/**
 * The only ZIP we write and accept: stored entries back to back in the order of their names' bytes, then the directory,
 * then its end. Names, sizes and checksums fix every other byte, so that a reader can make the structure again and compare.
 * Field layout: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */

import { join, utf8 } from './bytes.ts';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  readonly crc: number;
  /** Where its local header begins. */
  readonly offset: number;
}

export const LOCAL_HEADER_BYTES = 30;
export const CENTRAL_HEADER_BYTES = 46;
export const END_BYTES = 22;

/** 2.0: the first version with folders in names. */
const VERSION = 20;
/** Bit 11: names are UTF-8. */
const FLAGS = 0x0800;
/** Midnight, 1 January 1980: the first moment that ZIP knows. */
const [TIME, DATE] = [0, 0x0021];

export function localHeader(entry: ZipEntry): Uint8Array {
  const name = utf8(entry.name);
  return join(
    le([4, 0x04034b50], [2, VERSION], [2, FLAGS], [2, 0], [2, TIME], [2, DATE], [4, entry.crc], [4, entry.bytes], [4, entry.bytes], [2, name.length], [2, 0]),
    name,
  );
}

export function centralDirectory(entries: readonly ZipEntry[]): Uint8Array {
  return join(...entries.map(centralHeader));
}

export function endRecord(entries: readonly ZipEntry[], directoryAt: number, directoryBytes: number): Uint8Array {
  return le([4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, directoryBytes], [4, directoryAt], [2, 0]);
}

/** Entries in their order, with the offsets that follow from it, and where the directory begins. */
export function layOut(files: readonly Omit<ZipEntry, 'offset'>[]): { readonly entries: readonly ZipEntry[]; readonly directoryAt: number } {
  let offset = 0;
  const entries = files
    .toSorted((a, b) => compareNames(a.name, b.name))
    .map((file) => {
      const entry = { ...file, offset };
      offset += LOCAL_HEADER_BYTES + utf8(file.name).length + file.bytes;
      return entry;
    });
  return { entries, directoryAt: offset };
}

/** By the bytes of UTF-8, which is by code point. */
export function compareNames(a: string, b: string): number {
  const [left, right] = [utf8(a), utf8(b)];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = (left[i] as number) - (right[i] as number);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** What is wrong with a name, in words that follow "its name"; null where nothing is. */
export function nameProblem(name: string): string | null {
  if (name === '' || name.endsWith('/')) return 'names no file';
  if (/\p{Cc}/u.test(name)) return 'has a control character';
  if (name.includes('\\')) return 'has a backslash';
  if (name.startsWith('/') || name.includes(':')) return 'is absolute';
  if (name.split('/').some((part) => part === '' || part === '.' || part === '..')) return 'leads elsewhere';
  if (name.normalize('NFC') !== name) return 'is not in Unicode form NFC';
  return null;
}

export const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
export const u32 = (bytes: Uint8Array, at: number): number => (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;

function centralHeader(entry: ZipEntry): Uint8Array {
  const name = utf8(entry.name);
  const fields = le(
    [4, 0x02014b50],
    [2, VERSION],
    [2, VERSION],
    [2, FLAGS],
    [2, 0],
    [2, TIME],
    [2, DATE],
    [4, entry.crc],
    [4, entry.bytes],
    [4, entry.bytes],
    [2, name.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, entry.offset],
  );
  return join(fields, name);
}

/** Little-endian fields of 2 or 4 bytes. */
function le(...fields: readonly (readonly [size: 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}
