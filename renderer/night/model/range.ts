/** The numbers of a part of a night: sleep, cues with their levels, awakenings, signals. */

import type { ScoredStage, StimulusChannel } from '../../../app/bridge/index.ts';
import type { View } from '../view.ts';
import type { NightModel } from './model.ts';
import { boundsOf, meanOf, type Series } from './series.ts';

export interface RangeNumbers {
  readonly ms: number;
  /** ms in each stage that occurs. */
  readonly stages: readonly (readonly [stage: ScoredStage, ms: number])[];
  readonly channels: readonly {
    readonly channel: StimulusChannel;
    /** Cues that sound anywhere in it, and those that begin in it. */
    readonly cues: number;
    readonly begun: number;
    /** ms with a level other than 0. */
    readonly on: number;
    /** The level farthest from 0. */
    readonly peak: number;
  }[];
  readonly awakenings: { readonly natural: number; readonly cue: number };
  readonly transitions: number;
  readonly marks: number;
  readonly signals: readonly { readonly name: string; readonly unit: string; readonly min: number; readonly mean: number; readonly max: number }[];
}

const STAGES: readonly ScoredStage[] = ['W', 'N1', 'N2', 'N3', 'REM', '?'];

export function numbersOf({ night, channels, signals }: NightModel, { from, to }: View): RangeNumbers {
  const inside = ({ at }: { readonly at: number }) => from <= at && at < to;
  const shared = (span: { readonly from: number; readonly to: number }) => Math.max(0, Math.min(to, span.to) - Math.max(from, span.from));
  const awakenings = night.awakenings.filter(inside);
  const cues = awakenings.filter(({ cause }) => cause === 'cue').length;
  return {
    ms: to - from,
    stages: STAGES.map((stage) => [stage, night.stages.reduce((sum, span) => sum + (span.stage === stage ? shared(span) : 0), 0)] as const).filter(
      ([, ms]) => ms > 0,
    ),
    channels: channels.flatMap(({ channel, level }) => {
      const own = night.cues.filter((cue) => cue.channel === channel && shared(cue) > 0);
      if (own.length === 0) return [];
      const [low, high] = boundsOf(level, from, to);
      return [
        { channel, cues: own.length, begun: own.filter((cue) => inside({ at: cue.from })).length, on: onOf(level, from, to), peak: -low > high ? low : high },
      ];
    }),
    awakenings: { natural: awakenings.length - cues, cue: cues },
    transitions: night.transitions.filter(inside).length,
    marks: night.marks.filter(inside).length,
    signals: signals.map(({ name, unit, series }) => {
      const [min, max] = boundsOf(series, from, to);
      return { name, unit, min, mean: meanOf(series, from, to), max };
    }),
  };
}

/** Time in which a level is not 0. */
function onOf({ at, value }: Series, from: number, to: number): number {
  let sum = 0;
  for (let i = 1; i < at.length; i++) if (value[i - 1] !== 0 || value[i] !== 0) sum += Math.max(0, Math.min(to, at[i]!) - Math.max(from, at[i - 1]!));
  return sum;
}
