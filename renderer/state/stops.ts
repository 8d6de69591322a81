/** Stops: places of the text and conditions at which playing and stepping through a night stop. */

import type { Stop } from '../../app/bridge/index.ts';
import type { Lowered, Span } from '../../dream-dsl/index.ts';
import { moveBetween } from './difference.ts';
import { ask } from './engine.ts';
import { askLanguage } from './language.ts';
import { moveCursor } from './night-cursor.ts';
import type { PlacedStop, Preview } from './night-state.ts';
import { get, notify, type State, set, useStore } from './store.ts';

let next = 1;

/** Sets a stop on the innermost thing that begins on the line of this offset, or takes it away. */
export async function toggleStop(file: string, offset: number): Promise<void> {
  const { program, documents } = get();
  const text = documents[file]?.text;
  const origins = await askLanguage('origins', program);
  const place = text === undefined || origins === null ? null : placeOnLine(origins, file, text, offset);
  if (text === undefined || place === null)
    return void notify({
      tone: 'plain',
      title: 'No stop can stand here',
      detail: 'Stops stand on lines with a scene, a transition or a cue, in a text without errors.',
    });
  const known = get().stops.find((stop) => stop.file === file && spanNow(get(), stop)?.start === place.span.start);
  if (known !== undefined) return removeStop(known.id);
  add({ file, span: place.span, text, label: place.label, condition: '' });
}

/** On the scene or arrow that is selected in the graph. */
export function toggleStopOfSelection(): void {
  const { selection } = get();
  if (selection !== null) void toggleStop(selection.file, selection.span.start);
}

/** On becoming true, wherever the night is. */
export const addCondition = (condition: string): void => add({ file: '', span: { start: 0, end: 0 }, text: '', label: '', condition });

const add = (stop: Omit<PlacedStop, 'id' | 'hits' | 'on'>): void => set(({ stops }) => ({ stops: [...stops, { ...stop, id: next++, hits: null, on: true }] }));

export const removeStop = (id: number): void => set(({ stops }) => ({ stops: stops.filter((stop) => stop.id !== id) }));

export const changeStop = (id: number, change: Partial<Pick<PlacedStop, 'condition' | 'hits' | 'on'>>): void =>
  set(({ stops }) => ({ stops: stops.map((stop) => (stop.id === id ? { ...stop, ...change } : stop)) }));

/** Where it stands in the text as it is now; null where an edit has changed that place, or where it has none. */
export function spanNow({ documents }: Pick<State, 'documents'>, { file, span, text }: PlacedStop): Span | null {
  const now = documents[file]?.text;
  return file === '' || now === undefined ? null : moveBetween(text, now)(span, true);
}

/** The first stop on the way from here to there, both times of the night in ms; null: none. */
export function stopBetween({ stopped }: State, from: number, to: number): number | null {
  return stopped.find(({ at }) => from < at && at <= to)?.at ?? null;
}

/** Goes to the next stop of the night, or the one before. */
export function goToStop(by: 1 | -1): void {
  const { stopped, playheadMs, stops } = get();
  const found = by > 0 ? stopped.find(({ at }) => at > playheadMs) : stopped.findLast(({ at }) => at < playheadMs);
  if (found !== undefined) {
    set({ playing: false });
    moveCursor(found.at);
  } else
    notify({
      tone: 'plain',
      title: 'No stop lies that way',
      detail: stops.length === 0 ? 'F9 sets a stop on the line of the caret.' : 'The night meets none of the stops from here on.',
    });
}

/** From now on the instants of the stops follow the night and the stops. */
export function keepStops(): void {
  useStore.subscribe((state, before) => {
    if (state.stops !== before.stops || state.preview !== before.preview || (state.engine !== before.engine && state.engine === 'ready')) void refresh();
  });
}

async function refresh(): Promise<void> {
  const { preview, stops } = get();
  const active = stops.filter(({ on }) => on);
  if (preview === null || preview.name === null || active.length === 0) return set({ stopped: [], stopProblems: {} });
  const asked = active.flatMap((stop) => enginesOf(preview, stop).map((on) => ({ id: stop.id, stop: { on, condition: stop.condition, hits: stop.hits } })));
  if (asked.length === 0) return set({ stopped: [], stopProblems: {} });
  const outcome = await ask('night.stops', { night: preview.name, stops: asked.map(({ stop }) => stop) });
  if (get().preview !== preview || get().stops !== stops) return;
  if (!outcome.ok) return set({ stopped: [], stopProblems: Object.fromEntries(active.map(({ id }) => [id, outcome.failure.message])) });
  set({
    stopped: outcome.value.stopped.map(({ at, stop, time }) => ({ at, time, id: asked[stop]!.id })),
    stopProblems: Object.fromEntries(outcome.value.refused.map(({ stop, message, hint }) => [asked[stop]!.id, `${message} ${hint}`])),
  });
}

/** What of the previewed program stands there: several where a motif is used several times. */
function enginesOf({ origins, texts }: Preview, { file, span, text }: PlacedStop): Stop['on'][] {
  if (file === '') return [{ kind: 'condition' }];
  const then = texts[file];
  const place = then === undefined ? null : moveBetween(text, then)(span, true);
  if (origins === null || place === null) return [];
  const at = (table: keyof Lowered['origins']) =>
    origins[table].flatMap((origin, row) => (origin.file === file && origin.span.start === place.start ? [row] : []));
  return [
    ...at('transitions').map((row) => ({ kind: 'transition' as const, row })),
    ...at('cues').map((row) => ({ kind: 'cue' as const, row })),
    ...at('states').map((state) => ({ kind: 'scene' as const, state })),
  ];
}

/** The first thing that begins on a line: scenes, then transitions, then cues. */
function placeOnLine(origins: Lowered['origins'], file: string, text: string, offset: number): { readonly span: Span; readonly label: string } | null {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset) < 0 ? text.length : text.indexOf('\n', offset);
  for (const table of ['states', 'transitions', 'cues'] as const) {
    // The dream itself is entered once, before anything.
    const found = origins[table].find(
      (origin, row) => origin.file === file && start <= origin.span.start && origin.span.start < end && !(table === 'states' && row === 0),
    );
    if (found !== undefined) return { span: found.span, label: text.slice(found.span.start, end).replace(/\s*\{?\s*$/, '') };
  }
  return null;
}
