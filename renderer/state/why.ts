/** Asking the previewed night why something happened, or why it did not. */

import { PLAYED_ELSEWHERE } from './devices-state.ts';
import { ask } from './engine.ts';
import { moveCursor } from './night-cursor.ts';
import { eventsOf } from './night-events.ts';
import type { Preview, Question } from './night-state.ts';
import { rowsAt, rowsOnLine } from './origins.ts';
import { get, notify, set } from './store.ts';
import { showPanel } from './view.ts';

/** Why then. */
export const askWhy = (kind: Question['kind'], row: number, at: number): Promise<void> => put({ kind, row, at, range: null });

/** Why, where it happened in the range that is selected in the night, else why not. */
export const askWhetherAndWhy = (kind: Question['kind'], row: number, target?: string): Promise<void> =>
  put({ kind, row, at: null, range: get().nightRange, ...(target === undefined ? {} : { target }) });

/** The same question about the whole night. */
export async function askOfWholeNight(): Promise<void> {
  const { question } = get();
  if (question !== null) await put({ ...question, range: null });
}

/** What happened at the playhead, or last before it. */
export function askAboutCursor(): void {
  const { preview, playheadMs, nightEvent } = get();
  if (preview === null) return;
  const { night } = preview;
  const chosen = nightEvent?.at === playheadMs && (nightEvent.kind === 'transition' || nightEvent.kind === 'cue') ? nightEvent : null;
  const event = chosen ?? eventsOf(night).findLast(({ kind, at }) => at <= playheadMs && (kind === 'transition' || kind === 'cue'));
  const transition = event?.kind === 'transition' ? night.transitions[event.index] : undefined;
  const cue = event?.kind === 'cue' ? night.cues[event.index] : undefined;
  if (transition !== undefined) void askWhy('transition', transition.transition, transition.at);
  else if (cue !== undefined) void askWhy('cue', cue.cue, cue.from);
  else notify({ tone: 'plain', title: 'Nothing had happened yet', detail: 'Move the playhead to a transition or a cue of the night.' });
}

/** The transition or cue that the caret stands in, or that begins on its line; of an arrow that is selected in the graph, its arm of a choice. */
export function askAboutCaret(): void {
  const { path, caret, selection, graph } = get();
  const edge = selection?.kind === 'edge' ? graph?.edges.find(({ id }) => id === selection.id) : undefined;
  if (edge === undefined) askAboutPlace(path, caret);
  else askAboutPlace(edge.file, edge.span.start, edge.target);
}

/** What stands at a place of a text. `target`: of a choice, the arm that leads to this path. */
export function askAboutPlace(file: string, offset: number, target?: string): void {
  const { preview } = get();
  if (preview === null) return void notify({ tone: 'plain', title: 'There is no night to ask', detail: 'Preview the night first.' });
  const found = innermost(preview, file, offset) ?? innermost(preview, file, offset, rowsOnLine);
  if (found === null)
    notify({ tone: 'plain', title: 'Nothing to ask about here', detail: 'Put the caret on a transition or a cue, or select an arrow of the graph.' });
  else void askWhetherAndWhy(found.kind, found.row, found.kind === 'transition' ? target : undefined);
}

/** A transition or cue of the previewed night, and when it happened there. */
export interface Asked {
  readonly kind: Question['kind'];
  readonly times: readonly number[];
}

/** What stands at a place of a text as it is now; null where nothing does that can be asked about. */
export function askedAt(file: string, offset: number): Asked | null {
  const { preview } = get();
  const found = preview === null ? null : innermost(preview, file, offset);
  if (preview === null || found === null) return null;
  const { transitions, cues } = preview.night;
  const times =
    found.kind === 'cue'
      ? cues.flatMap(({ cue, from }) => (cue === found.row ? [from] : []))
      : transitions.flatMap(({ transition, at }) => (transition === found.row ? [at] : []));
  return { kind: found.kind, times };
}

/** The cue or transition around an offset that is smallest; of several of one motif, the first that was active last. */
function innermost(
  preview: Preview,
  file: string,
  offset: number,
  rows: typeof rowsAt = rowsAt,
): { readonly kind: Question['kind']; readonly row: number } | null {
  const cues = rows(get(), 'cues', file, offset);
  const [cue] = cues.toSorted((a, b) => Number(preview.night.cues.some((one) => one.cue === b)) - Number(preview.night.cues.some((one) => one.cue === a)));
  if (cue !== undefined) return { kind: 'cue', row: cue };
  const happened = (row: number) => Number(preview.night.transitions.some(({ transition }) => transition === row));
  const [row] = rows(get(), 'transitions', file, offset).toSorted((a, b) => happened(b) - happened(a));
  return row === undefined ? null : { kind: 'transition', row };
}

async function put(question: Question): Promise<void> {
  const { preview, playheadMs } = get();
  if (preview === null) return;
  set({ question, answer: null, answerFailure: null });
  showPanel('why');
  const { kind, row, target, at, range } = question;
  const night = preview.name;
  if (night === null) return set({ answerFailure: PLAYED_ELSEWHERE });
  let happened: readonly number[] = [];
  let when = at;
  if (when === null) {
    const what = { kind, row, ...(target === undefined ? {} : { target }) };
    const not = await ask('night.whyNot', { night, what, ...(range === null ? {} : { from: Math.floor(range.from), to: Math.ceil(range.to) }) });
    if (get().question !== question) return;
    if (!not.ok) return set({ answerFailure: not.failure });
    ({ happened } = not.value);
    when = happened.findLast((one) => one <= playheadMs) ?? happened[0] ?? null;
    if (when === null) return set({ answer: { kind: 'why-not', whyNot: not.value } });
  }
  const why = await ask('night.why', { night, what: { kind, row, at: when } });
  if (get().question !== question) return;
  if (!why.ok) return set({ answerFailure: why.failure });
  set({ answer: { kind: 'why', why: why.value, happened } });
  if (at === null) moveCursor(when);
}
