/**
 * The journal of a project's unsaved texts: lines of `crc32 json`, only ever added to. Cut anywhere, what is left is the
 * journal as it once was; the first line that is not whole ends it.
 */

import { z } from 'zod';
import { fromUtf8, join, utf8 } from '../base/index.ts';

/** A text that is not in its file yet. */
export interface Draft {
  readonly text: string;
  /** Digests of the file that this text follows on: the one it came from, then those that a save was about to write. Null: no file. */
  readonly bases: readonly (string | null)[];
}

export type Drafts = ReadonlyMap<string, Draft>;

const digest = z.string().nullable();
const offset = z.number().int().min(0);
const entrySchema = z.union([
  /** What the journal is of; its first line. */
  z.strictObject({ journal: z.literal(1), dir: z.string() }),
  z.strictObject({ whole: z.string(), text: z.string(), on: z.array(digest).min(1) }),
  z.strictObject({ edit: z.string(), from: offset, to: offset, text: z.string(), on: digest }),
  /** A save of this digest begins: from now on the file may have either. */
  z.strictObject({ saving: z.string(), digest }),
  /** The text is in its file, or was given up. */
  z.strictObject({ drop: z.string() }),
]);
export type Entry = z.infer<typeof entrySchema>;

export type Crc32 = (bytes: Uint8Array, before: number) => number;

const CRC_DIGITS = 8;
const NEWLINE = 0x0a;

export function encodeEntries(entries: readonly Entry[], crc32: Crc32): Uint8Array {
  const lines = entries.map((entry) => {
    const json = utf8(JSON.stringify(entry));
    const sum = crc32(json, 0).toString(16).padStart(CRC_DIGITS, '0');
    return [utf8(`${sum} `), json, Uint8Array.of(NEWLINE)];
  });
  return join(...lines.flat());
}

export interface Replayed {
  readonly drafts: Map<string, Draft>;
  /** Bytes from the start that are whole lines that fit. */
  readonly sound: number;
}

export function replay(bytes: Uint8Array, crc32: Crc32): Replayed {
  const drafts = new Map<string, Draft>();
  let sound = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, sound)) {
    const entry = entryOf(bytes.subarray(sound, end), crc32);
    if (entry === null || !apply(drafts, entry)) break;
    sound = end + 1;
  }
  return { drafts, sound };
}

/** What a journal of these drafts alone says. */
export const wholeJournal = (dir: string, drafts: Drafts): Entry[] => [
  { journal: 1, dir },
  ...[...drafts].map(([path, { text, bases }]): Entry => ({ whole: path, text, on: [...bases] })),
];

/** The entry that brings a path from one draft to the next; null where nothing is different. */
export function entryFor(path: string, before: Draft | undefined, after: { readonly text: string; readonly basedOn: string | null } | null): Entry | null {
  if (after === null) return before === undefined ? null : { drop: path };
  const { text, basedOn } = after;
  if (before === undefined) return { whole: path, text, on: [basedOn] };
  if (before.text === text && before.bases.length === 1 && before.bases[0] === basedOn) return null;
  const { from, to, newText } = difference(before.text, text);
  return { edit: path, from, to, text: newText, on: basedOn };
}

/** False where the entry can not be of these drafts. */
export function apply(drafts: Map<string, Draft>, entry: Entry): boolean {
  if ('journal' in entry) return true;
  if ('whole' in entry) drafts.set(entry.whole, { text: entry.text, bases: entry.on });
  else if ('drop' in entry) drafts.delete(entry.drop);
  else if ('saving' in entry) {
    const draft = drafts.get(entry.saving);
    if (draft === undefined) return false;
    drafts.set(entry.saving, { ...draft, bases: [...draft.bases, entry.digest] });
  } else {
    const draft = drafts.get(entry.edit);
    if (draft === undefined || entry.from > entry.to || entry.to > draft.text.length) return false;
    drafts.set(entry.edit, { text: draft.text.slice(0, entry.from) + entry.text + draft.text.slice(entry.to), bases: [entry.on] });
  }
  return true;
}

function entryOf(line: Uint8Array, crc32: Crc32): Entry | null {
  const json = line.subarray(CRC_DIGITS + 1);
  if (fromUtf8(line.subarray(0, CRC_DIGITS)) !== crc32(json, 0).toString(16).padStart(CRC_DIGITS, '0')) return null;
  try {
    return entrySchema.safeParse(JSON.parse(fromUtf8(json) ?? '')).data ?? null;
  } catch {
    return null;
  }
}

function difference(before: string, after: string): { from: number; to: number; newText: string } {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let tail = 0;
  while (tail < most - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { from, to: before.length - tail, newText: after.slice(from, after.length - tail) };
}
