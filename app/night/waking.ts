/** How likely a cue is to wake, or to lighten sleep: the published dose and response, seen by this sleeper in this stage. */

import type { Channel, Sleeper } from '../base/index.ts';
import * as E from './effect-parameters.ts';
import { WAKING_BY_STAGE } from './parameters.ts';
import { byAge } from './tables.ts';

/** Which ear lies in the pillow. */
export type Lying = 'left' | 'right' | 'free';

/** The sleeper at the instant of a cue. */
export interface Hearer {
  readonly sleeper: Sleeper;
  /** As in STAGES. */
  readonly stage: number;
  readonly lying: Lying;
  /** Since lights out. */
  readonly minutes: number;
  /** Nights of habituation to this cue, tonight's part of one too. */
  readonly nights: number;
}

/** Chance 0–1 that one event with this LAS,max wakes an average sleeper outside deep sleep (Basner 2006). */
export function awakeningChance(level: number): number {
  const l = Math.min(level, E.AWAKENING_CURVE_MAX_DB);
  return l <= 0 ? 0 : Math.min(1, Math.max(0, (SQUARE * l * l + LINEAR * l + CONSTANT) / 100));
}

const [SQUARE, LINEAR, CONSTANT] = E.AWAKENING_CURVE;

/** dB to add to a level for what reaches the better ear, with the pillow on one. */
export function earShift({ hearing: { left, right } }: Sleeper, lying: Lying): number {
  return -Math.min(left + (lying === 'left' ? E.PILLOW_DB : 0), right + (lying === 'right' ? E.PILLOW_DB : 0));
}

/** dB to add to a level for how it acts on this sleeper against the average one of the curve. */
export function hearingShift(sleeper: Sleeper, stage: number, lying: Lying = 'free'): number {
  if (sleeper.age !== ofAge.age)
    ofAge = { age: sleeper.age, sensitivity: byAge(E.AGE_SENSITIVITY_DB, sleeper.age), shield: byAge(E.CHILD_SHIELD_DB, sleeper.age) };
  return ofAge.sensitivity + earShift(sleeper, lying) - ofAge.shield - E.STAGE_SHIELD_DB[stage]!;
}
/** The age that was asked for last, and what it means, dB: a night asks for one. */
let ofAge = { age: Number.NaN, sensitivity: 0, shield: 0 };

/** What a sound, which lifts the level at the pillow from `before` to `after`, dB(A), would do but for habituation. */
function roused({ sleeper, stage, lying, minutes }: Hearer, before: number, after: number): number {
  const shift = hearingShift(sleeper, stage, lying);
  const chance = awakeningChance(after + shift);
  const rise = chance === 0 ? 0 : chance - awakeningChance(before + shift);
  if (rise <= 0) return 0;
  return later(Math.min(1, rise * (sleeper.sensitivity.sound ?? 1)), minutes);
}

/** Sleep is lighter late in the night: the odds grow by the minute. */
function later(chance: number, minutes: number): number {
  const odds = Math.exp(E.TIME_ON_WAKING.perMinute * (minutes - E.TIME_ON_WAKING.middle));
  return (chance * odds) / (1 - chance + chance * odds);
}

/** Chances 0–1, together at most 1. */
export interface Rousing {
  readonly wakes: number;
  readonly lightens: number;
}

/** Nothing comes of it. */
export const CALM: Rousing = { wakes: 0, lightens: 0 };

export function rousingBySound(hearer: Hearer, before: number, after: number): Rousing {
  const chance = roused(hearer, before, after);
  if (chance === 0) return CALM;
  const wakes = chance * 0.5 ** (Math.min(hearer.nights, E.HABITUATION_NIGHTS) / E.HABITUATION_NIGHTS);
  return { wakes, lightens: Math.min(1 - wakes, chance * E.SHIFTS_PER_AWAKENING) };
}

/** The same for a channel that is no sound, at its peak `level` in the channel's unit. `colour` is the light's. */
export function rousingByTouch(hearer: Hearer, channel: Channel, level: number, colour = 'white'): Rousing {
  const { sleeper, stage, nights } = hearer;
  const plain = chanceInN2(channel, Math.abs(level), colour);
  if (plain === 0) return CALM;
  const atN2 = later(Math.min(1, plain * (sleeper.sensitivity[channel] ?? 1)), hearer.minutes);
  const chance = Math.min(1, (atN2 * WAKING_BY_STAGE[stage]!) / WAKING_BY_STAGE[2]);
  const wakes = chance * 0.5 ** (Math.min(nights, E.HABITUATION_NIGHTS) / E.HABITUATION_NIGHTS);
  return { wakes, lightens: Math.min(1 - wakes, chance * E.SHIFTS_PER_AWAKENING) };
}

function chanceInN2(channel: Channel, level: number, colour: string): number {
  switch (channel) {
    case 'light': {
      const seen = level * (lidPasses(colour) / lidPasses('white'));
      if (seen <= E.LIGHT_WAKES.from) return 0;
      const reach = Math.log(Math.max(seen, E.LIGHT_WAKES.from) / E.LIGHT_WAKES.from) / Math.log(E.LIGHT_WAKES.full / E.LIGHT_WAKES.from);
      return (Math.min(1, reach) * E.LIGHT_WAKES_N3 * WAKING_BY_STAGE[2]) / WAKING_BY_STAGE[3];
    }
    case 'touch':
      return E.TOUCH_WAKES * between(level, E.TOUCH_WAKES_FROM, 100);
    case 'warmth':
      return E.WARMTH_WAKES * between(level, E.WARMTH.from, E.WARMTH.full);
    case 'motion':
      return E.MOTION_WAKES.chance * between(level, E.MOTION_WAKES.from, E.MOTION_WAKES.full);
    default:
      return E.SCENT_WAKES;
  }
}

/** Share 0–1 of light of a colour that closed lids let through. */
export function lidPasses(colour: string): number {
  const [blue, green, red] = E.COLOUR_PARTS[colour] ?? E.COLOUR_PARTS['white']!;
  return blue * E.LID_PASSES.blue + green * E.LID_PASSES.green + red * E.LID_PASSES.red;
}

/** How far `x` is from `from` to `full`, 0–1. */
const between = (x: number, from: number, full: number): number => Math.min(1, Math.max(0, (x - from) / (full - from)));
