/** What projects need from the world: folders of files, templates to copy, and a store for what is not in any project. */

import type { AssetFact } from '../../dream-dsl/index.ts';
import type { Failure, Outcome, StageSpan } from '../base/index.ts';
import type { DatedVersion, VersionCause } from './retention.ts';

/** Largest asset a project may hold, bytes (256 MiB): about 25 minutes of uncompressed stereo at 48 kHz and 24 bit. */
export const MAX_ASSET_BYTES = 256 * 1024 * 1024;
/** Largest program text, bytes. */
export const MAX_TEXT_BYTES = 2 * 1024 * 1024;

export interface TextFile {
  readonly text: string;
  /** SHA-256 of the bytes on disk, hex. */
  readonly digest: string;
}

/** An asset open for reading; `stamp` changes whenever its bytes may have. */
export interface AssetBytes {
  readonly size: number;
  readonly stamp: string;
  read(offset: number, length: number): Promise<Outcome<Uint8Array>>;
  close(): Promise<void>;
}

/** Folders of projects. `path` is relative to `dir`, with `/`; nothing outside of `dir` is ever touched, also not through links. */
export interface ProjectFiles {
  /** The absolute folder that `path` names; for a `.dream` file its folder and name. */
  locate(path: string): Promise<Outcome<{ readonly dir: string; readonly file: string | null }>>;
  /** Every `.dream` file, sorted. */
  listDreams(dir: string): Promise<Outcome<readonly string[]>>;
  readText(dir: string, path: string): Promise<Outcome<TextFile>>;
  /** Every `.dream` and `.layout.json` file, `dream.json` and what of `also` is there, with a word that changes whenever its bytes may have. */
  stamps(dir: string, also: readonly string[]): Promise<Outcome<ReadonlyMap<string, string>>>;
  /** Hints whenever something in the folder may have changed, and now and then in any case. Returns the undo. */
  watch(dir: string, hint: () => void): () => void;
  /** Removes what killed writes left in the folder. Never fails: what can not be removed stays. */
  tidy(dir: string): Promise<void>;
  /** Atomic; makes the folders on the way, but not `dir`, which is `not-found` with its own `place` where it is gone. `basedOn` is the digest the text came from; null for a file that must not exist yet. */
  writeText(dir: string, path: string, text: string, basedOn: string | null): Promise<Outcome<{ readonly digest: string }>>;
  probe(dir: string, path: string): Promise<AssetFact>;
  openAsset(dir: string, path: string): Promise<Outcome<AssetBytes>>;
  /** Makes a folder with copies of everything in the template, where there is one, and `files` over them, all at once or not at all. Gives the folder. */
  createFrom(template: string | null, place: NewFolder, files: Readonly<Record<string, string>>): Promise<Outcome<string>>;
  /** Everything in `dir`, with `files` over it, in a new folder named after `name` in `into`, all at once or not at all. Gives the folder. */
  copy(dir: string, into: string, name: string, files: Readonly<Record<string, string>>): Promise<Outcome<string>>;
}

/** A folder to be made: this one, or one named after `name` in `into`; without that, where new projects are kept. */
export type NewFolder = { readonly dir: string } | { readonly into?: string | undefined; readonly name: string };

export interface TreeEntry {
  readonly path: string;
  /** Links count as what they lead to; `link` is one that leads out of the project, or nowhere. */
  readonly kind: 'folder' | 'dream' | 'file' | 'link';
  readonly bytes: number;
  /** A link, or reached by one: the same is somewhere else, too. */
  readonly linked: boolean;
}

export interface TrashedEntry {
  readonly id: string;
  /** Where it was. */
  readonly path: string;
  readonly folder: boolean;
  /** The day, YYYY-MM-DD. */
  readonly deletedAt: string;
}

/** The folder of a project as a tree. Paths as in `ProjectFiles`; nothing that lies in the way is ever overwritten: `exists`. */
/** What one thing that could not be added does not keep others from. */
export interface Added {
  readonly paths: readonly string[];
  readonly failures: readonly Failure[];
}

export interface ProjectTree {
  /** Folders before files, each folder before what is in it; hidden ones left out. `cut`: there is more. */
  list(dir: string): Promise<Outcome<{ readonly entries: readonly TreeEntry[]; readonly cut: boolean }>>;
  /** A file, or a folder with all in it. Makes the folders on the way. */
  move(dir: string, from: string, to: string): Promise<Outcome<null>>;
  /** An empty folder, with the folders on the way. */
  makeFolder(dir: string, path: string): Promise<Outcome<null>>;
  /** Into a hidden folder of the project, with what of `beside` is there. Gives the id to bring it back by. */
  trash(dir: string, path: string, beside?: readonly string[]): Promise<Outcome<string>>;
  /** Newest first. */
  trashed(dir: string): Promise<Outcome<readonly TrashedEntry[]>>;
  /** To where it was. Gives the path. */
  restore(dir: string, id: string): Promise<Outcome<string>>;
  /** Copies files, and folders with all in them, from anywhere into a folder of the project, '' for the project itself, under names that are free. */
  add(dir: string, folder: string, sources: readonly string[]): Promise<Added>;
}

/** One file for each project that has unsaved texts, outside of the project. */
export interface JournalFiles {
  /** Empty where there is none; `at`: when it was last written, ISO 8601. Fails with `locked` while another process keeps journals here. */
  read(dir: string): Promise<Outcome<{ readonly bytes: Uint8Array; readonly at: string | null }>>;
  /** On the disk for certain when it is done. Fails with `changed-outside` where the journal does not have `size` bytes. */
  append(dir: string, size: number, bytes: Uint8Array): Promise<Outcome<null>>;
  /** All at once or not at all; no bytes: no journal. */
  replace(dir: string, bytes: Uint8Array): Promise<Outcome<null>>;
  /** Keeps a copy of a damaged one, and gives its path. */
  setAside(dir: string): Promise<Outcome<string>>;
}

export interface TemplateFiles {
  /** Folder names, sorted. */
  list(): Promise<Outcome<readonly string[]>>;
  readText(template: string, path: string): Promise<Outcome<TextFile>>;
}

export interface StoredHypnogram {
  readonly name: string;
  readonly epochs: number;
  readonly stages: readonly StageSpan[];
  readonly notes: readonly string[];
  /** The clock at the first epoch, minutes after midnight; null where unknown. */
  readonly startMinutes: number | null;
}

export interface CohortFacts {
  readonly title: string;
  /** The second program of a comparison, else empty. */
  readonly against: string;
  readonly digest: string;
  readonly seed: number;
  readonly sleepers: number;
  /** Done. */
  readonly nights: number;
  readonly complete: boolean;
}

/** An earlier version of a text of a project. */
export interface TextVersion extends DatedVersion {
  readonly path: string;
  readonly note: string;
  /** SHA-256 of its UTF-8 bytes, hex. */
  readonly digest: string;
  /** UTF-16 units. */
  readonly length: number;
}

/** Earlier versions of texts, by the folder of their project. As many are kept as `superfluous` says. */
export interface VersionShelf {
  /** A text that is as its newest version is not kept twice; where the new cause tells more, it takes the place of the old one. */
  putVersions(
    dir: string,
    added: { readonly texts: readonly { readonly path: string; readonly text: string }[]; readonly cause: VersionCause; readonly note: string },
  ): Promise<Outcome<null>>;
  /** Newest first. */
  versions(dir: string): Promise<Outcome<readonly TextVersion[]>>;
  /** Null where it is no longer kept. */
  versionText(digest: string): Promise<Outcome<string | null>>;
}

/** What is kept outside of projects. Every call may fail with `locked`, `newer-version` or `unreadable`. */
export interface Store {
  hypnograms(): Promise<Outcome<readonly StoredHypnogram[]>>;
  hypnogram(name: string): Promise<Outcome<StoredHypnogram | null>>;
  /** Takes the place of one with the same name. */
  putHypnogram(hypnogram: StoredHypnogram): Promise<Outcome<null>>;
  /** JSON as it was put, or null. */
  settings(): Promise<Outcome<unknown>>;
  putSettings(settings: unknown): Promise<Outcome<null>>;
  /** Where walks stop in a project: JSON as it was put, or null. */
  stops(dir: string): Promise<Outcome<unknown>>;
  putStops(dir: string, stops: unknown): Promise<Outcome<null>>;
  /** Without their contents, newest first. */
  cohorts(): Promise<Outcome<readonly (CohortFacts & { readonly id: number; readonly createdAt: string })[]>>;
  /** The content as it was put, or null. */
  cohort(id: number): Promise<Outcome<string | null>>;
  /** Gives its id. */
  putCohort(facts: CohortFacts, content: string): Promise<Outcome<number>>;
  /** Whether there was one. */
  deleteCohort(id: number): Promise<Outcome<boolean>>;
}
