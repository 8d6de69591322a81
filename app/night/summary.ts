/** What a sleep laboratory would report of a night. */

import type { NightRecord, ScoredStage, StageSpan } from '../base/index.ts';

export type NightSummary = NightRecord['summary'];

const MINUTE = 60_000;

/**
 * Minutes and shares from lights out to lights on, as in the AASM manual: latency to the first sleep of any stage,
 * REM latency from there, WASO up to lights on, efficiency over all of the time in bed. Unscored stretches are
 * neither wake nor sleep, but time in bed. `awakenings` counts passages from sleep to wake. `lightsOn`, ms: what comes after
 * it does not count.
 */
export function summarize(stages: readonly StageSpan[], lightsOn = Number.POSITIVE_INFINITY, cueAwakenings = 0, released = false): NightSummary {
  const ms: Record<ScoredStage, number> = { W: 0, N1: 0, N2: 0, N3: 0, REM: 0, '?': 0 };
  let onset = -1;
  let rem = -1;
  let waso = 0;
  let awakenings = 0;
  let asleep = false;
  let end = 0;
  for (const { from, to: until, stage } of stages) {
    if (from >= lightsOn) break;
    const to = Math.min(until, lightsOn);
    end = to;
    ms[stage] += to - from;
    if (stage === '?') continue;
    if (stage === 'W') {
      if (onset >= 0) waso += to - from;
      if (asleep) awakenings++;
      asleep = false;
    } else {
      if (onset < 0) onset = from;
      if (stage === 'REM' && rem < 0) rem = from;
      asleep = true;
    }
  }
  const first = stages[0]?.from ?? 0;
  const inBed = end - first;
  const sleep = ms.N1 + ms.N2 + ms.N3 + ms.REM;
  return {
    totalSleepMinutes: sleep / MINUTE,
    efficiencyPercent: inBed > 0 ? (100 * sleep) / inBed : 0,
    onsetLatencyMinutes: onset < 0 ? null : (onset - first) / MINUTE,
    remLatencyMinutes: rem < 0 ? null : (rem - onset) / MINUTE,
    wasoMinutes: waso / MINUTE,
    stageMinutes: {
      W: ms.W / MINUTE,
      N1: ms.N1 / MINUTE,
      N2: ms.N2 / MINUTE,
      N3: ms.N3 / MINUTE,
      REM: ms.REM / MINUTE,
      unscored: ms['?'] / MINUTE,
    },
    awakenings,
    cueAwakenings,
    released,
  };
}
