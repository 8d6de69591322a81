/** The way to the language for every view: a question is always about the texts as they are in the store. */

import { isLayoutPath } from '../../dream-dsl/index.ts';
import type { Answer, Args, Question } from '../language/answers.ts';
import { createLanguageClient } from '../language/client.ts';
import LanguageWorker from '../language/language.worker.ts?worker';
import { get } from './store.ts';

// It starts with the window, not with the first text.
const client = createLanguageClient(
  () => new LanguageWorker({ name: 'language' }),
  (line) => console.error(line),
);

export function askLanguage<Q extends Question>(question: Q, ...args: Args<Q>): Promise<Answer<Q> | null> {
  const { project, documents } = get();
  client.sync(
    project?.dir ?? null,
    Object.fromEntries(
      Object.values(documents)
        .filter(({ path }) => !isLayoutPath(path))
        .map(({ path, text }) => [path, text]),
    ),
  );
  return client.ask(question, ...args);
}
