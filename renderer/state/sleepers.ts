/** Sleepers in the window: read again after every change, and what can be done to them. */

import type { Failure, Sleeper } from '../../app/bridge/index.ts';
import { ask } from './engine.ts';
import { get, notifyFailure, set } from './store.ts';

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

export async function removeSleeper(name: string): Promise<Failure | null> {
  const removed = await ask('sleepers.remove', { name });
  if (!removed.ok) return removed.failure;
  await refreshSleepers();
  const { sleeping, sleepers } = get();
  const [first] = sleepers.filter(({ hidden }) => !hidden);
  if (sleeping.kind === 'sleeper' && sleeping.name === removed.value.name && first !== undefined) set({ sleeping: { kind: 'sleeper', name: first.name } });
  return null;
}

export async function hideSleeper(name: string, hidden: boolean): Promise<Failure | null> {
  const done = await ask('sleepers.hide', { name, hidden });
  if (!done.ok) return done.failure;
  await refreshSleepers();
  return null;
}
