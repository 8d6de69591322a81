/** What the language says of one text that stands alone, or of a few that belong together. */

import type { Program } from '../../app/program/index.ts';
import { type Analysis, type AnalyzeOptions, analyze, compile, projectOf } from '../../dream-dsl/index.ts';

/** The name of a text that a test gives none. */
export const MAIN = 'main.dream';

/** `others`: more texts of the same project, by path. */
export function analyzeText(text: string, options: AnalyzeOptions = {}, others: Readonly<Record<string, string>> = {}): Analysis {
  return analyze(projectOf({ ...others, [MAIN]: text }), MAIN, options);
}

/** The tables of a text in which nothing is wrong; of another one its mistakes are thrown. */
export function compileText(text: string): Program {
  const { problems } = analyzeText(text);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return compile(projectOf({ [MAIN]: text }), MAIN)?.program as Program;
}
