/** What sensors would show of a sleeper: worked out for an instant when asked, from stage, time, distress and slow swings. */

import { type Sensor, type Sleeper, stream, uniform } from '../base/index.ts';
import * as P from './parameters.ts';
import { byAge } from './tables.ts';

/** The instant that is asked for. Stage as in STAGES, last known one where unscored. */
export interface Instant {
  readonly at: number;
  readonly stage: number;
  readonly stageSince: number;
  /** −1 before the first sleep. */
  readonly onset: number;
  readonly cycle: number;
  readonly distress: number;
  readonly wokenByCue: boolean;
}

/** Sensors that change without an event; they are read on a grid. The others change with the stage only. */
export const CONTINUOUS: ReadonlySet<Sensor> = new Set<Sensor>([
  'stageTime',
  'onsetTime',
  'clock',
  'heart',
  'breath',
  'movement',
  'arousal',
  'distress',
  'phase',
]);
/** Grid of the continuous sensors, ms. */
export const GRID_MS = 10_000;

/** A little wider than the sum of both slow swings can be. */
const WIDEST_SWING = P.SLOW_SWING.share * 1.001;

const DAY_MS = 86_400_000;

export interface Body {
  read(sensor: Sensor, instant: Instant): number;
  /** What the heart or the breath is within, wherever its swings are; cheaper than to read it. */
  bounds(sensor: 'heart' | 'breath', instant: Instant): { readonly least: number; readonly most: number };
}

export function bodyOf(sleeper: Sleeper, seed: number, startMinutes: number): Body {
  const random = stream(seed, 'body');
  const phases = Array.from({ length: 4 }, () => uniform(random) * 2 * Math.PI);
  const heart = byAge(P.HEART_IN_REM, sleeper.age);
  const breath = byAge(P.BREATH_IN_REM, sleeper.age);
  const [fast, slow] = P.SLOW_SWING.periods;
  const swing = (at: number, which: number) =>
    (P.SLOW_SWING.share / 2) *
    (Math.sin((at / 60_000 / fast) * 2 * Math.PI + phases[which]!) + Math.sin((at / 60_000 / slow) * 2 * Math.PI + phases[which + 1]!));
  const heartAt = (i: Instant, swung: number) =>
    tenth(heart * P.HEART_BY_STAGE[i.stage]! * (1 + swung - (P.HEART_FALL_PER_H * i.at) / 3_600_000) * (1 + P.DISTRESS_ADDS.heart * i.distress));
  const breathAt = (i: Instant, swung: number) => tenth(breath * P.BREATH_BY_STAGE[i.stage]! * (1 + swung) * (1 + P.DISTRESS_ADDS.breath * i.distress));
  const read = (sensor: Sensor, i: Instant): number => {
    switch (sensor) {
      case 'stage':
        return i.stage;
      case 'awake':
        return i.stage === 0 ? 1 : 0;
      case 'asleep':
        return i.stage === 0 ? 0 : 1;
      case 'cycle':
        return i.cycle;
      case 'wokenByCue':
        return i.wokenByCue ? 1 : 0;
      case 'stageTime':
        return i.at - i.stageSince;
      case 'onsetTime':
        return i.onset < 0 ? 0 : i.at - i.onset;
      case 'clock':
        return (startMinutes * 60_000 + i.at) % DAY_MS;
      case 'heart':
        return heartAt(i, swing(i.at, 0));
      case 'breath':
        return breathAt(i, swing(i.at, 2));
      case 'movement':
        return hundredth(P.MOVEMENT_BY_STAGE[i.stage]! + P.DISTRESS_ADDS.movement * i.distress);
      case 'arousal':
        return hundredth(P.AROUSAL_BY_STAGE[i.stage]! + P.DISTRESS_ADDS.arousal * i.distress);
      case 'distress':
        return Math.round(i.distress * 1000) / 1000;
      case 'phase':
        return i.stage === 3 || i.stage === 2 ? Math.floor(((i.at * P.SLOW_WAVE_HZ) / 1000) * 360) % 360 : 0;
    }
  };
  return {
    read,
    bounds: (sensor, i) => {
      const at = sensor === 'heart' ? heartAt : breathAt;
      return { least: at(i, -WIDEST_SWING), most: at(i, WIDEST_SWING) };
    },
  };
}

/** Breaths per minute of a stage, without swings and distress: the clock of the breath's phases. */
export const breathRate = (sleeper: Sleeper, stage: number): number => byAge(P.BREATH_IN_REM, sleeper.age) * P.BREATH_BY_STAGE[stage]!;

const tenth = (x: number) => Math.round(x * 10) / 10;
const hundredth = (x: number) => Math.min(1, Math.round(x * 100) / 100);
