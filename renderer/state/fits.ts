/** For whom the dream in the window is not, and what of it would stay silent: looked at again after edits, for everyone. */

import type { Result } from '../../app/bridge/index.ts';
import { ask } from './engine.ts';
import { hasErrors, programSource } from './program-source.ts';
import { get, type State, set, useStore } from './store.ts';

export type Verdict = Result<'program.fits'>['sleepers'][number];

const STILL_FOR_MS = 600;
let timer: ReturnType<typeof setTimeout> | undefined;
let round = 0;

/** From now on, for as long as the window is open. */
export function keepFitsFresh(): void {
  useStore.subscribe((state, before) => {
    if (state.documents !== before.documents || state.sleepers !== before.sleepers || state.engine !== before.engine || state.program !== before.program)
      later();
  });
  later();
}

function later(): void {
  round++;
  clearTimeout(timer);
  if (get().engine === 'ready') timer = setTimeout(() => void look(), STILL_FOR_MS);
}

async function look(): Promise<void> {
  const mine = round;
  const source = programSource();
  // Where the text is broken, what was known of it stays.
  if (source === null || hasErrors()) return;
  const outcome = await ask('program.fits', { source });
  if (mine === round && outcome.ok) set({ fits: outcome.value.sleepers, fitsOf: source.texts });
}

/** Of one sleeper; null where nothing is known or nothing is to be said. */
export const verdictOn = ({ fits }: Pick<State, 'fits'>, name: string): Verdict | null => {
  const verdict = fits.find((one) => one.name === name);
  return verdict === undefined || verdict.concerns.length === 0 ? null : verdict;
};
