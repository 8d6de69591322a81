/** What cues do to the sleeper: sounds that reach a peak may wake, some seconds later. */

import { uniform } from '../base/index.ts';
import { levelAt } from './cue-track.ts';
import type { Night } from './night.ts';
import { AWAKENING_DELAY_S } from './parameters.ts';
import { quantile, WAKE_BOUT } from './tables.ts';
import { sumOfLevels, wakingBySound } from './waking.ts';

/** Judges the sounds that have reached a peak: what they add to what was heard already may wake. */
export function hearSounds(n: Night): void {
  for (let i = 0; i < n.peaks.length; i++) {
    const peak = n.peaks[i]!;
    if (peak.at > n.at) continue;
    n.peaks.splice(i--, 1);
    const { track } = peak;
    const level = levelAt(track, n.at);
    const times = n.heard.get(track.cue) ?? 0;
    n.heard.set(track.cue, times + 1);
    const others: number[] = [];
    for (const other of n.recorder.playing.values()) if (other !== track && other.channel === 'sound' && other.judged > 0) others.push(levelAt(other, n.at));
    const before = sumOfLevels([...others, track.judged]);
    const after = sumOfLevels([...others, level]);
    track.judged = level;
    if (!n.course.wakeable || n.course.stage <= 0 || n.pending !== null) continue;
    const chance = wakingBySound(n.sleeper, n.course.stage, before, after, times);
    if (chance > 0 && uniform(n.cueRandom) < chance) n.pending = { at: n.at + 1 + Math.round(uniform(n.cueRandom) * AWAKENING_DELAY_S * 1000), cue: track.cue };
  }
}

/** Ends the running bout where a cue wakes now. */
export function wokenByCue(n: Night): boolean {
  if (n.pending === null || n.at < n.pending.at) return false;
  const { cue } = n.pending;
  n.pending = null;
  if (n.course.stage <= 0 || n.at <= n.course.from || n.at >= n.course.to) return false;
  n.course.wake(n.at, Math.round(quantile(WAKE_BOUT, uniform(n.cueRandom)) * 60_000));
  n.cause = cue;
  return true;
}
