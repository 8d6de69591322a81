/** The way to the language for every view: a question is always about the texts as they are in the store. */

import type { Answer, Args, Question } from '../language/answers.ts';
import { createLanguageClient } from '../language/client.ts';
import LanguageWorker from '../language/language.worker.ts?worker';
import { dreamTexts } from './dream-texts.ts';
import { get } from './store.ts';

// It starts with the window, not with the first text.
const client = createLanguageClient(
  () => new LanguageWorker({ name: 'language' }),
  (line) => console.error(line),
);

export function askLanguage<Q extends Question>(question: Q, ...args: Args<Q>): Promise<Answer<Q> | null> {
  client.sync(get().project?.dir ?? null, dreamTexts());
  return client.ask(question, ...args);
}
