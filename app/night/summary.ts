/** What a sleep laboratory would report of a night. */

import type { NightRecord, ScoredStage, StageSpan } from '../base/index.ts';

export type NightSummary = NightRecord['summary'];

const MINUTE = 60_000;

/**
 * Minutes and shares from lights out to lights on, as in the AASM manual: latency to the first sleep of any stage,
 * REM latency from there, WASO up to lights on, efficiency over all of the time in bed. Unscored stretches are
 * neither wake nor sleep, but time in bed. `awakenings` counts passages from sleep to wake.
 */
export function summarize(stages: readonly StageSpan[], cueAwakenings = 0, released = false): NightSummary {
  const ms: Record<ScoredStage, number> = { W: 0, N1: 0, N2: 0, N3: 0, REM: 0, '?': 0 };
  let onset = -1;
  let rem = -1;
  let waso = 0;
  let awakenings = 0;
  let asleep = false;
  for (const { from, to, stage } of stages) {
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
  const inBed = (stages.at(-1)?.to ?? 0) - first;
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
