/** What the window knows: one store that every view reads and only the actions beside it change. Each part of it stands in a file of its own. */

import { create } from 'zustand';
import type { Failure } from '../../app/bridge/index.ts';
import type { Problem } from '../../dream-dsl/index.ts';
import { type Cohort, type CohortState, NO_COHORT } from './cohort-state.ts';
import { type DevicesState, NO_DEVICES } from './devices-state.ts';
import { type GraphState, NO_GRAPH } from './graph-state.ts';
import { type NightState, NO_NIGHT } from './night-state.ts';
import { AT_THE_START, type Matter, type Notice, type ShellState } from './shell-state.ts';
import { type Document, NO_TEXTS, type SaveState, type TextsState } from './texts-state.ts';

export interface State extends ShellState, TextsState, GraphState, NightState, CohortState {
  readonly devices: DevicesState;
}

export const useStore = create<State>(() => ({ ...AT_THE_START, ...NO_TEXTS, ...NO_GRAPH, ...NO_NIGHT, ...NO_COHORT, devices: NO_DEVICES }));

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

/** Where nothing is written yet nothing is wrong: the empty page itself says how to begin. */
export const isBlank = ({ problemTexts }: Pick<State, 'problemTexts'>, path: string): boolean => problemTexts[path]?.trim() === '';

/** By file, those where something is wrong. */
export const filesWithProblems = (state: Pick<State, 'problems' | 'problemTexts'>): [string, readonly Problem[]][] =>
  Object.entries(state.problems).filter(([path, own]) => own.length > 0 && !isBlank(state, path));

export const countProblems = (state: State, severity?: Problem['severity']): number =>
  filesWithProblems(state).reduce(
    (sum, [, own]) => sum + (severity === undefined ? own.length : own.filter((problem) => problem.severity === severity).length),
    0,
  );

/** How grave they are together; null where there is none. */
export const worstProblem = (state: State): Problem['severity'] | null => GRAVEST_FIRST.find((severity) => countProblems(state, severity) > 0) ?? null;

const GRAVEST_FIRST: readonly Problem['severity'][] = ['error', 'warning', 'info'];

let notices = 0;

/** Tells of something that happened elsewhere than where the user looks. Gives the undo. */
export function notify(notice: Omit<Notice, 'id'>): () => void {
  const id = notices++;
  set((state) => ({ notices: [...withRoom(without(state.notices, notice.about)), { ...notice, id }] }));
  return () => dismiss(id);
}

export const dismiss = (id: number): void => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));

/** What was told of this is no longer so. */
export const settle = (about: Matter): void => set((state) => ({ notices: without(state.notices, about) }));

const MOST_NOTICES = 4;

/** Room for one more: what goes away by itself gives way before what stays until it is put away. */
function withRoom(told: readonly Notice[]): readonly Notice[] {
  if (told.length < MOST_NOTICES) return told;
  const first = told.find(({ tone }) => tone !== 'bad') ?? told[0];
  return told.filter((notice) => notice !== first);
}

const without = (told: readonly Notice[], about: Matter | undefined) => told.filter((notice) => notice.about === undefined || notice.about !== about);

export const notifyFailure = (title: string, { message, hint }: Failure, about?: Matter, action?: Notice['action']): void =>
  void notify({
    tone: 'bad',
    title,
    detail: hint === '' ? message : `${message} ${hint}`,
    ...(about === undefined ? {} : { about }),
    ...(action === undefined ? {} : { action }),
  });

/** Paths of the scenes that the playhead stands in, joined by a space; stable while they are the same. */
export const activeScenes = ({ preview, playheadMs }: State): string =>
  preview === null
    ? ''
    : preview.night.scenes
        .filter(({ from, to }) => from <= playheadMs && playheadMs < to)
        .map(({ path }) => path)
        .join(' ');
