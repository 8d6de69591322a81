/** What the language says of one text that stands alone, or of a few that belong together. */

import { type Analysis, type AnalyzeOptions, analyze, projectOf } from '../../dream-dsl/index.ts';

/** The name of a text that a test gives none. */
export const MAIN = 'main.dream';

/** `others`: more texts of the same project, by path. */
export function analyzeText(text: string, options: AnalyzeOptions = {}, others: Readonly<Record<string, string>> = {}): Analysis {
  return analyze(projectOf({ ...others, [MAIN]: text }), MAIN, options);
}
