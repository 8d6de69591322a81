/** Every save of `dream.json` is taken up at once: what the project is called, and which dream is its own. */

import { headOf, PROJECT_FILE } from '../../app/bridge/index.ts';
import { analyzeSoon } from './analysis.ts';
import { type State, set, useStore } from './store.ts';

/** From now on name and program of the project are those of the file as it was saved last. Gives the undo. */
export function followProjectFile(): () => void {
  return useStore.subscribe((state, before) => {
    const [now, then] = [state.documents[PROJECT_FILE], before.documents[PROJECT_FILE]];
    if (now === undefined || then === undefined || now.savedText === then.savedText || state.project?.dir !== before.project?.dir) return;
    const change = changeOf(then.savedText, now.savedText, state);
    if (change === null) return;
    set(change);
    analyzeSoon();
  });
}

/** What another text of the file changes in the window; null for nothing. Where it names no text of the project, the one before stays. */
export function changeOf(
  before: string,
  after: string,
  { project, program, documents }: Pick<State, 'project' | 'program' | 'documents'>,
): Partial<State> | null {
  const [then, now] = [headOf(before), headOf(after)];
  if (project === null) return null;
  const main = now.main !== null && now.main !== then.main && now.main in documents ? now.main : project.main;
  const name = now.name !== null && now.name !== then.name ? now.name : project.name;
  if (main === project.main && name === project.name) return null;
  // Who looks at the project's own dream goes on looking at it.
  return { project: { ...project, main, name }, ...(program === project.main && main !== project.main ? { program: main } : {}) };
}
