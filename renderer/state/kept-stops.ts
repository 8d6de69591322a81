/** Stops stay with their project between sessions; a line that has moved meanwhile is found again by how it begins. */

import type { KeptStop } from '../../app/bridge/index.ts';
import { ask } from './engine.ts';
import { nearest } from './nearest.ts';
import type { PlacedStop } from './night-state.ts';
import { spanNow } from './stops.ts';
import { get, notify, type State, set, useStore } from './store.ts';

/** The project whose stops the window has: before it has them, nothing is kept. */
let read: string | null = null;
let next = -1;

/** From now on, those of the open project. */
export function keepStopsWithProject(): void {
  useStore.subscribe((state, before) => {
    if (isAnother(state, before)) void bringStops();
    else if (state.project?.dir === read && (state.stops !== before.stops || savedAnew(state.documents, before.documents))) void keep();
  });
  void bringStops();
}

/** Not one whose name or program changed: its stops are here. */
const isAnother = ({ project, stops }: State, before: State): boolean =>
  project !== before.project && (project?.dir !== before.project?.dir || stops.length === 0);

type Documents = ReturnType<typeof get>['documents'];

/** Places count in the text that is on the disk. */
const savedAnew = (now: Documents, before: Documents): boolean =>
  now !== before && Object.values(now).some(({ path, savedDigest }) => before[path] !== undefined && before[path].savedDigest !== savedDigest);

async function bringStops(): Promise<void> {
  const { project } = get();
  read = null;
  if (project === null) return;
  const outcome = await ask('stops.list', { dir: project.dir });
  if (get().project?.dir !== project.dir) return;
  read = project.dir;
  if (!outcome.ok || outcome.value.stops.length === 0) return;
  const placed = outcome.value.stops.map(placeAgain);
  const stops = placed.filter((stop) => stop !== null);
  set((state) => ({ stops: [...stops, ...state.stops] }));
  const lost = placed.length - stops.length;
  if (lost > 0)
    notify({ tone: 'plain', title: `${lost === 1 ? 'A stop was' : `${lost} stops were`} left out`, detail: 'What it stood on is no longer in the text.' });
}

async function keep(): Promise<void> {
  const { project, stops } = get();
  if (project === null) return;
  await ask('stops.keep', { dir: project.dir, stops: stops.flatMap(keptOf) });
}

function keptOf(stop: PlacedStop): KeptStop[] {
  const { file, label, condition, hits, on } = stop;
  const span = file === '' ? { start: 0, end: 0 } : spanNow(get(), stop);
  return span === null ? [] : [{ file, start: span.start, end: span.end, label, condition, hits, on }];
}

function placeAgain({ file, start, end, ...stop }: KeptStop): PlacedStop | null {
  const id = next--;
  if (file === '') return { ...stop, id, file, span: { start: 0, end: 0 }, text: '' };
  const text = get().documents[file]?.text;
  const found = text === undefined ? null : nearest(text, stop.label, start);
  return text === undefined || found === null ? null : { ...stop, id, file, span: { start: found, end: Math.min(text.length, found + end - start) }, text };
}
