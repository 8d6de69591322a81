/** What is wrong with `dream.json`, beside the problems of the dreams. */

import { checkProjectFile, type FileProblem, PROJECT_FILE } from '../../app/bridge/index.ts';
import type { Problem } from '../../dream-dsl/index.ts';
import { get, type State, set } from './store.ts';
import { isDreamText } from './texts-state.ts';

/** The page of the documentation about it stands in the place of a code. */
export const PROJECT_PAGE = 'project-file';

export const dreamsOf = ({ documents }: Pick<State, 'documents'>): readonly string[] => Object.keys(documents).filter(isDreamText);

let checked: { readonly text: string; readonly dreams: string } | null = null;

/** Says what is wrong with it, where it or the list of dreams changed. */
export function checkProject(): void {
  const { documents, problems } = get();
  const text = documents[PROJECT_FILE]?.text;
  const dreams = dreamsOf(get());
  if (text === undefined || (PROJECT_FILE in problems && checked?.text === text && checked.dreams === dreams.join('\n'))) return;
  checked = { text, dreams: dreams.join('\n') };
  const found = checkProjectFile(text, dreams).map(problemOf);
  set((state) => ({ problems: { ...state.problems, [PROJECT_FILE]: found }, problemTexts: { ...state.problemTexts, [PROJECT_FILE]: text } }));
}

const problemOf = ({ span, severity, message, hint, fix }: FileProblem): Problem => ({
  code: PROJECT_PAGE,
  severity,
  span,
  message,
  hint,
  related: [],
  fixes: fix === undefined ? [] : [{ title: fix.title, edits: [{ span: fix.span, newText: fix.newText }] }],
});
