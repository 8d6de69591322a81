/** What the window knows: one store that every view reads and only the actions beside it change. */

import { create } from 'zustand';
import {
  type CohortEntry,
  type CohortReport,
  type Comparison,
  DEFAULT_SETTINGS,
  type EngineStatus,
  type Failure,
  type HeldPromise,
  type Hypnogram,
  type ListedSleeper,
  type Moment,
  type NightName,
  type NightRecord,
  type Project,
  type Result,
  type Settings,
  type Template,
  type TextVersion,
  type Why,
  type WhyNot,
} from '../../app/bridge/index.ts';
import type { Analysis, DreamGraph, Lowered, Problem, Span } from '../../dream-dsl/index.ts';
import { type DevicesState, NO_DEVICES } from './devices-state.ts';
import type { NightEvent } from './night-events.ts';

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

export interface Selection {
  readonly kind: 'node' | 'edge';
  readonly id: string;
  readonly file: string;
  readonly span: Span;
}

/** Which night of which device; live: it is on, and followed; cut: it could not be followed to its end; checked: every line of its log was. */
export interface PlayedBy {
  readonly device: string;
  readonly fingerprint: string;
  readonly night: number;
  readonly state: 'live' | 'cut' | 'checked';
}

/** A preview that was made, and the texts it was made from, by path. */
export interface Preview {
  readonly night: NightRecord;
  readonly texts: Readonly<Record<string, string>>;
  readonly digest: string;
  /** What made it: the engine finds it again by that. null: a device made it, and only the device can be asked about it. */
  readonly name: NightName | null;
  /** The device that played it; absent: it was played here. */
  readonly played?: PlayedBy;
  /** Where each row of its program stands in these texts; null until that is known. */
  readonly origins: Lowered['origins'] | null;
}

/** Many nights, and what they were made from. */
export interface Cohort {
  readonly report: CohortReport;
  /** Of the program that the rows are of, by path; null where only its digest is known, and it is another one than the window's. */
  readonly texts: Readonly<Record<string, string>> | null;
  /** Where each row stands in these texts. */
  readonly origins: Lowered['origins'] | null;
  /** Some nights are still to come. */
  readonly running: boolean;
}

/** A version of the program that is kept for a comparison. */
export interface Pinned {
  readonly dir: string;
  readonly path: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** A part of the night, ms since lights out. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What the user did to the rows of the night, by row. */
export interface RowChoices {
  readonly folded: Readonly<Record<string, boolean>>;
  /** px */
  readonly heights: Readonly<Record<string, number>>;
}
/** The previewed night beside another. */
export interface Beside {
  /** What the other one is, in words. */
  readonly words: string;
  /** null: the sleep without the program. */
  readonly night: NightRecord | null;
  readonly comparison: Comparison;
}

/** Where a walk through the night stops. */
export interface PlacedStop {
  readonly id: number;
  /** '' for a condition that stands nowhere. */
  readonly file: string;
  /** Of what it stands on, in `text`. */
  readonly span: Span;
  readonly text: string;
  readonly label: string;
  readonly condition: string;
  /** Only at so manieth time; null: each time. */
  readonly hits: number | null;
  readonly on: boolean;
}

/** What was asked of the night, and what it answered. */
export interface Question {
  readonly kind: 'transition' | 'cue';
  readonly row: number;
  /** Of a choice, the arm that leads to this path. */
  readonly target?: string;
  /** Why then; null: why, or why not, in all of the range. */
  readonly at: number | null;
  readonly range: Stretch | null;
}
export type Answer = { readonly kind: 'why'; readonly why: Why; readonly happened: readonly number[] } | { readonly kind: 'why-not'; readonly whyNot: WhyNot };

/** Work under way, to be shown and stopped. */
export interface Work {
  readonly what: string;
  readonly done: number;
  cancel(): void;
}

/** What the user tries again until it works. */
export type Matter =
  | 'preview'
  | 'export'
  | 'night-export'
  | 'import'
  | 'cohort'
  | 'graph'
  | 'settings'
  | 'files'
  | 'outside'
  | 'history'
  | 'devices'
  | 'promises';

export interface Notice {
  readonly id: number;
  readonly tone: 'good' | 'bad' | 'plain';
  readonly title: string;
  readonly detail: string;
  /** A newer notice about the same thing takes its place. */
  readonly about?: Matter;
  /** The one thing to do about it, such as to take it back. */
  readonly action?: { readonly label: string; run(): void };
}

export type Sleeping = { readonly kind: 'sleeper' | 'hypnogram'; readonly name: string };

export interface Promises {
  /** Of the program that they are of. */
  readonly digest: string;
  readonly list: readonly HeldPromise[];
  /** Nights of each group that were looked through at the most; 0: none. */
  readonly nights: number;
}

export interface State {
  readonly engine: EngineStatus;
  readonly settings: Settings;
  readonly project: Project | null;
  /** What is in the folder of the project, as it was looked at last; null before. */
  readonly files: Result<'files.list'> | null;
  /** Every text of the project, by path. */
  readonly documents: Readonly<Record<string, Document>>;
  /** Paths of the texts that have a tab, in their order. */
  readonly tabs: readonly string[];
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
  /** The structure of the text as it is, and whether a part that is broken there is drawn as it was. */
  readonly graph: DreamGraph | null;
  readonly graphStale: boolean;
  readonly graphDrawn: boolean;
  /** The scene whose inside is shown as a picture of its own; null: the whole dream. */
  readonly graphInside: string | null;
  /** A scene whose name is being written, or that an arrow is being drawn from. */
  readonly graphTask: { readonly kind: 'rename' | 'connect'; readonly node: string } | null;
  /** What is selected in the graph is shown beside it, to be changed. */
  readonly inspecting: boolean;
  /** What was done in the graph, for who does not see it. */
  readonly said: string;
  readonly selection: Selection | null;
  /** Scenes selected in the graph, the selection's among them; `chosenOf` tells which of them count. */
  readonly chosen: readonly string[];
  /** Hidden ones too. */
  readonly sleepers: readonly ListedSleeper[];
  /** What the dream asks of each sleeper beyond what they agreed to. */
  readonly fits: Result<'program.fits'>['sleepers'];
  readonly hypnograms: readonly Omit<Hypnogram, 'stages'>[];
  readonly sleeping: Sleeping;
  readonly seed: number;
  readonly preview: Preview | null;
  /** The cursor in the night, ms since lights out. */
  readonly playheadMs: number;
  /** What is selected of what happened in the night. */
  readonly nightEvent: NightEvent | null;
  /** The part of the night that is shown; null: all of it. */
  readonly nightView: Stretch | null;
  /** The part of it whose numbers are read. */
  readonly nightRange: Stretch | null;
  /** All of the night at the playhead, where somebody looks at it; of a moment before while the next is asked for. */
  readonly moment: Moment | null;
  /** Why there is none. */
  readonly momentFailure: Failure | null;
  readonly nightRows: RowChoices;
  /** What of the night is heard, and what is to be said of it. */
  readonly listening: { readonly what: string; readonly notes: readonly string[] } | null;
  readonly beside: Beside | null;
  readonly stops: readonly PlacedStop[];
  /** Where this night meets them, in order of time. */
  readonly stopped: readonly { readonly at: number; readonly time: number; readonly id: number }[];
  /** By stop: why it can not be met. */
  readonly stopProblems: Readonly<Record<number, string>>;
  readonly question: Question | null;
  readonly answer: Answer | null;
  readonly answerFailure: Failure | null;
  readonly playing: boolean;
  /** Seconds of the night in one second. */
  readonly rate: number;
  readonly work: Work | null;
  /** The one that the panel shows. */
  readonly cohort: Cohort | null;
  readonly cohortWork: Work | null;
  /** What is known of the promises of the dream; null before it was looked at. */
  readonly promises: Promises | null;
  readonly promiseWork: { readonly done: number; readonly sofar: readonly HeldPromise[]; cancel(): void } | null;
  /** Those that are kept, newest first. */
  readonly cohorts: readonly CohortEntry[];
  readonly devices: DevicesState;
  readonly pinned: Pinned | null;
  /** The small one that runs by itself after edits. */
  readonly quick: Cohort | null;
  readonly templates: readonly Template[];
  readonly notices: readonly Notice[];
  /** Earlier ones of every text of the project, newest first. */
  readonly versions: readonly TextVersion[];
  /** Why unsaved texts can not be kept safe; null where they are. */
  readonly unkept: Failure | null;
  readonly recovered: Recovered | null;
  readonly dialog: 'palette' | 'templates' | 'help' | 'sleepers' | 'settings' | 'keys' | 'compare' | null;
  /** The text that is compared with its file. */
  readonly comparing: string;
  /** The code whose page the help shows. */
  readonly help: string;
}

/** What was asked of a night and looked at in it: another night begins without. */
export const NOTHING_ASKED = {
  playing: false,
  beside: null,
  question: null,
  answer: null,
  answerFailure: null,
  nightEvent: null,
  nightView: null,
  nightRange: null,
} satisfies Partial<State>;

export const useStore = create<State>(() => ({
  engine: 'starting',
  settings: DEFAULT_SETTINGS,
  project: null,
  files: null,
  documents: {},
  tabs: [],
  path: '',
  program: '',
  caret: 0,
  analysis: null,
  analysedText: '',
  programFiles: [],
  problems: {},
  problemTexts: {},
  graph: null,
  graphStale: false,
  graphDrawn: false,
  graphInside: null,
  graphTask: null,
  inspecting: false,
  said: '',
  selection: null,
  chosen: [],
  sleepers: [],
  fits: [],
  hypnograms: [],
  sleeping: { kind: 'sleeper', name: 'mara' },
  seed: 1,
  preview: null,
  playheadMs: 0,
  ...NOTHING_ASKED,
  moment: null,
  momentFailure: null,
  nightRows: { folded: {}, heights: {} },
  listening: null,
  stops: [],
  stopped: [],
  stopProblems: {},
  rate: 60,
  work: null,
  cohort: null,
  cohortWork: null,
  promises: null,
  promiseWork: null,
  cohorts: [],
  devices: NO_DEVICES,
  pinned: null,
  quick: null,
  templates: [],
  notices: [],
  versions: [],
  unkept: null,
  recovered: null,
  dialog: null,
  comparing: '',
  help: '',
}));

export const get = useStore.getState;
export const set = useStore.setState;

/** The text in the editor. */
export const documentOf = ({ documents, path }: State): Document | null => documents[path] ?? null;

/** The preview no longer belongs to the texts. */
export const isNightStale = ({ preview, documents }: State): boolean =>
  preview !== null && Object.entries(preview.texts).some(([path, text]) => documents[path]?.text !== text);

/** The same of a cohort. */
export const isCohortStale = ({ documents }: State, { texts }: Cohort): boolean =>
  texts === null || Object.entries(texts).some(([path, text]) => documents[path]?.text !== text);

export function changeDocument(path: string, part: Partial<Document>): void {
  useStore.setState(({ documents }) => {
    const document = documents[path];
    return document === undefined ? {} : { documents: { ...documents, [path]: { ...document, ...part } } };
  });
}

export const isUnsaved = ({ text, savedText }: Document): boolean => text !== savedText;

/** The text that needs the user most: one that can not be saved before one that is not saved yet. */
export function worstSave({ documents }: State): Document | null {
  const rank: readonly SaveState['kind'][] = ['conflict', 'failed', 'saving', 'changed'];
  const all = Object.values(documents);
  for (const kind of rank) {
    const found = all.find(({ save }) => save.kind === kind);
    if (found !== undefined) return found;
  }
  return null;
}

export const countProblems = ({ problems }: State, severity?: Problem['severity']): number =>
  Object.values(problems).reduce((sum, own) => sum + (severity === undefined ? own.length : own.filter((problem) => problem.severity === severity).length), 0);

let notices = 0;

/** Tells of something that happened elsewhere than where the user looks. Gives the undo. */
export function notify(notice: Omit<Notice, 'id'>): () => void {
  const id = notices++;
  set((state) => ({ notices: [...without(state.notices, notice.about).slice(-3), { ...notice, id }] }));
  return () => dismiss(id);
}

export const dismiss = (id: number): void => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));

/** What was told of this is no longer so. */
export const settle = (about: Matter): void => set((state) => ({ notices: without(state.notices, about) }));

const without = (told: readonly Notice[], about: Matter | undefined) => told.filter((notice) => notice.about === undefined || notice.about !== about);

export const notifyFailure = (title: string, { message, hint }: Failure, about?: Matter): void =>
  void notify({ tone: 'bad', title, detail: hint === '' ? message : `${message} ${hint}`, ...(about === undefined ? {} : { about }) });

/** Paths of the scenes that the playhead stands in, joined by a space; stable while they are the same. */
export const activeScenes = ({ preview, playheadMs }: State): string =>
  preview === null
    ? ''
    : preview.night.scenes
        .filter(({ from, to }) => from <= playheadMs && playheadMs < to)
        .map(({ path }) => path)
        .join(' ');
