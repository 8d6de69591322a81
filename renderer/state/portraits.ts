/** Portraits of sleepers' natural nights, asked for when they are first seen; a changed profile is asked about anew. */

import { useEffect, useSyncExternalStore } from 'react';
import type { ListedSleeper, Result } from '../../app/bridge/index.ts';
import { ask } from './engine.ts';

export type Portrait = Result<'sleepers.portrait'>;

const known = new Map<string, Portrait>();
const asked = new Set<string>();
const listeners = new Set<() => void>();

/** Null until it is there. */
export function usePortrait({ name, version }: Pick<ListedSleeper, 'name' | 'version'>): Portrait | null {
  const key = `${version} ${name}`;
  useEffect(() => void look(key, name), [key, name]);
  return useSyncExternalStore(listen, () => known.get(key) ?? null);
}

async function look(key: string, name: string): Promise<void> {
  if (asked.has(key)) return;
  asked.add(key);
  const outcome = await ask('sleepers.portrait', { name });
  if (outcome.ok) known.set(key, outcome.value);
  else asked.delete(key);
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
