/** The previewed night beside another one: without its program, of another seed, another sleeper, or another version of the program. */

import type { NightName } from '../../app/bridge/index.ts';
import { PLAYED_ELSEWHERE } from './devices-state.ts';
import { ask } from './engine.ts';
import { get, notifyFailure, type Sleeping, set, settle } from './store.ts';

export type Other =
  | { readonly kind: 'natural' }
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'sleeper'; readonly sleeping: Sleeping }
  /** Texts by path: a pinned version, one of the history, or those of the disk. */
  | { readonly kind: 'version'; readonly words: string; readonly texts: Readonly<Record<string, string>> }
  /** Another dream of the project. */
  | { readonly kind: 'file'; readonly path: string };

export async function compareWith(other: Other): Promise<void> {
  const { preview } = get();
  if (preview === null) return;
  const first = preview.name;
  if (first === null) return notifyFailure('The nights can not be compared', PLAYED_ELSEWHERE, 'preview');
  const second = nameOf(first, other);
  const outcome = await ask('night.compare', { first, ...(second === null ? {} : { second }) });
  if (get().preview !== preview) return;
  if (!outcome.ok) return notifyFailure('The nights can not be compared', outcome.failure, 'preview');
  settle('preview');
  set({ beside: { words: wordsOf(other), night: outcome.value.second, comparison: outcome.value.comparison } });
}

function nameOf(first: NightName, other: Other): NightName | null {
  const { source, digest: _, ...which } = first;
  switch (other.kind) {
    case 'natural':
      return null;
    case 'seed':
      return { source, ...which, seed: other.seed };
    case 'sleeper':
      return { source, ...which, subject: other.sleeping };
    case 'version':
      return { source: source.kind === 'file' ? { ...source, texts: { ...other.texts } } : source, ...which };
    case 'file': {
      const { project, documents } = get();
      const texts = Object.fromEntries(Object.values(documents).map((document) => [document.path, document.text]));
      return { source: { kind: 'file', dir: project?.dir ?? '', path: other.path, texts }, ...which };
    }
  }
}

function wordsOf(other: Other): string {
  switch (other.kind) {
    case 'natural':
      return 'the same sleep without the program';
    case 'seed':
      return `seed ${other.seed}`;
    case 'sleeper':
      return other.sleeping.name;
    case 'version':
      return other.words;
    case 'file':
      return other.path;
  }
}
