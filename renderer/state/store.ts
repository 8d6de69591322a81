/** What the window knows: one store that every view reads and only the actions beside it change. */

import { create } from 'zustand';
import type { EngineStatus, Failure, Hypnogram, NightRecord, Project, Settings, Sleeper, Template } from '../../app/bridge/index.ts';
import type { Analysis, DreamGraph, Problem, Span } from '../../dream-dsl/index.ts';

export interface Document {
  readonly path: string;
  readonly text: string;
  /** What the disk has, as far as we know. */
  readonly savedDigest: string | null;
  readonly savedText: string;
  /** Changes where another document takes its place: its text is no edit of the one before. */
  readonly revision: number;
}

export type SaveState = { readonly kind: 'saved' | 'saving' | 'changed' } | { readonly kind: 'conflict' | 'failed'; readonly failure: Failure };

export interface Selection {
  readonly kind: 'node' | 'edge';
  readonly id: string;
  readonly span: Span;
}

/** A preview that was made, and the text it was made from. */
export interface Preview {
  readonly night: NightRecord;
  readonly text: string;
  readonly digest: string;
}

/** Work under way, to be shown and stopped. */
export interface Work {
  readonly what: string;
  readonly done: number;
  cancel(): void;
}

/** What the user tries again until it works. */
export type Matter = 'preview' | 'export' | 'import';

export interface Notice {
  readonly id: number;
  readonly tone: 'good' | 'bad' | 'plain';
  readonly title: string;
  readonly detail: string;
  /** A newer notice about the same thing takes its place. */
  readonly about?: Matter;
}

export type Sleeping = { readonly kind: 'sleeper' | 'hypnogram'; readonly name: string };

export interface State {
  readonly engine: EngineStatus;
  readonly settings: Settings;
  readonly project: Project | null;
  readonly document: Document | null;
  readonly save: SaveState;
  /** Of the text as it is now. */
  readonly analysis: Analysis | null;
  /** The text that `analysis` is of. */
  readonly analysedText: string;
  readonly problems: readonly Problem[];
  /** The last structure that was whole, and whether the text has moved on since. */
  readonly graph: DreamGraph | null;
  readonly graphStale: boolean;
  readonly graphDrawn: boolean;
  readonly selection: Selection | null;
  readonly sleepers: readonly Sleeper[];
  readonly hypnograms: readonly Omit<Hypnogram, 'stages'>[];
  readonly sleeping: Sleeping;
  readonly seed: number;
  readonly preview: Preview | null;
  readonly playheadMs: number;
  readonly playing: boolean;
  /** Seconds of the night in one second. */
  readonly rate: number;
  readonly work: Work | null;
  readonly templates: readonly Template[];
  readonly notices: readonly Notice[];
  readonly dialog: 'palette' | 'templates' | null;
}

export const DEFAULT_SETTINGS: Settings = { theme: 'midnight', recentProjects: [], lastSleeper: '', layout: '' };

export const useStore = create<State>(() => ({
  engine: 'starting',
  settings: DEFAULT_SETTINGS,
  project: null,
  document: null,
  save: { kind: 'saved' },
  analysis: null,
  analysedText: '',
  problems: [],
  graph: null,
  graphStale: false,
  graphDrawn: false,
  selection: null,
  sleepers: [],
  hypnograms: [],
  sleeping: { kind: 'sleeper', name: 'mara' },
  seed: 1,
  preview: null,
  playheadMs: 0,
  playing: false,
  rate: 60,
  work: null,
  templates: [],
  notices: [],
  dialog: null,
}));

export const get = useStore.getState;
export const set = useStore.setState;

/** The preview no longer belongs to the text. */
export const isNightStale = ({ preview, document }: State): boolean => preview !== null && document !== null && preview.text !== document.text;

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
