/** The numbers of a night as a sleep laboratory has them. */

import type { NightRecord } from '../../app/bridge/index.ts';
import { clockOf, spanOf } from './clock.ts';

export type Fact = readonly [words: string, value: string, name: string];

export const BY_CUES = 'woken by cues';

export function factsOf({ summary: s, startMinutes }: NightRecord): readonly Fact[] {
  // In plain words, and as a laboratory calls it.
  return [
    ['lights out', clockOf(startMinutes, 0), 'Lights out'],
    ['asleep', spanOf(s.totalSleepMinutes), 'Total sleep time (TST)'],
    ['efficiency', `${Math.round(s.efficiencyPercent)} %`, 'Sleep efficiency (SE): asleep, of the time in bed'],
    ['to fall asleep', s.onsetLatencyMinutes === null ? 'none' : spanOf(s.onsetLatencyMinutes), 'Sleep onset latency (SOL)'],
    ['REM', spanOf(s.stageMinutes.REM), 'Time in REM'],
    ['N3', spanOf(s.stageMinutes.N3), 'Time in N3, deep sleep'],
    ['awake in between', spanOf(s.wasoMinutes), 'Wake after sleep onset (WASO)'],
    ['awakenings', `${s.awakenings}`, 'Awakenings'],
    [BY_CUES, `${s.cueAwakenings}`, 'Awakenings that a cue caused'],
    ...(s.stageMinutes.unscored > 0 ? [['not scored', spanOf(s.stageMinutes.unscored), 'Epochs whose stage is unknown'] as const] : []),
    ['released', s.released ? 'yes' : 'no', 'Whether the sleeper was let go before the morning'],
  ];
}
