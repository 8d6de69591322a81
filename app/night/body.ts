/** What sensors would show of a sleeper: worked out for an instant when asked, from stage, time, distress and slow swings. */

import { type Sensor, type Sleeper, stream, uniform } from '../base/index.ts';
import { type Distress, distressAt } from './distress.ts';
import * as P from './parameters.ts';
import { byAge } from './tables.ts';

/** Where the sleeper stands between two events of the night. Stage as in STAGES, last known one where unscored. */
export interface Standing {
  readonly stage: number;
  readonly stageSince: number;
  /** −1 before the first sleep. */
  readonly onset: number;
  readonly cycle: number;
  readonly wokenByCue: boolean;
  readonly distress: Distress;
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

const [FAST, SLOW] = P.SLOW_SWING.periods;

const DAY_MS = 86_400_000;

export interface Body {
  read(sensor: Sensor, at: number, standing: Standing): number;
  /** What the heart or the breath is at least, and at most, wherever its swings and distress are; cheaper than to read it. */
  least(sensor: 'heart' | 'breath', at: number, standing: Standing): number;
  most(sensor: 'heart' | 'breath', at: number, standing: Standing): number;
}

export function bodyOf(sleeper: Sleeper, seed: number, startMinutes: number): Body {
  const random = stream(seed, 'body');
  const phase = () => uniform(random) * 2 * Math.PI;
  const phases = [phase(), phase(), phase(), phase()];
  const heart = byAge(P.HEART_IN_REM, sleeper.age);
  const breath = byAge(P.BREATH_IN_REM, sleeper.age);
  const swing = (at: number, which: number) =>
    (P.SLOW_SWING.share / 2) *
    (Math.sin((at / 60_000 / FAST) * 2 * Math.PI + phases[which]!) + Math.sin((at / 60_000 / SLOW) * 2 * Math.PI + phases[which + 1]!));
  const heartAt = (at: number, stage: number, swung: number, distress: number) =>
    tenth(heart * P.HEART_BY_STAGE[stage]! * (1 + swung - (P.HEART_FALL_PER_H * at) / 3_600_000) * (1 + P.DISTRESS_ADDS.heart * distress));
  const breathAt = (_: number, stage: number, swung: number, distress: number) =>
    tenth(breath * P.BREATH_BY_STAGE[stage]! * (1 + swung) * (1 + P.DISTRESS_ADDS.breath * distress));
  const bound = (sensor: 'heart' | 'breath', at: number, stage: number, swung: number, distress: number) =>
    sensor === 'heart' ? heartAt(at, stage, swung, distress) : breathAt(at, stage, swung, distress);
  const read = (sensor: Sensor, at: number, s: Standing): number => {
    switch (sensor) {
      case 'stage':
        return s.stage;
      case 'awake':
        return s.stage === 0 ? 1 : 0;
      case 'asleep':
        return s.stage === 0 ? 0 : 1;
      case 'cycle':
        return s.cycle;
      case 'wokenByCue':
        return s.wokenByCue ? 1 : 0;
      case 'stageTime':
        return at - s.stageSince;
      case 'onsetTime':
        return s.onset < 0 ? 0 : at - s.onset;
      case 'clock':
        return (startMinutes * 60_000 + at) % DAY_MS;
      case 'heart':
        return heartAt(at, s.stage, swing(at, 0), distressAt(s.distress, at));
      case 'breath':
        return breathAt(at, s.stage, swing(at, 2), distressAt(s.distress, at));
      case 'movement':
        return hundredth(P.MOVEMENT_BY_STAGE[s.stage]! + P.DISTRESS_ADDS.movement * distressAt(s.distress, at));
      case 'arousal':
        return hundredth(P.AROUSAL_BY_STAGE[s.stage]! + P.DISTRESS_ADDS.arousal * distressAt(s.distress, at));
      case 'distress':
        return Math.round(distressAt(s.distress, at) * 1000) / 1000;
      case 'phase':
        return s.stage === 3 || s.stage === 2 ? Math.floor(((at * P.SLOW_WAVE_HZ) / 1000) * 360) % 360 : 0;
    }
  };
  return {
    read,
    least: (sensor, at, { stage, distress: { value, target } }) => bound(sensor, at, stage, -WIDEST_SWING, Math.min(value, target)),
    most: (sensor, at, { stage, distress: { value, target } }) => bound(sensor, at, stage, WIDEST_SWING, Math.max(value, target)),
  };
}

/** Breaths per minute of a stage, without swings and distress: the clock of the breath's phases. */
export const breathRate = (sleeper: Sleeper, stage: number): number => byAge(P.BREATH_IN_REM, sleeper.age) * P.BREATH_BY_STAGE[stage]!;

const tenth = (x: number) => Math.round(x * 10) / 10;
const hundredth = (x: number) => Math.min(1, Math.round(x * 100) / 100);
