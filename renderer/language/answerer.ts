/** The worker's side: keeps the project in step with the window's texts, and answers questions in the order in which they came. */

import { type Project, projectAfter, projectOf, withSource, withText } from '../../dream-dsl/index.ts';
import { ANSWERS, type Answer, type Question } from './answers.ts';

export type ToLanguage =
  /** Another project takes the place of the one before. */
  | { readonly kind: 'project'; readonly texts: Readonly<Record<string, string>> }
  | { readonly kind: 'text'; readonly path: string; readonly text: string | null }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question; readonly args: readonly unknown[] };

export type FromLanguage =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  /** A bug: what was thrown, in words. */
  | { readonly id: number; readonly ok: false; readonly bug: string };

/** `transfer`: what of an answer is handed over instead of copied. */
export function createAnswerer(send: (answer: FromLanguage, transfer: Transferable[]) => void): (message: ToLanguage) => void {
  let project: Project = projectOf({});
  /** As the last edit that was answered makes it: mostly it comes next, and was read already. */
  let ahead: Project | null = null;
  return (message) => {
    if (message.kind === 'project') project = projectOf(message.texts);
    else if (message.kind === 'text') {
      const read = ahead?.files.get(message.path);
      if (read?.tree.text !== message.text) ahead = null;
      project = read !== undefined && ahead !== null ? withSource(project, read) : withText(project, message.path, message.text);
    } else {
      const answer = answerTo(project, message);
      if (answer.ok && message.question === 'editGraph') ahead = projectAfter(answer.value as Answer<'editGraph'>);
      send(answer, answer.ok && answer.value instanceof Uint32Array ? [answer.value.buffer as ArrayBuffer] : []);
    }
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
