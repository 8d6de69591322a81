/** Ways to change a bundle: blindly, byte by byte, and by somebody who knows the format, makes every digest again and signs it. */

import { encode } from 'cborg';
import { utf8 } from '../../app/bundle/bytes.ts';
import { canonicalJson, type Json } from '../../app/bundle/canonical-json.ts';
import { type Manifest, makeManifest } from '../../app/bundle/manifest.ts';
import { sha256Hex } from '../../main/adapters/crypto.ts';
import { AUTHOR, listed, type Original, pack, STRANGER, signatureOf } from './corpus.ts';

export interface Mutant {
  readonly kind: (typeof KINDS)[number];
  readonly bytes: Uint8Array;
  /** Signed anew, by another key: it may be whole, but never the author's. */
  readonly signed: boolean;
}

export const KINDS = ['bytes', 'zip fields', 'signature', 'manifest', 'manifest, signed', 'files', 'cbor bytes', 'tables'] as const;

type Next = () => number;

export function mutant(corpus: readonly Original[], next: Next): Mutant {
  const below = (n: number) => Math.floor(next() * n);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const one = pick(corpus);
  // Most of what a stranger can do is in the tables.
  const kind = next() < 0.25 ? 'tables' : pick(KINDS);
  const unsigned = (bytes: Uint8Array): Mutant => ({ kind, bytes, signed: false });
  const signed = (manifest: Manifest, files: ReadonlyMap<string, Uint8Array>): Mutant => ({
    kind,
    bytes: pack(utf8(canonicalJson(manifest as Json)), files, STRANGER),
    signed: true,
  });
  switch (kind) {
    case 'bytes':
      return unsigned(changedBytes(one.bytes, next));
    case 'zip fields': {
      const bytes = one.bytes.slice();
      const view = new DataView(bytes.buffer);
      const directoryAt = view.getUint32(bytes.length - 6, true);
      for (let n = 1 + below(2); n > 0; n--) {
        const at = next() < 0.3 ? bytes.length - 22 + below(18) : directoryAt + below(bytes.length - directoryAt - 4);
        if (next() < 0.5) view.setUint16(at, pick([0, 1, 8, 99, 0xffff, below(65536)]), true);
        else view.setUint32(at, pick([0, 1, 0x7fffffff, 0xffffffff, bytes.length, below(2 ** 31)]), true);
      }
      return unsigned(bytes);
    }
    case 'signature': {
      const manifest = utf8(canonicalJson(one.manifest as Json));
      const parsed = JSON.parse(Buffer.from(signatureOf(manifest, AUTHOR)).toString()) as unknown;
      return unsigned(pack(manifest, one.files, AUTHOR, utf8(canonicalJson(changedValue(parsed, next) as Json))));
    }
    case 'manifest': {
      // Changed, with the author's signature of what it was.
      const changed = changedValue(structuredClone(one.manifest), next);
      const signature = signatureOf(utf8(canonicalJson(one.manifest as Json)), AUTHOR);
      return unsigned(pack(utf8(canonicalJson(changed as Json)), one.files, AUTHOR, signature));
    }
    case 'manifest, signed':
      return signed(changedValue(structuredClone(one.manifest), next) as Manifest, one.files);
    case 'files': {
      const files = new Map(one.files);
      const name = pick([...files.keys()]);
      const other = pick(corpus);
      if (next() < 0.3) files.delete(name);
      else if (next() < 0.5) files.set(name, pick([...other.files.values()]));
      else
        files.set(
          pick([name, `${name}x`, `../${name}`, `source/${'a'.repeat(below(600))}.dream`, 'evil.exe']),
          changedBytes(files.get(name) as Uint8Array, next),
        );
      return next() < 0.5 ? signed(listed(one.manifest, files), files) : unsigned(pack(utf8(canonicalJson(one.manifest as Json)), files, AUTHOR));
    }
    case 'cbor bytes': {
      const files = new Map(one.files).set('program.cbor', changedBytes(one.files.get('program.cbor') as Uint8Array, next));
      return signed(listed(one.manifest, files), files);
    }
    case 'tables': {
      let program: unknown = structuredClone(one.stored);
      for (let n = 1 + below(3); n > 0; n--) program = changedTables(program, next);
      const files = new Map(one.files).set('program.cbor', encodeAny(program) ?? new Uint8Array());
      // As a stranger would: the manifest says again what the program says.
      return signed(described(one, program) ?? listed(one.manifest, files), files);
    }
  }

  function described(from: Original, program: unknown): Manifest | null {
    try {
      const p = program as Original['program'];
      const files = new Map(from.files).set('program.cbor', encode(program));
      return makeManifest(p, { ...listed(from.manifest, files), titleDigest: sha256Hex(utf8(p.title)) });
    } catch {
      return null;
    }
  }
}

function encodeAny(value: unknown): Uint8Array | null {
  try {
    return encode(value);
  } catch {
    return null;
  }
}

function changedBytes(from: Uint8Array, next: Next): Uint8Array {
  const below = (n: number) => Math.floor(next() * n);
  let bytes = Buffer.from(from);
  for (let n = 1 + below(3); n > 0; n--) {
    const at = below(bytes.length);
    const length = Math.min(bytes.length - at, 1 + below(16));
    const how = below(6);
    if (how === 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
    else if (how === 1) bytes[at] = [0, 1, 0x7f, 0x80, 0xff, below(256)][below(6)] as number;
    else if (how === 2) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    else if (how === 3) bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(Array.from({ length }, () => below(256))), bytes.subarray(at)]);
    else if (how === 4) bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    else bytes = bytes.subarray(0, at);
    if (bytes.length === 0) break;
  }
  return new Uint8Array(bytes);
}

const NUMBERS = [-1, 0, 1, 2, 3, 0.5, -0.5, 255, 65_535, 999_999, 1_000_000, 1_000_001, 2 ** 31, 2 ** 53, 1e308, -1e308, Number.MIN_VALUE];
const WORDS = [
  '',
  'sound',
  'light',
  'add',
  'div',
  'num',
  'var',
  'in',
  'sensor',
  'heart',
  'release',
  'parallel',
  'atomic',
  '__proto__',
  'constructor',
  '\u0000',
  'a'.repeat(5000),
];

/** One value somewhere inside is another. */
function changedValue(value: unknown, next: Next): unknown {
  const below = (n: number) => Math.floor(next() * n);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  if (Array.isArray(value) && value.length > 0 && next() < 0.9) {
    const at = below(value.length);
    const how = next();
    if (how < 0.7) value[at] = changedValue(value[at], next);
    else if (how < 0.8) value.splice(at, 1);
    else if (how < 0.9) value.splice(at, 0, structuredClone(pick(value)));
    else [value[0], value[at]] = [value[at], value[0]];
    return value;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && next() < 0.95) {
    const record = value as Record<string, unknown>;
    const key = pick(Object.keys(record));
    const how = next();
    if (key === undefined || how < 0.02) record[pick(WORDS)] = pick(NUMBERS);
    else if (how < 0.04) delete record[key];
    else record[key] = changedValue(record[key], next);
    return record;
  }
  if (typeof value === 'number' && next() < 0.9) return next() < 0.4 ? value + pick([-1, 1, 0.5, -value, value]) : next() < 0.5 ? below(200) : pick(NUMBERS);
  if (typeof value === 'boolean' && next() < 0.9) return !value;
  return next() < 0.5 ? pick(WORDS) : pick<unknown>([...NUMBERS, null, true, [], {}]);
}

/** As somebody would who wants it to be accepted: values of the same kind, rows moved and doubled, whole subtrees grown. */
function changedTables(value: unknown, next: Next): unknown {
  const tables = (value ?? {}) as Record<string, unknown[]>;
  const below = (n: number) => Math.floor(next() * n);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const rows = ['exprs', 'states', 'transitions', 'cues', 'limits', 'anchors', 'vars', 'params'].filter(
    (name) => Array.isArray(tables[name]) && tables[name].length > 0,
  );
  if (rows.length === 0 || next() < 0.1) return changedValue(value, next);
  const table = tables[pick(rows)] as unknown[];
  const at = below(table.length);
  const row = table[at];
  if (next() < 0.15) table.push(structuredClone(pick(table)));
  else if (typeof row === 'object' && row !== null && !Array.isArray(row)) {
    const record = row as Record<string, unknown>;
    const key = pick(Object.keys(record));
    const other = pick(table) as Record<string, unknown>;
    // A field of another row fits more often than one that is made up; so does a small number.
    if (next() < 0.4) record[key] = structuredClone(other[key]);
    else if (typeof record[key] === 'number') record[key] = below(40) - 1;
    else record[key] = changedValue(record[key], next);
  } else table[at] = changedValue(row, next);
  return value;
}
