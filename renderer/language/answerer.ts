/** The worker's side: keeps the project in step with the window's texts, and answers each question of the texts as they were when it was asked, first what the graph waits for. */

import { type DreamGraph, type Project, projectOf, withFileEdits, withSource, withText } from '../../dream-dsl/index.ts';
import { ANSWERS, type Answer, type Question } from './answers.ts';
import { newsOf } from './graph-news.ts';

export type ToLanguage =
  /** Another project takes the place of the one before. */
  | { readonly kind: 'project'; readonly texts: Readonly<Record<string, string>> }
  | { readonly kind: 'text'; readonly path: string; readonly text: string | null }
  | Ask;

interface Ask {
  readonly kind: 'ask';
  readonly id: number;
  readonly question: Question;
  readonly args: readonly unknown[];
}

export type FromLanguage =
  /** Graphs in it are news of the one before that was sent of this text. */
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  /** A bug: what was thrown, in words. */
  | { readonly id: number; readonly ok: false; readonly bug: string };

/** Somebody watches until these are answered; the others are hints beside the text. */
const FIRST: ReadonlySet<Question> = new Set(['editGraph', 'analyze', 'rename', 'actionEdits', 'complete', 'hover', 'definition', 'format', 'signature']);
/** What an edit that was answered makes of a text mostly comes next, and undo brings back what was there: these are not read again. */
const MOST_READ = 3;

type Source = NonNullable<ReturnType<Project['files']['get']>>;

/** `transfer`: what of an answer is handed over instead of copied. `later` runs work after what has been sent by then. */
export function createAnswerer(
  send: (answer: FromLanguage, transfer: Transferable[]) => void,
  later: (work: () => void) => void,
): (message: ToLanguage) => void {
  let project: Project = projectOf({});
  let read: readonly Source[] = [];
  const asked: { readonly project: Project; readonly ask: Ask }[] = [];
  const told = new Map<string, DreamGraph>();

  return (message) => {
    if (message.kind === 'project') {
      project = projectOf(message.texts);
      read = [];
    } else if (message.kind === 'text') take(message.path, message.text);
    else {
      asked.push({ project, ask: message });
      later(answerNext);
    }
  };

  function take(path: string, text: string | null): void {
    const old = project.files.get(path);
    const known = read.find((source) => source.path === path && source.tree.text === text);
    project = known === undefined ? withText(project, path, text) : withSource(project, known);
    read = read.filter((source) => source !== known);
    if (old !== undefined && old !== project.files.get(path)) keep([old]);
  }

  function keep(sources: readonly Source[]): void {
    read = [...sources, ...read.filter((source) => !sources.includes(source))].slice(0, MOST_READ);
  }

  function answerNext(): void {
    const first = asked.findIndex(({ ask }) => FIRST.has(ask.question));
    const [next] = asked.splice(Math.max(0, first), 1);
    if (next === undefined) return;
    const answer = answerTo(next.project, next.ask);
    if (answer.ok) keep(madeBy(next.project, next.ask.question, answer.value));
    send(
      answer.ok ? { ...answer, value: toldBy(next.ask, answer.value) } : answer,
      answer.ok && answer.value instanceof Uint32Array ? [answer.value.buffer as ArrayBuffer] : [],
    );
  }

  /** With its graph as news. */
  function toldBy({ question, args }: Ask, value: unknown): unknown {
    if ((question !== 'analyze' && question !== 'editGraph') || !('graph' in (value as object))) return value;
    const path = args[0] as string;
    const { graph } = value as { readonly graph: DreamGraph };
    const news = newsOf(graph, told.get(path) ?? null);
    told.set(path, graph);
    return { ...(value as object), graph: news };
  }
}

/** The texts that edits make of those that they were worked out on. */
function madeBy(project: Project, question: Question, value: unknown): Source[] {
  if (question !== 'editGraph' && question !== 'rename') return [];
  const answer = value as Answer<'editGraph' | 'rename'>;
  const after = answer.ok ? withFileEdits(project, answer.edits) : project;
  return [...after.files.values()].filter((source) => project.files.get(source.path) !== source);
}

function answerTo(project: Project, { id, question, args }: Ask): FromLanguage {
  try {
    // The table holds question and arguments together on the asking side.
    const answer = ANSWERS[question] as (project: Project, ...rest: readonly unknown[]) => unknown;
    return { id, ok: true, value: answer(project, ...args) };
  } catch (error) {
    return { id, ok: false, bug: `${question}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` };
  }
}
