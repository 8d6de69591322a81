/** The program as the window has it: its texts as they stand in the editors, newer than the disk. */

import type { ProgramSource } from '../../app/bridge/index.ts';
import type { Matter } from './shell-state.ts';
import { get, notify, type State } from './store.ts';
import { showPanel } from './view.ts';

export type FileSource = Extract<ProgramSource, { kind: 'file' }> & { readonly texts: Record<string, string> };

export function programSource(): FileSource | null {
  const { project, documents, program, programFiles } = get();
  if (project === null || documents[program] === undefined) return null;
  const paths = [...new Set([program, ...programFiles])];
  const texts = Object.fromEntries(paths.flatMap((path) => (documents[path] === undefined ? [] : [[path, documents[path].text]])));
  return { kind: 'file', dir: project.dir, path: program, texts };
}

export function hasErrors({ programFiles, problems }: Pick<State, 'programFiles' | 'problems'> = get()): boolean {
  return programFiles.some((path) => problems[path]?.some((problem) => problem.severity === 'error'));
}

/** Errors are told where they are. */
export function showErrors(title: string, about: Matter): void {
  showPanel('problems');
  notify({ tone: 'bad', title, detail: 'The program has errors. Mend them first; they are listed under Problems.', about });
}
