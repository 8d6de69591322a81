/** The worker's side: keeps the project in step with the window's texts, and answers questions in the order in which they came. */

import { type Project, projectOf, withText } from '../../dream-dsl/index.ts';
import { ANSWERS, type Question } from './answers.ts';

export type ToLanguage =
  /** Another project takes the place of the one before. */
  | { readonly kind: 'project'; readonly texts: Readonly<Record<string, string>> }
  | { readonly kind: 'text'; readonly path: string; readonly text: string | null }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question; readonly args: readonly unknown[] };

export type FromLanguage =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  /** A bug: what was thrown, in words. */
  | { readonly id: number; readonly ok: false; readonly bug: string };

export function createAnswerer(send: (answer: FromLanguage) => void): (message: ToLanguage) => void {
  let project: Project = projectOf({});
  return (message) => {
    if (message.kind === 'project') project = projectOf(message.texts);
    else if (message.kind === 'text') project = withText(project, message.path, message.text);
    else send(answerTo(project, message));
  };
}

function answerTo(project: Project, { id, question, args }: Extract<ToLanguage, { kind: 'ask' }>): FromLanguage {
  try {
    // The table holds question and arguments together on the asking side.
    const answer = ANSWERS[question] as (project: Project, ...rest: readonly unknown[]) => unknown;
    return { id, ok: true, value: answer(project, ...args) };
  } catch (error) {
    return { id, ok: false, bug: `${question}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` };
  }
}
