/** Nights that are not usual: what must change, and in which direction. */

import type { NightPlan } from '../../app/night/index.ts';
import { generateSleepers, nightsOf } from '../../app/night/index.ts';
import { type Measure, type Measured, measure } from './measures.ts';
import { type Estimate, meanEstimate } from './statistics.ts';

type What = Measure | 'N3 minutes' | 'REM minutes';

export interface Condition {
  readonly words: string;
  /** Given the sleeper's usual bedtime. */
  readonly from: (bedtime: number) => NightPlan;
  readonly to: (bedtime: number) => NightPlan;
  readonly changes: readonly { readonly what: What; readonly sign: 1 | -1 }[];
  readonly source: string;
}

const usual = () => ({ timeInBedMinutes: 480 });
const at =
  (hour: number, plan: NightPlan = {}) =>
  () => ({ bedtimeMinutes: hour * 60, timeInBedMinutes: 480, ...plan });

export const CONDITIONS: readonly Condition[] = [
  {
    words: 'After a night without sleep (40 h awake) against a usual night',
    from: usual,
    to: () => ({ ...usual(), hoursAwake: 40 }),
    changes: [
      { what: 'SOL', sign: -1 },
      { what: 'N3 minutes', sign: 1 },
      { what: 'N1', sign: -1 },
      { what: 'WASO', sign: -1 },
    ],
    source:
      'more SWS, less stage 1 and a shorter latency to it after lost sleep: Åkerstedt, Sleep homeostasis during repeated sleep restriction and recovery (abstract) [R]; WASO follows from the model',
  },
  {
    words: 'After a night of 3 h against one of 5 h',
    from: () => ({ ...usual(), sleptHours: [5] }),
    to: () => ({ ...usual(), sleptHours: [3] }),
    changes: [{ what: 'N3 minutes', sign: 1 }],
    source: 'SWS grows as the night before is cut to 5, 4, 3, 2, 1 h: Psychophysiology 1997;34:227 (abstract) [R]',
  },
  {
    words: 'To bed at 8 in the morning after 25 h awake against 1 h awake, 16 h in bed',
    from: at(8, { hoursAwake: 1, timeInBedMinutes: 960 }),
    to: at(8, { hoursAwake: 25, timeInBedMinutes: 960 }),
    changes: [{ what: 'TST', sign: 1 }],
    source: 'Rosenthal, Sleep 1991;14:448 (abstract) [R]',
  },
  {
    words: 'After 49 h awake against 25 h, both to bed at 8 in the morning, 16 h in bed',
    from: at(8, { hoursAwake: 25, timeInBedMinutes: 960 }),
    to: at(8, { hoursAwake: 49, timeInBedMinutes: 960 }),
    changes: [{ what: 'TST', sign: 1 }],
    source: 'Rosenthal 1991 (abstract) [R]',
  },
  {
    words: 'Only 4 h in bed against 8 h',
    from: usual,
    to: () => ({ timeInBedMinutes: 240 }),
    changes: [
      { what: 'N3', sign: 1 },
      { what: 'REM', sign: -1 },
    ],
    source: 'N3 concentrates in the first cycles and REM grows towards morning (SCIENCE §2)',
  },
  {
    words: 'To bed three hours early against the usual time',
    from: usual,
    to: (bedtime) => ({ ...usual(), bedtimeMinutes: bedtime - 180 }),
    changes: [
      { what: 'SOL', sign: 1 },
      { what: 'SE', sign: -1 },
    ],
    source: 'sleep pressure below the upper threshold, Daan 1984 (variant) [R]',
  },
  {
    words: 'By day (to bed at 8 h, after a night awake) against by night after as long awake',
    from: (bedtime) => ({ ...usual(), bedtimeMinutes: bedtime, hoursAwake: 24 }),
    to: at(8, { hoursAwake: 24 }),
    changes: [
      { what: 'TST', sign: -1 },
      { what: 'WASO', sign: 1 },
    ],
    source: 'the circadian process against sleep by day, Daan 1984 (variant) [R]',
  },
  {
    words: 'A nap of 90 min at 19 h against one at 14 h',
    from: at(14, { timeInBedMinutes: 90 }),
    to: at(19, { timeInBedMinutes: 90 }),
    changes: [{ what: 'N3 minutes', sign: 1 }],
    source: 'sleep pressure by time awake, Daan 1984 (variant) [R]',
  },
  {
    words: 'A nap of 90 min at 9 h against one at 16 h',
    from: at(16, { timeInBedMinutes: 90, hoursAwake: 9 }),
    to: at(9, { timeInBedMinutes: 90, hoursAwake: 2 }),
    changes: [{ what: 'REM minutes', sign: 1 }],
    source: 'REM goes with the clock and low pressure: morning naps have more of it [M]',
  },
];

export interface Change {
  readonly words: string;
  readonly source: string;
  readonly what: What;
  readonly sign: 1 | -1;
  readonly from: Estimate;
  readonly to: Estimate;
  /** Of the same people: to − from. */
  readonly change: Estimate;
  readonly met: boolean;
}

/** Young adults, each of them under both conditions and with the same seed. */
export function changes(count: number, seed: number): Change[] {
  const people = generateSleepers(count, seed, { minAge: 20, maxAge: 35 });
  return CONDITIONS.flatMap((condition) => {
    const nights = (plan: Condition['from']) => people.map((sleeper, i) => measure(nightsOf(sleeper, plan(sleeper.bedtimeMinutes))(seed * 1000 + i)));
    const [before, after] = [nights(condition.from), nights(condition.to)];
    return condition.changes.map(({ what, sign }) => {
      const [a, b] = [before, after].map((list) => list.map((night) => amount(night, what))) as [number[], number[]];
      const change = meanEstimate(b.map((value, i) => value - a[i]!));
      return {
        words: condition.words,
        source: condition.source,
        what,
        sign,
        from: meanEstimate(a),
        to: meanEstimate(b),
        change,
        met: sign > 0 ? change.low > 0 : change.high < 0,
      };
    });
  });
}

function amount({ values }: Measured, what: What): number {
  if (what === 'N3 minutes') return values.TST === 0 ? 0 : (values.N3 * values.TST) / 100;
  if (what === 'REM minutes') return values.TST === 0 ? 0 : (values.REM * values.TST) / 100;
  return values[what];
}

/** Late chronotypes who go to bed when early ones do. */
export function chronotypes(count: number, seed: number): { early: Estimate; late: Estimate } {
  const latency = (chronotype: 'early' | 'late') =>
    meanEstimate(
      generateSleepers(count, seed, { minAge: 20, maxAge: 50, chronotype }).map(
        (sleeper, i) =>
          measure(nightsOf({ ...sleeper, onset: 1 }, { bedtimeMinutes: 22 * 60 + 30, timeInBedMinutes: 480, hoursAwake: 16 })(seed + i)).values.SOL,
      ),
    );
  return { early: latency('early'), late: latency('late') };
}
