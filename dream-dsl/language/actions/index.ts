/** What is offered at a place: mends of the problems there, changes of shape, and work on the whole text. */

import type { ActionOptions, CodeAction, Span } from '../../model.ts';
import type { Project } from '../../syntax/index.ts';
import { problemsOf } from '../analyze.ts';
import { read } from '../reading.ts';
import { extractions } from './extract.ts';
import { mends } from './mend.ts';
import { missingScenes } from './missing.ts';
import { motifs } from './motif.ts';
import { reshapes } from './reshape.ts';
import { sources } from './source.ts';

export { editsOf } from './motif.ts';

/** Mends first. Each edits texts of the project as they are now. */
export function codeActions(project: Project, path: string, span: Span, options: ActionOptions = {}): readonly CodeAction[] {
  const reading = read(project, path);
  if (reading === null) return [];
  const problems = problemsOf(project, path, options);
  return [
    ...mends(path, problems, span),
    ...missingScenes(reading, problems, span),
    ...extractions(reading, span),
    ...motifs(project, path, span),
    ...reshapes(reading, span),
    ...(options.whole === false ? [] : sources(reading, problems)),
  ];
}
