/** The texts of the project, what was found in them, and how safe they are. */

import type { Failure, Project, Result, TextVersion } from '../../app/bridge/index.ts';
import type { Analysis, Problem } from '../../dream-dsl/index.ts';

/** A text of the language; the others (`dream.json`, places of scenes, notes) mean nothing to it. */
export const isDreamText = (path: string): boolean => path.endsWith('.dream');

/** One text of the project. */
export interface Document {
  readonly path: string;
  readonly text: string;
  /** What the disk has, as far as we know. */
  readonly savedDigest: string | null;
  readonly savedText: string;
  readonly save: SaveState;
  /** Changes where another project takes the place of the one before: its text is no edit of that one's. */
  readonly revision: number;
}

export type SaveState =
  | { readonly kind: 'saved' | 'saving' | 'changed' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Another program changed the file, or removed it: then `disk` is null. `base` is what both came from, where that is known. */
  | { readonly kind: 'conflict'; readonly disk: DiskText | null; readonly base: string | null };

export interface DiskText {
  readonly text: string;
  readonly digest: string;
}

/** Unsaved texts that came back at the start. */
export interface Recovered {
  readonly paths: readonly string[];
  /** When they were last kept, ISO 8601. */
  readonly at: string | null;
}

export interface TextsState {
  readonly project: Project | null;
  /** Why the folder of the project is not there any more; null while it is. */
  readonly lost: Failure | null;
  /** What is in the folder of the project, as it was looked at last; null before. */
  readonly files: Result<'files.list'> | null;
  /** Every text of the project, by path. */
  readonly documents: Readonly<Record<string, Document>>;
  /** Paths of the texts that have a tab, in their order. */
  readonly tabs: readonly string[];
  /** The one of them that gives way to the next text that is only looked at; '' where none does. */
  readonly glanced: string;
  /** Paths of those that lost theirs, the last one last. */
  readonly closedTabs: readonly string[];
  /** The text in the editor; '' where there is none. */
  readonly path: string;
  /** The text whose dream is drawn, previewed and exported: the last one in the editor that has a dream. */
  readonly program: string;
  /** Offset of the caret in the text in the editor. */
  readonly caret: number;
  /** Of the text in the editor as it is now. */
  readonly analysis: Analysis | null;
  /** The text that `analysis` is of. */
  readonly analysedText: string;
  /** Every text that the program is made of. */
  readonly programFiles: readonly string[];
  /** Of each text that was looked at, by path. */
  readonly problems: Readonly<Record<string, readonly Problem[]>>;
  /** The texts that the problems are of. */
  readonly problemTexts: Readonly<Record<string, string>>;
  /** Earlier ones of every text of the project, newest first. */
  readonly versions: readonly TextVersion[];
  /** Why unsaved texts can not be kept safe; null where they are. */
  readonly unkept: Failure | null;
  readonly recovered: Recovered | null;
}

export const NO_TEXTS: TextsState = {
  project: null,
  lost: null,
  files: null,
  documents: {},
  tabs: [],
  glanced: '',
  closedTabs: [],
  path: '',
  program: '',
  caret: 0,
  analysis: null,
  analysedText: '',
  programFiles: [],
  problems: {},
  problemTexts: {},
  versions: [],
  unkept: null,
  recovered: null,
};
