/** For how long a reaction was listened for, in words. */

import { spellMs } from './spell.ts';
import type { WhyNot } from './why.ts';

/** The place of what the dream itself does, in every scene of it. */
export const ANYWHERE = 'anywhere';

/** Where a reaction stands. */
export const placeWords = (source: string): string => (source === ANYWHERE ? ANYWHERE : `in ${source}`);

export const timesWords = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);

/** One sentence; '' of what stands in no scene. */
export function listenedWords({ source, active: { times, ms } }: Pick<WhyNot, 'source' | 'active'>): string {
  if (source === '') return '';
  if (source === ANYWHERE)
    return times === 0 ? 'It holds in every scene, and the dream was not on.' : `It holds in every scene: it could have come in ${spellMs(ms)}.`;
  return times === 0 ? `${source} was never active.` : `${source} was active ${timesWords(times)}, ${times === 1 ? 'for' : 'in all'} ${spellMs(ms)}.`;
}
