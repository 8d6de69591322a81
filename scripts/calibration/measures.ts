/** What a laboratory would measure of a hypnogram: one number per epoch of 30 s, as in STAGES. */

const EPOCHS_PER_MINUTE = 2;
/** A REM episode ends, and a NREM one counts, from this many minutes of NREM (Feinberg & Floyd 1979). */
const NREM_OF_A_CYCLE = 15;

export const MEASURES = ['TST', 'SE', 'SOL', 'WASO', 'N1', 'N2', 'N3', 'REM', 'REM latency', 'awakenings', 'cycle'] as const;
export type Measure = (typeof MEASURES)[number];

export interface Bout {
  readonly stage: number;
  /** Minutes. */
  readonly from: number;
  readonly length: number;
}

export interface Cycle {
  /** Minutes; from the start of NREM to the end of REM. */
  readonly length: number;
  readonly n3: number;
  readonly rem: number;
}

export interface Measured {
  readonly values: Readonly<Record<Measure, number>>;
  readonly bouts: readonly Bout[];
  readonly cycles: readonly Cycle[];
  /** WASO as a share of the time from sleep onset to lights on, %. */
  readonly wasoShare: number;
}

/** NaN where a night has none (no REM: no REM latency). Stages are shares of sleep, %; the rest minutes, %, counts. */
export function measure(epochs: Uint8Array): Measured {
  const bouts = boutsOf(epochs);
  const minutes = [0, 0, 0, 0, 0];
  for (const stage of epochs) minutes[stage]! += 1 / EPOCHS_PER_MINUTE;
  const inBed = epochs.length / EPOCHS_PER_MINUTE;
  const sleep = inBed - minutes[0]!;
  const onset = bouts.find((bout) => bout.stage !== 0)?.from ?? Number.NaN;
  const rem = bouts.find((bout) => bout.stage === 4)?.from ?? Number.NaN;
  const waso = minutes[0]! - onset;
  const cycles = cyclesOf(bouts);
  const last = bouts.findLastIndex((bout) => bout.stage !== 0);
  const share = (stage: number) => (100 * minutes[stage]!) / sleep;
  return {
    values: {
      TST: sleep,
      SE: (100 * sleep) / inBed,
      SOL: onset,
      WASO: waso,
      N1: share(1),
      N2: share(2),
      N3: share(3),
      REM: share(4),
      'REM latency': rem - onset,
      awakenings: bouts.filter((bout, i) => bout.stage === 0 && i > 0 && i < last).length,
      cycle: mean(cycles.map((cycle) => cycle.length)),
    },
    bouts,
    cycles,
    wasoShare: (100 * waso) / (inBed - onset),
  };
}

export function boutsOf(epochs: Uint8Array): Bout[] {
  const bouts: Bout[] = [];
  for (let from = 0, i = 1; i <= epochs.length; i++) {
    if (i < epochs.length && epochs[i] === epochs[from]) continue;
    bouts.push({ stage: epochs[from]!, from: from / EPOCHS_PER_MINUTE, length: (i - from) / EPOCHS_PER_MINUTE });
    from = i;
  }
  return bouts;
}

/** Whole cycles only: NREM of at least 15 minutes and the REM after it, until the next such NREM. Wake counts where it lies. */
function cyclesOf(bouts: readonly Bout[]): Cycle[] {
  const cycles: Cycle[] = [];
  let begun = bouts.find((bout) => bout.stage !== 0)?.from ?? 0;
  let [n3, rem, nremSinceRem, remEnd] = [0, 0, 0, -1];
  let [pendingN3, pendingFrom] = [0, begun];
  for (const { stage, from, length } of bouts) {
    if (stage === 4) {
      rem += length;
      remEnd = from + length;
      nremSinceRem = pendingN3 = 0;
      pendingFrom = remEnd;
    } else if (stage !== 0) {
      nremSinceRem += length;
      if (stage === 3) {
        n3 += length;
        pendingN3 += length;
      }
      if (remEnd >= 0 && nremSinceRem >= NREM_OF_A_CYCLE) {
        cycles.push({ length: remEnd - begun, n3: n3 - pendingN3, rem });
        begun = pendingFrom;
        [n3, rem, remEnd] = [pendingN3, 0, -1];
      }
    }
  }
  return cycles;
}

export function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
