/** The previewed night beside another one: without its program, of another seed, another sleeper, or another version of the program. */

import type { NightName } from '../../app/bridge/index.ts';
import { PLAYED_ELSEWHERE } from './devices-state.ts';
import { ask } from './engine.ts';
import type { Sleeping } from './night-state.ts';
import { type OtherVersion, sourceOf } from './other-version.ts';
import { get, notifyFailure, set, settle } from './store.ts';

export type Other =
  | { readonly kind: 'natural' }
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'sleeper'; readonly sleeping: Sleeping }
  | { readonly kind: 'version'; readonly version: OtherVersion };

export async function compareWith(other: Other): Promise<void> {
  const { preview } = get();
  if (preview === null) return;
  const first = preview.name;
  if (first === null) return notifyFailure('The nights can not be compared', PLAYED_ELSEWHERE, 'preview');
  const wanted = await wantedOf(first, other);
  if (wanted === null) return;
  const { second, words } = wanted;
  const outcome = await ask('night.compare', { first, ...(second === null ? {} : { second }) });
  if (get().preview !== preview) return;
  if (!outcome.ok) return notifyFailure('The nights can not be compared', outcome.failure, 'preview');
  settle('preview');
  set({ beside: { words, night: outcome.value.second, comparison: outcome.value.comparison } });
}

/** The other night, null for the sleep without the program; and what it is. */
async function wantedOf(first: NightName, other: Other): Promise<{ readonly second: NightName | null; readonly words: string } | null> {
  const { digest: _, ...which } = first;
  switch (other.kind) {
    case 'natural':
      return { second: null, words: 'the same sleep without the program' };
    case 'seed':
      return { second: { ...which, seed: other.seed }, words: `seed ${other.seed}` };
    case 'sleeper':
      return { second: { ...which, subject: other.sleeping }, words: other.sleeping.name };
    case 'version': {
      const found = await sourceOf(other.version);
      return found === null ? null : { second: { ...which, source: found.source }, words: found.words };
    }
  }
}
