/**
 * The natural stage process: from bout to bout through ultradian cycles, steered by sleep pressure and the clock.
 * It can run a whole night at once, or bout by bout with awakenings put in from outside.
 */

import { type RandomStream, restart, stream, uniform } from '../base/index.ts';
import * as P from './parameters.ts';
import { boutOf, EXPONENTIAL, MIXTURE, quantile, WAKE_BOUT } from './tables.ts';
import { circadian, type Traits } from './traits.ts';

const [W, N1, N2, N3, REM] = [0, 1, 2, 3, 4] as const;
const MINUTE = 60_000;

/** Most bouts that one night can have: the shortest bouts through the longest time in bed, and room to spare. */
export const MAX_BOUTS = 5000;

/** A night being slept. Bout i has `stages[i]` and lasts until `ends[i]` (whole ms since lights out). */
export interface Sleep {
  traits: Traits;
  readonly random: RandomStream;
  readonly stages: Uint8Array;
  readonly ends: Int32Array;
  /** Dream of the bout: 0 none told, 1 bad dream, 2 nightmare. */
  readonly dreams: Uint8Array;
  /** Cycles begun, by bout. */
  readonly cycles: Uint8Array;
  bouts: number;
  /** Lights on, ms. */
  end: number;
  /** The last awakening, if nothing wakes earlier for good, ms. */
  lastWake: number;
  /** Length of an awakening put in from outside that comes next, ms; 0: none. */
  forcedWake: number;
  // Where the process stands; minutes.
  pressure: number;
  inRem: boolean;
  left: number;
  length: number;
  cycle: number;
  dream: number;
  wakeFactor: number;
  nightFactor: number;
}

export function newSleep(): Sleep {
  return {
    traits: undefined as unknown as Traits,
    random: stream(0, 'natural'),
    stages: new Uint8Array(MAX_BOUTS + 2),
    ends: new Int32Array(MAX_BOUTS + 2),
    dreams: new Uint8Array(MAX_BOUTS + 2),
    cycles: new Uint8Array(MAX_BOUTS + 2),
    bouts: 0,
    end: 0,
    lastWake: 0,
    forcedWake: 0,
    pressure: 0.5,
    inRem: false,
    left: 0.5,
    length: 0.5,
    cycle: 0,
    dream: 0,
    wakeFactor: 0.5,
    nightFactor: 0.5,
  };
}

/** Lies down: the first bout is the wake before sleep. */
export function lieDown(sleep: Sleep, traits: Traits, seed: number): void {
  const { random } = sleep;
  restart(random, seed, 'natural');
  sleep.traits = traits;
  sleep.pressure = traits.pressure;
  sleep.nightFactor = Math.exp(P.NIGHT_TO_NIGHT_WAKING * spread(random));
  sleep.forcedWake = 0;
  sleep.cycle = 0;
  sleep.end = Math.round(traits.inBed * MINUTE);
  sleep.lastWake = Math.max(MINUTE, sleep.end - Math.round(P.LYING_AWAKE_MEAN * quantile(EXPONENTIAL, uniform(random)) * MINUTE));
  beginNrem(sleep, 0);
  const onset = P.ONSET_LATENCY_MIN + (traits.onsetMean - P.ONSET_LATENCY_MIN) * slowness(traits) * quantile(EXPONENTIAL, uniform(random));
  sleep.bouts = 0;
  put(sleep, W, Math.min(sleep.lastWake, Math.round(onset * MINUTE)));
}

/** Sleeps on for at most `bouts` more bouts. True while the night is not over. */
export function sleepOn(sleep: Sleep, bouts: number): boolean {
  const { traits, random, stages, ends, lastWake } = sleep;
  const { wakeRate } = traits;
  for (let n = 0; n < bouts; n++) {
    const i = sleep.bouts - 1;
    const at = ends[i]!;
    if (at >= sleep.end) return false;
    const stage = stages[i]!;
    const ms = at - (i === 0 ? 0 : ends[i - 1]!);
    const minutes = ms / MINUTE;
    // Settle the bout that ended. x − x²/2 stands for 1 − e⁻ˣ: off by less than 0.001 for 45 minutes of sleep.
    const x = minutes / (60 * (stage === W ? P.PRESSURE_RISE_H : P.PRESSURE_FALL_H));
    const change = x * (1 - x / 2);
    if (stage === W) sleep.pressure += (1 - sleep.pressure) * change;
    else {
      sleep.pressure -= sleep.pressure * change;
      sleep.left -= minutes;
    }
    if (at >= lastWake || sleep.bouts >= MAX_BOUTS) {
      put(sleep, W, sleep.end);
      return false;
    }
    if (sleep.forcedWake > 0) {
      put(sleep, W, Math.min(sleep.end, at + sleep.forcedWake));
      sleep.forcedWake = 0;
      continue;
    }
    // What comes next, and for how long.
    let next: number;
    let length: number;
    let u = uniform(random);
    const waking = wakeRate[stage]! * sleep.wakeFactor * minutes;
    const nightmareEnds = sleep.dream === 2 && stage === REM;
    if (u < waking || nightmareEnds) {
      if (nightmareEnds) sleep.dream = 0;
      else if (sleep.pressure < traits.satisfied && u < waking * P.LAST_AWAKENING_CHANCE) {
        put(sleep, W, sleep.end);
        return false;
      }
      put(sleep, W, Math.min(sleep.end, at + Math.round(quantile(WAKE_BOUT, uniform(random)) * MINUTE)));
      continue;
    }
    u = (u - waking) / (1 - waking);
    if (sleep.left <= 0) {
      if (sleep.inRem) beginNrem(sleep, at / MINUTE);
      else beginRem(sleep, at / MINUTE);
    }
    const v = uniform(random);
    if (stage === W) {
      next = u < P.W_TO_N2 ? N2 : N1;
      length = next === N2 ? boutOf(MIXTURE, v, P.N2_BOUT) : boutOf(EXPONENTIAL, v, traits.n1AfterWake);
    } else if (sleep.inRem) {
      next = stage !== REM ? REM : u < P.REM_TO_N2 ? N2 : N1;
      if (next === REM) length = Math.min(Math.max(sleep.left, P.SHORTEST_BOUT), boutOf(MIXTURE, v, traits.remBout));
      else length = boutOf(EXPONENTIAL, v, next === N1 ? traits.n1Bout : 1);
    } else {
      if (stage === N2) next = u < depth(sleep) ? N3 : N1;
      else if (stage === N3) next = u < P.N3_TO_N2 ? N2 : N1;
      else if (stage === REM) next = u < P.REM_TO_N2 ? N2 : N1;
      else next = N2;
      if (next === N2) length = Math.min(Math.max(sleep.left, P.SHORTEST_BOUT), boutOf(MIXTURE, v, P.N2_BOUT));
      else length = next === N3 ? boutOf(MIXTURE, v, traits.n3Bout) : boutOf(EXPONENTIAL, v, traits.n1Bout);
    }
    put(sleep, next, Math.min(lastWake, at + Math.round(length * MINUTE)));
  }
  return true;
}

/** Cuts the running bout at `at` and puts a wake bout of `ms` after it; the process then goes on by its own stream. */
export function interrupt(sleep: Sleep, at: number, ms: number): void {
  sleep.ends[sleep.bouts - 1] = at;
  sleep.forcedWake = Math.max(1, ms);
}

/** Factor on the latency by the drive at lights out. */
function slowness(traits: Traits): number {
  return Math.exp(-P.DRIVE_ON_WAKING * (traits.pressure + P.CIRCADIAN_AMPLITUDE * circadian(traits, 0) - P.DRIVE_AT_LIGHTS_OUT));
}

/** Chance that deep sleep follows now. */
function depth(sleep: Sleep): number {
  if (sleep.length - sleep.left < P.N3_MARGIN[0] || sleep.left < P.N3_MARGIN[1]) return 0;
  return sleep.traits.n3Gain * (sleep.pressure - P.N3_PRESSURE_MIN);
}

function beginNrem(sleep: Sleep, minute: number): void {
  const { traits, random, cycle } = sleep;
  const c = circadian(traits, minute);
  const drive = sleep.pressure + P.CIRCADIAN_AMPLITUDE * c;
  sleep.wakeFactor = sleep.nightFactor * Math.exp(-P.DRIVE_ON_WAKING * (drive - P.DRIVE_MIDDLE));
  sleep.inRem = false;
  sleep.dream = 0;
  const length = traits.cycle * P.CYCLE_SHAPE[Math.min(cycle, P.CYCLE_SHAPE.length - 1)]! * (1 + P.CYCLE_SPREAD * spread(random));
  sleep.length = length * (1 - remShare(traits, cycle));
  // A first REM episode passed over: the second cycle's NREM follows at once.
  if (cycle === 0 && uniform(random) < traits.remSkipped) sleep.length += traits.cycle * P.CYCLE_SHAPE[1] * (1 - remShare(traits, 1));
  sleep.left = sleep.length;
  sleep.cycle = cycle + 1;
}

function beginRem(sleep: Sleep, minute: number): void {
  const { traits, random } = sleep;
  const cycle = sleep.cycle - 1;
  const usual = traits.cycle * P.CYCLE_SHAPE[Math.min(cycle, P.CYCLE_SHAPE.length - 1)]! * remShare(traits, cycle);
  sleep.inRem = true;
  sleep.length = usual * (1 + P.REM_CIRCADIAN * circadian(traits, minute)) * (1 + 2 * P.CYCLE_SPREAD * spread(random));
  sleep.left = sleep.length;
  const u = uniform(random);
  sleep.dream = u < traits.nightmare ? 2 : u < traits.nightmare + traits.badDream ? 1 : 0;
}

const remShare = (traits: Traits, cycle: number): number => Math.min(0.6, traits.remGain * P.REM_SHAPE[Math.min(cycle, P.REM_SHAPE.length - 1)]!);

/** Bell-shaped, mean 0, SD 1, within ±3 (sum of four even draws). */
function spread(random: RandomStream): number {
  return (uniform(random) + uniform(random) + uniform(random) + uniform(random) - 2) * 1.7320508;
}

function put(sleep: Sleep, stage: number, end: number): void {
  const i = sleep.bouts++;
  sleep.stages[i] = stage;
  sleep.ends[i] = end;
  sleep.dreams[i] = stage === REM ? sleep.dream : 0;
  sleep.cycles[i] = i === 0 ? 0 : sleep.cycle;
}
