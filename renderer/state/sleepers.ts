/** Sleepers in the window: read again after every change, and what can be done to them. */

import type { Failure, Outcome, Params, Result, Sleeper } from '../../app/bridge/index.ts';
import { ask, desktop } from './engine.ts';
import { importNight } from './night.ts';
import { get, notify, notifyFailure, set } from './store.ts';

export async function refreshSleepers(): Promise<void> {
  const listed = await ask('sleepers.list', { hidden: true });
  if (listed.ok) set({ sleepers: listed.value.sleepers });
  else notifyFailure('There are no sleepers', listed.failure);
}

/** Null where it is kept; else why not. A new sleeper is also the one who sleeps next. */
export async function keepSleeper(sleeper: Sleeper, basedOn: number | null): Promise<Failure | null> {
  const put = await ask('sleepers.put', { sleeper, mode: basedOn === null ? 'add' : 'edit', ...(basedOn === null ? {} : { basedOn }) });
  if (!put.ok) return put.failure;
  await refreshSleepers();
  if (basedOn === null) set({ sleeping: { kind: 'sleeper', name: put.value.name } });
  return null;
}

/** Removed, with the way back in a notice: the profile is kept as it was. */
export async function removeSleeper(sleeper: Sleeper): Promise<Failure | null> {
  const removed = await ask('sleepers.remove', { name: sleeper.name });
  if (!removed.ok) return removed.failure;
  await refreshSleepers();
  const { sleeping, sleepers } = get();
  const [first] = sleepers.filter(({ hidden }) => !hidden);
  if (sleeping.kind === 'sleeper' && sleeping.name === removed.value.name && first !== undefined) set({ sleeping: { kind: 'sleeper', name: first.name } });
  notify({
    tone: 'good',
    title: `${sleeper.title || sleeper.name} was removed`,
    detail: 'Every profile that it had is kept.',
    action: { label: 'Undo', run: () => void bringBack(sleeper) },
  });
  return null;
}

async function bringBack(sleeper: Sleeper): Promise<void> {
  const put = await ask('sleepers.put', { sleeper, mode: 'add' });
  if (!put.ok) notifyFailure('The sleeper was not brought back', put.failure);
  await refreshSleepers();
}

export async function historyOf(name: string): Promise<Result<'sleepers.history'>['versions']> {
  const found = await ask('sleepers.history', { name });
  return found.ok ? found.value.versions : [];
}

export type Wanted = Omit<Params<'sleepers.generate'>, 'save'>;

/** Keeps the people that are drawn; gives the name of the first. */
export async function generateSleepers(wanted: Wanted): Promise<Outcome<string>> {
  const made = await ask('sleepers.generate', { ...wanted, save: true });
  if (!made.ok) return made;
  await refreshSleepers();
  return { ok: true, value: made.value.sleepers[0]?.name ?? '' };
}

/** Files that were dropped: profiles (JSON), and recorded nights (tables, EDF+). */
export async function takeFiles(files: readonly unknown[]): Promise<void> {
  for (const file of files) {
    const path = desktop().pathOfFile(file);
    if (path === '') continue;
    if (path.toLowerCase().endsWith('.json')) await importProfiles(path);
    else await importNight(path);
  }
}

async function importProfiles(path: string): Promise<void> {
  const done = await ask('sleepers.import', { path, taken: 'refuse' });
  if (!done.ok) return notifyFailure('No sleeper was taken over', done.failure, 'import');
  await refreshSleepers();
  const { added, unchanged } = done.value;
  notify({
    tone: 'good',
    title: `${added.length} ${added.length === 1 ? 'sleeper was' : 'sleepers were'} added`,
    detail: unchanged.length === 0 ? added.join(', ') : `${unchanged.length} were there already.`,
    about: 'import',
  });
}

export async function hideSleeper(name: string, hidden: boolean): Promise<Failure | null> {
  const done = await ask('sleepers.hide', { name, hidden });
  if (!done.ok) return done.failure;
  await refreshSleepers();
  return null;
}
