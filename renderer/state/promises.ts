/** What the dream promises, held against it: proofs come by themselves after edits; nights are looked through when asked. */

import type { HeldPromise } from '../../app/bridge/index.ts';
import { ask, call, leavable } from './engine.ts';
import { previewOf } from './night.ts';
import { hasErrors, programSource, showErrors } from './program-source.ts';
import { get, notifyFailure, type State, set, settle, useStore } from './store.ts';
import { showPanel } from './view.ts';

const STILL_FOR_MS = 900;
const SEED = 1;
let timer: ReturnType<typeof setTimeout> | undefined;
let round = 0;

/** From now on, for as long as the window is open. */
export function keepProofsFresh(): void {
  useStore.subscribe((state, before) => {
    if (state.documents !== before.documents || state.engine !== before.engine || state.program !== before.program) later();
  });
  later();
}

function later(): void {
  round++;
  clearTimeout(timer);
  if (get().engine === 'ready') timer = setTimeout(() => void prove(), STILL_FOR_MS);
}

/** Where the text is broken, what was known of it stays. */
async function prove(): Promise<void> {
  const mine = round;
  const source = programSource();
  if (source === null || hasErrors()) return;
  const outcome = await ask('promises.examine', { source, nights: 0, seed: SEED });
  if (mine !== round || !outcome.ok || get().promiseWork !== null) return;
  const { digest, promises } = outcome.value;
  const before = get().promises;
  // Where the program is the same, though its text is not, nights that were looked through still count.
  const list = before?.digest === digest ? before.list.map((one, i) => ({ ...one, place: promises[i]?.place ?? null })) : promises;
  set({ promises: { digest, list, texts: source.texts, nights: before?.digest === digest ? before.nights : 0 } });
}

/** Looks for what tables leave open in at most so many nights of each group of sleepers. */
export async function examinePromises(nights: number): Promise<void> {
  const source = programSource();
  if (source === null || get().promiseWork !== null) return;
  showPanel('promises');
  if (hasErrors()) return showErrors('No promise was examined', 'promises');
  const running = leavable((ifNotLeft) =>
    call(
      'promises.examine',
      { source, nights, seed: SEED },
      ifNotLeft(({ done, promises }) => {
        const { promiseWork } = get();
        if (promiseWork !== null) set({ promiseWork: { ...promiseWork, done, sofar: promises } });
      }),
    ),
  );
  set({ promiseWork: { done: 0, sofar: [], texts: source.texts, cancel: () => running.cancel() } });
  const outcome = await running.outcome;
  set({ promiseWork: null });
  if (outcome.ok) {
    set({ promises: { digest: outcome.value.digest, list: outcome.value.promises, texts: source.texts, nights } });
    settle('promises');
    // The text may have gone on meanwhile.
    later();
  } else if (outcome.failure.why !== 'cancelled') notifyFailure('No promise was examined', outcome.failure, 'promises');
}

/** The night that breaks a promise, or in which a chance came about, at its instant. */
export async function openPromiseNight({ seed, number, ages: [minAge, maxAge], at }: NonNullable<HeldPromise['night']>): Promise<void> {
  await previewOf({ subject: { kind: 'drawn', seed, number, minAge, maxAge }, seed: { cohort: seed, sleeper: number, night: 0 } });
  if (get().preview !== null) set({ playheadMs: at });
}

/** Those that a night or a count speaks against. */
export const countBroken = ({ promises }: Pick<State, 'promises'>): number =>
  promises?.list.filter(({ verdict }) => verdict === 'refuted' || verdict === 'broken').length ?? 0;
