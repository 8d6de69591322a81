/** Unsaved texts, kept safe outside of their project: what was answered to be kept is there after any crash. */

import { good, type Outcome } from '../base/index.ts';
import { apply, type Crc32, type Draft, type Drafts, type Entry, encodeEntries, entryFor, replay, wholeJournal } from './journal.ts';
import type { JournalFiles } from './ports.ts';

/** A text as it is now, and the digest of the file it follows on; null where it is in its file, or was given up. */
export interface Change {
  readonly path: string;
  readonly draft: { readonly text: string; readonly basedOn: string | null } | null;
}

export interface KeptDrafts {
  readonly drafts: Drafts;
  /** When the last of them was written, ISO 8601. */
  readonly at: string | null;
  /** What the user should know. */
  readonly notices: readonly string[];
}

export interface DraftKeeper {
  list(dir: string): Promise<Outcome<KeptDrafts>>;
  keep(dir: string, changes: readonly Change[]): Promise<Outcome<null>>;
  /** Before a file is written: from now on it may have this digest. Fails never: without it, the question is only asked once more. */
  saving(dir: string, path: string, digest: string): Promise<void>;
  /** The file has this text now. */
  saved(dir: string, path: string, text: string): Promise<void>;
}

/** A journal that grew beyond this, and beyond a few times what it would have to be, is written anew; bytes. */
const LONG = 256 * 1024;
const TIMES = 4;

interface Journal {
  readonly drafts: Map<string, Draft>;
  readonly at: string | null;
  readonly notices: readonly string[];
  /** Bytes in the file. */
  size: number;
  /** Its end may be torn: nothing may be added before it is written anew. */
  torn: boolean;
}

export function createDraftKeeper(files: JournalFiles, crc32: Crc32): DraftKeeper {
  const journals = new Map<string, Journal>();
  const queues = new Map<string, Promise<unknown>>();

  /** One after the other for each project. */
  function queued<T>(dir: string, work: () => Promise<T>): Promise<T> {
    const next = (queues.get(dir) ?? Promise.resolve()).then(work, work);
    queues.set(dir, next);
    return next;
  }

  async function open(dir: string): Promise<Outcome<Journal>> {
    const known = journals.get(dir);
    if (known !== undefined) return good(known);
    const read = await files.read(dir);
    if (!read.ok) return read;
    const { bytes, at } = read.value;
    const { drafts, sound } = replay(bytes, crc32);
    const notices = isDamaged(bytes, sound) ? await setAside(dir) : good([]);
    if (!notices.ok) return notices;
    const journal = { drafts, at, notices: notices.value, size: bytes.length, torn: sound < bytes.length };
    journals.set(dir, journal);
    return good(journal);
  }

  async function setAside(dir: string): Promise<Outcome<string[]>> {
    const copy = await files.setAside(dir);
    return copy.ok ? good([`The journal of unsaved texts was damaged. What stood before the damage is back; the whole file is kept as ${copy.value}.`]) : copy;
  }

  /** Everything that `entries` make of the drafts is on the disk, or it fails and the next time writes it all anew. */
  async function write(dir: string, journal: Journal, entries: readonly Entry[]): Promise<Outcome<null>> {
    for (const entry of entries) apply(journal.drafts, entry);
    if (!journal.torn && journal.size > 0) {
      const bytes = encodeEntries(entries, crc32);
      if (journal.size + bytes.length <= Math.max(LONG, TIMES * lengthOf(journal.drafts))) {
        const added = await files.append(dir, journal.size, bytes);
        if (added.ok) {
          journal.size += bytes.length;
          return added;
        }
      }
    }
    journal.torn = true;
    const bytes = journal.drafts.size === 0 ? new Uint8Array() : encodeEntries(wholeJournal(dir, journal.drafts), crc32);
    const replaced = await files.replace(dir, bytes);
    if (!replaced.ok) return replaced;
    journal.size = bytes.length;
    journal.torn = false;
    return replaced;
  }

  return {
    list: (dir) =>
      queued(dir, async () => {
        const journal = await open(dir);
        if (!journal.ok) return journal;
        const { drafts, at, notices } = journal.value;
        return good({ drafts: new Map(drafts), at, notices });
      }),
    keep: (dir, changes) =>
      queued(dir, async () => {
        const journal = await open(dir);
        if (!journal.ok) return journal;
        const entries = entriesFor(journal.value.drafts, changes);
        return entries.length === 0 && !journal.value.torn ? good(null) : write(dir, journal.value, entries);
      }),
    saving: (dir, path, digest) =>
      queued(dir, async () => {
        const journal = await open(dir);
        if (journal.ok && journal.value.drafts.has(path)) await write(dir, journal.value, [{ saving: path, digest }]);
      }),
    saved: (dir, path, text) =>
      queued(dir, async () => {
        const journal = await open(dir);
        if (journal.ok && journal.value.drafts.get(path)?.text === text) await write(dir, journal.value, [{ drop: path }]);
      }),
  };
}

function entriesFor(drafts: Drafts, changes: readonly Change[]): Entry[] {
  const after = new Map(drafts);
  return changes.flatMap(({ path, draft }) => {
    const entry = entryFor(path, after.get(path), draft);
    if (entry === null) return [];
    apply(after, entry);
    return [entry];
  });
}

/** A last line that is not whole was cut by a crash; whole lines after one that does not fit are damage. */
const isDamaged = (bytes: Uint8Array, sound: number): boolean => bytes.indexOf(0x0a, sound) !== -1;

/** UTF-16 units of all texts: about the bytes that a new journal would have. */
const lengthOf = (drafts: Drafts): number => [...drafts.values()].reduce((sum, { text }) => sum + text.length, 0);
