/** What a sleeper keeps of the nights under a program: habituation to its cues, and what nightmares leave. */

import type { NightRecord, Sleeper } from '../base/index.ts';
import * as E from './effect-parameters.ts';

/** Nights whose sleep is remembered. */
export const NIGHTS_KEPT = 7;

/** Plain data; goes from night to night. */
export interface NightMemory {
  /** Nights of habituation by cue of the program. */
  readonly heard: Readonly<Record<number, number>>;
  /** Nights since each nightmare of a program’s making that may still return; 1 is the night after. */
  readonly nightmares: readonly number[];
  /** What the nights have added to the logarithm of the sleeper's proneness to nightmares. */
  readonly drift: number;
  /** Hours slept in each night so far, at most the last `NIGHTS_KEPT`. */
  readonly slept: readonly number[];
}

export const NO_MEMORY: NightMemory = { heard: {}, nightmares: [], drift: 0, slept: [] };

/** The sleeper as they lie down with this memory. */
export function remembering(sleeper: Sleeper, memory: NightMemory): Sleeper {
  if (memory.nightmares.length === 0 && memory.drift === 0) return sleeper;
  const returning = memory.nightmares.reduce((sum, nights) => sum + (E.RETURNS[nights - 1] ?? 0), 0);
  const most = Math.exp(E.PRONENESS_DRIFT);
  const factor = Math.min(most, (1 + returning) * Math.exp(memory.drift));
  return { ...sleeper, nightmareProneness: Math.min(1, sleeper.nightmareProneness * factor) };
}

export function memoryAfter(memory: NightMemory, night: NightRecord): NightMemory {
  const events: Record<number, number> = {};
  for (const { cue } of night.cues) events[cue] = (events[cue] ?? 0) + 1;
  const heard: Record<number, number> = { ...memory.heard };
  for (const [cue, times] of Object.entries(events)) heard[Number(cue)] = (heard[Number(cue)] ?? 0) + habituation(times);
  const effects = night.effects ?? [];
  // What comes by itself is in the profile already.
  const nightmares = effects.filter(({ kind, cue }) => kind === 'nightmare' && cue >= 0).length;
  const rehearsed = effects.some(({ kind }) => kind === 'rehearsed');
  const drift = memory.drift + nightmares * E.NIGHTMARE_LEAVES - (rehearsed ? E.REHEARSED : 0);
  return {
    heard,
    nightmares: [...memory.nightmares.map((nights) => nights + 1), ...new Array<number>(nightmares).fill(1)].filter((nights) => nights <= E.RETURNS.length),
    drift: Math.min(E.PRONENESS_DRIFT, Math.max(-E.PRONENESS_DRIFT, drift)),
    slept: [...memory.slept, night.summary.totalSleepMinutes / 60].slice(-NIGHTS_KEPT),
  };
}

/** Nights of habituation to a cue. */
export const nightsHeard = (memory: NightMemory, cue: number): number => (memory === NO_MEMORY ? 0 : (memory.heard[cue] ?? 0));

/** What so many events of a cue in one night count, in nights. */
export const habituation = (events: number): number => Math.min(1, events / E.HABITUATION_EVENTS_PER_NIGHT);
