/** What the window keeps by the paths of texts: under other paths, and without some. */

import type { Moved } from './moved.ts';
import type { State } from './store.ts';
import { type Document, isDreamText } from './texts-state.ts';

/** Everything that is told apart by path, under the new ones. */
export function underNewPaths(state: State, moved: Moved): Partial<State> {
  const documents = Object.values(state.documents).map((document): [string, Document] => [moved(document.path), { ...document, path: moved(document.path) }]);
  return {
    documents: Object.fromEntries(documents),
    tabs: state.tabs.map(moved),
    closedTabs: state.closedTabs.map(moved),
    path: moved(state.path),
    program: moved(state.program),
    programFiles: state.programFiles.map(moved),
    problems: keyed(state.problems, moved),
    problemTexts: keyed(state.problemTexts, moved),
    stops: state.stops.map((stop) => ({ ...stop, file: moved(stop.file) })),
    selection: null,
    ...(state.project === null ? {} : { project: { ...state.project, main: moved(state.project.main) } }),
  };
}

const keyed = <T>(record: Readonly<Record<string, T>>, moved: Moved): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([path, value]) => [moved(path), value]));

/** The window without some texts; where the one in the editor goes, the program is shown. */
export function without(state: State, gone: (path: string) => boolean): Partial<State> {
  const left = <T>(record: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(record).filter(([path]) => !gone(path)));
  const documents = left(state.documents);
  const main = state.project?.main ?? '';
  const next = main in documents ? main : (Object.keys(documents).find(isDreamText) ?? '');
  const tabs = state.tabs.filter((path) => !gone(path));
  const path = gone(state.path) ? (tabs[0] ?? next) : state.path;
  return {
    documents,
    problems: left(state.problems),
    problemTexts: left(state.problemTexts),
    tabs: tabs.length === 0 ? [path] : tabs,
    path,
    program: gone(state.program) ? next : state.program,
    ...(path === state.path ? {} : { analysis: null, analysedText: '', selection: null, caret: 0 }),
  };
}
