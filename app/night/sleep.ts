/**
 * The natural stage process: from bout to bout through ultradian cycles, steered by sleep pressure and the clock.
 * It can run a whole night at once, or bout by bout with awakenings put in from outside.
 *
 * A semi-Markov process whose rates change with the night. Each bout costs one random word: 20 bits for how long it
 * lasts, 12 for what comes next. Awakenings are a competing risk: a night draws how much hazard it takes to the next
 * one, and sleep uses that up at a rate by stage, sleep pressure and clock. What follows a bout is looked up in tables
 * (`kinds.ts`) instead of decided by branches, because chance makes branches that no processor can foresee.
 */

import { nextInt32, type RandomStream, restart, stream } from '../base/index.ts';
import * as K from './kinds.ts';
import * as P from './parameters.ts';
import { EXPONENTIAL, quantile } from './tables.ts';
import { CLOCK_SHIFT, type Traits } from './traits.ts';

// The loop reads these from its own module: what is imported is looked up anew each time.
const { W, N2, IN_REM } = K;
const ROWS = K.rows();
const FOLLOWING = K.following();
const CELL = 32 - K.LENGTH_BITS;
const KIND_SHIFT = K.LENGTH_BITS;
const STEP = K.LENGTH_STEP;
const ENDS_WITH_HALF = K.ENDS_WITH_HALF;
const _ROW_BITS = K.ROW_BITS;

const MINUTE = 60_000;
const SHORTEST = P.SHORTEST_BOUT * MINUTE;
const [MARGIN_AFTER, MARGIN_BEFORE] = [P.N3_MARGIN[0] * MINUTE, P.N3_MARGIN[1] * MINUTE];
const LONGEST_REM_SHARE = 0.6;
/** Further than most nights reach, in the unit of `toWake`. */
const NEVER = 2 ** 30 - 1;

/** Most bouts that one night can have: the shortest bouts through the longest time in bed, and room to spare. */
export const MAX_BOUTS = 5000;

/** A night being slept. Its bouts are words: the end in whole ms since lights out << 3, and the stage. */
export interface Sleep {
  traits: Traits;
  readonly random: RandomStream;
  readonly bouts: Int32Array;
  count: number;
  /** Lights on, ms. */
  end: number;
  /** The last awakening, if nothing wakes earlier for good, ms. */
  lastWake: number;
  /** Length of an awakening put in from outside that comes next, ms; 0: none. */
  forcedWake: number;
  /** Sleep pressure when `left` was `pressedAt`; between events it falls unwatched. */
  pressure: number;
  pressedAt: number;
  /** Chance of N3 then, in 2⁻²⁴, and its fall for each 2¹² ms of sleep. */
  n3Chance: number;
  n3Slope: number;
  /** N3 can begin once `left` is no more than this. */
  n3From: number;
  /** ms of sleep left of this half of the cycle. */
  left: number;
  /** Sleep left until the next awakening: ms of N2 at the present drive, times WEIGHT_OF_N2. */
  toWake: number;
  /** What it was before an awakening was put in from outside. */
  heldWake: number;
  /** Mean sleep to an awakening this night at a middling drive, and what it is multiplied by now. */
  nightCalm: number;
  calm: number;
  /** NREM–REM cycles begun, and the dream of this REM: 0 none told, 1 bad dream, 2 nightmare. */
  cycle: number;
  dream: number;
  /** When these changed: from the bout `turnAt[i]` on, they are cycle << 2 | dream. */
  readonly turnAt: Uint16Array;
  readonly turnTo: Uint8Array;
  turns: number;
  /** Word of the running bout, see `kinds.ts`. */
  what: number;
}

export const stageOf = (bout: number): number => bout & 7;
export const endOf = (bout: number): number => bout >> 3;

export function newSleep(): Sleep {
  return {
    traits: undefined as unknown as Traits,
    random: stream(0, 'natural'),
    bouts: new Int32Array(MAX_BOUTS + 2),
    count: 0,
    end: 0,
    lastWake: 0,
    forcedWake: 0,
    pressure: 0.5,
    pressedAt: 0,
    n3Chance: 0,
    n3Slope: 0,
    n3From: 0,
    left: 0,
    toWake: 0,
    heldWake: 0,
    nightCalm: 0.5,
    calm: 0.5,
    cycle: 0,
    dream: 0,
    turnAt: new Uint16Array(MAX_BOUTS + 2),
    turnTo: new Uint8Array(MAX_BOUTS + 2),
    turns: 0,
    what: 0,
  };
}

/** Lies down: the first bout is the wake before sleep. `helped`: sleep comes then, ms, where something from outside brings it. */
export function lieDown(sleep: Sleep, traits: Traits, seed: number, helped = Number.POSITIVE_INFINITY): void {
  const { random } = sleep;
  restart(random, seed, 'natural');
  sleep.traits = traits;
  sleep.nightCalm = traits.calm * Math.exp(-P.NIGHT_TO_NIGHT_WAKING * bell(nextInt32(random)));
  sleep.forcedWake = 0;
  sleep.end = Math.round(traits.inBed * MINUTE);
  sleep.lastWake = Math.max(MINUTE, sleep.end - Math.round(P.LYING_AWAKE_MEAN * some(nextInt32(random)) * MINUTE));
  const onset = P.ONSET_LATENCY_MIN + (traits.onsetMean - P.ONSET_LATENCY_MIN) * some(nextInt32(random));
  sleep.count = 1;
  const asleep = Math.min(sleep.lastWake, Math.round(onset * MINUTE), helped);
  sleep.bouts[0] = (asleep << 3) | W;
  // Where the process stands when sleep comes.
  const clock = traits.clock[asleep >> CLOCK_SHIFT]!;
  sleep.pressure = traits.pressure + (1 - traits.pressure) * settled(asleep * RISE);
  sleep.calm = calmness(sleep.pressure + clock);
  sleep.toWake = within(some(nextInt32(random)) * sleep.nightCalm * sleep.calm);
  sleep.cycle = 0;
  sleep.what = ROWS[W]!;
  sleep.turns = 0;
  noteTurn(sleep, 0);
  beginNrem(sleep, clock, nextInt32(random));
  noteTurn(sleep, 1);
  deepen(sleep);
}

/** What holds from this bout on. */
function noteTurn(sleep: Sleep, bout: number): void {
  const { turns } = sleep;
  sleep.turnAt[turns] = bout;
  sleep.turnTo[turns] = (sleep.cycle << 2) | sleep.dream;
  sleep.turns = turns + 1;
}

/** Sleeps on for at most `more` bouts. True while the night is not over. */
export function sleepOn(sleep: Sleep, more: number): boolean {
  const { bouts, random } = sleep;
  const { lengths } = sleep.traits;
  let a = random[0]!;
  let b = random[1]!;
  let c = random[2]!;
  let count = random[3]!;
  let left = sleep.left | 0;
  let toWake = sleep.toWake | 0;
  let what = sleep.what | 0;
  let pressedAt = sleep.pressedAt | 0;
  let n3Chance = sleep.n3Chance | 0;
  let n3Slope = sleep.n3Slope | 0;
  let n3From = sleep.n3From | 0;
  let i = (sleep.count - 1) | 0;
  const stop = (more < MAX_BOUTS - i ? i + more : MAX_BOUTS) | 0;
  const lastWake = sleep.lastWake | 0;
  const end = sleep.end | 0;
  let at = bouts[i]! >> 3;
  let ms = (i === 0 ? at : at - (bouts[i - 1]! >> 3)) | 0;
  if (at >= end) return false;
  while (i < stop) {
    // One word of sfc32, as `nextInt32`, with its state in registers.
    const bits = (((a + b) | 0) + count) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + bits) | 0;
    count = (count + 1) | 0;

    // Settle the bout that ended.
    toWake = (toWake - Math.imul(ms, (what >> 8) & 255)) | 0;
    if ((what & 7) !== W) left = (left - ms) | 0;
    i = (i + 1) | 0;
    if (toWake <= 0 || left <= 0 || at >= lastWake) {
      sleep.left = left;
      sleep.toWake = toWake;
      sleep.what = what;
      const wake = turn(sleep, at, bits, i) | 0;
      left = sleep.left | 0;
      toWake = sleep.toWake | 0;
      what = sleep.what | 0;
      pressedAt = sleep.pressedAt | 0;
      n3Chance = sleep.n3Chance | 0;
      n3Slope = sleep.n3Slope | 0;
      n3From = sleep.n3From | 0;
      if (wake > 0) {
        ms = wake < end - at ? wake : (end - at) | 0;
        at = (at + ms) | 0;
        bouts[i] = (at << 3) | W;
        if (at >= end) break;
        continue;
      }
    }
    // What comes next: the sign bit is set where the draw is below the chance.
    let chance = what >> 16;
    if ((what & 15) === N2) chance = left > n3From || left < MARGIN_BEFORE ? 0 : (n3Chance - Math.imul((pressedAt - left) >> 12, n3Slope)) >> 12;
    what = FOLLOWING[((what & 15) << 1) | (((bits & 4095) - chance) >>> 31)]!;
    // And for how long: a half of a cycle ends with its last bout, and an awakening ends any.
    ms = ((lengths[((what & 7) << KIND_SHIFT) | (bits >>> CELL)]! << STEP) + ((bits >>> 12) & 1023)) | 0;
    if (ms > left && (what & ENDS_WITH_HALF) !== 0) ms = Math.max(left, SHORTEST);
    const weight = (what >> 8) & 255;
    if (Math.imul(ms, weight) > toWake) ms = (toWake / weight + 1) | 0;
    if (ms > lastWake - at) ms = (lastWake - at) | 0;
    at = (at + ms) | 0;
    bouts[i] = (at << 3) | ((what >> 4) & 7);
  }
  random[0] = a;
  random[1] = b;
  random[2] = c;
  random[3] = count;
  sleep.count = i + 1;
  sleep.left = left;
  sleep.toWake = toWake;
  sleep.what = what;
  return at < end;
}

/**
 * What happens where an awakening is due, or the other half of the cycle, or the last awakening. Gives the length of
 * the wake bout that follows, ms, else 0.
 */
function turn(sleep: Sleep, at: number, bits: number, bout: number): number {
  const { traits, end } = sleep;
  sleep.pressure -= sleep.pressure * settled((sleep.pressedAt - sleep.left) * FALL);
  sleep.pressedAt = sleep.left;
  const clock = traits.clock[at >> CLOCK_SHIFT]!;
  if (at >= sleep.lastWake) {
    sleep.what = ROWS[W]!;
    return end;
  }
  const more = scramble(bits);
  if (sleep.toWake > 0) {
    const calm = calmness(sleep.pressure + clock);
    sleep.toWake = within((sleep.toWake * calm) / sleep.calm);
    sleep.calm = calm;
    if ((sleep.what & IN_REM) !== 0) beginNrem(sleep, clock, more);
    else beginRem(sleep, clock, more);
    noteTurn(sleep, bout);
    deepen(sleep);
    return 0;
  }
  const forced = sleep.forcedWake > 0;
  let wake = forced ? sleep.forcedWake : (traits.lengths[bits >>> CELL]! << STEP) + ((bits >>> 12) & 1023);
  if (!forced && sleep.pressure + clock < P.LOWER_THRESHOLD && (bits & 4095) < P.LAST_AWAKENING_CHANCE * 4096) wake = end;
  // Nothing cuts a wake bout: where the process will stand at its end is known now.
  sleep.pressure += (1 - sleep.pressure) * settled(wake * RISE);
  const calm = calmness(sleep.pressure + traits.clock[(wake < end - at ? at + wake : end) >> CLOCK_SHIFT]!);
  sleep.toWake = within(forced ? (sleep.heldWake * calm) / sleep.calm : some(more) * sleep.nightCalm * calm);
  sleep.calm = calm;
  sleep.forcedWake = 0;
  sleep.what = ROWS[W + (sleep.what & IN_REM)]!;
  if (sleep.dream !== 0) {
    sleep.dream = 0;
    noteTurn(sleep, bout);
  }
  deepen(sleep);
  return wake;
}

/** The chance of N3 now; it falls on a straight line to what it will be at the end of this half. */
function deepen(sleep: Sleep): void {
  const gain = sleep.traits.n3Gain * 4096;
  const x = sleep.left * FALL;
  sleep.n3Chance = (gain * (sleep.pressure - P.N3_PRESSURE_MIN)) | 0;
  sleep.n3Slope = (gain * sleep.pressure * (1 - x * (1 / 2 - x / 6)) * (FALL * 4096)) | 0;
}

function beginNrem(sleep: Sleep, clock: number, bits: number): void {
  const { traits, cycle } = sleep;
  const nremShare = 1 - remShare(traits, sleep.pressure, clock);
  let length = traits.cycle * shapeOf(cycle) * (1 + P.CYCLE_SPREAD * bell(bits)) * nremShare;
  // A first REM episode passed over: the second cycle's NREM follows at once.
  if (cycle === 0 && (scramble(bits) & 1023) < traits.remSkipped * 1024) length += traits.cycle * P.CYCLE_SHAPE[1] * nremShare;
  sleep.what = ROWS[sleep.what & 7]!;
  sleep.cycle = cycle + 1;
  sleep.dream = 0;
  sleep.left = sleep.pressedAt = length | 0;
  sleep.n3From = sleep.left - MARGIN_AFTER;
}

function beginRem(sleep: Sleep, clock: number, bits: number): void {
  const { traits } = sleep;
  const share = remShare(traits, sleep.pressure, clock);
  const length = traits.cycle * shapeOf(sleep.cycle - 1) * share * (1 + P.REM_SPREAD * bell(bits));
  sleep.what = ROWS[IN_REM | (sleep.what & 7)]!;
  sleep.left = sleep.pressedAt = length | 0;
  const u = (scramble(bits) >>> 8) * 2 ** -24;
  if (u < traits.nightmare) {
    // A nightmare wakes, somewhere in this half.
    sleep.dream = 2;
    sleep.toWake = Math.min(sleep.toWake, 1 + (((u / traits.nightmare) * length * K.WEIGHT_OF_N2) | 0));
  } else sleep.dream = u < traits.nightmare + traits.badDream ? 1 : 0;
}

/** Cuts the running bout at `at` and puts a wake bout of `ms` after it; the process then goes on by its own stream. */
export function interrupt(sleep: Sleep, at: number, ms: number): void {
  const { count, bouts, what } = sleep;
  const from = count > 1 ? endOf(bouts[count - 2]!) : 0;
  bouts[count - 1] = (at << 3) | stageOf(bouts[count - 1]!);
  if (sleep.forcedWake === 0) sleep.heldWake = Math.max(1, sleep.toWake - Math.imul(at - from, (what >> 8) & 255));
  sleep.toWake = 0;
  sleep.forcedWake = Math.max(1, ms);
}

/**
 * Cuts the running bout at `at` and goes on in another kind of sleep, of about `ms`; the process then goes on by its own
 * stream. False, and nothing changed, where the half of the cycle has no such kind.
 */
export function shift(sleep: Sleep, at: number, kind: number, ms: number): boolean {
  const { count, bouts, what } = sleep;
  const row = kind | (what & IN_REM);
  if (kind === K.N3 && row !== kind) return false;
  const from = count > 1 ? endOf(bouts[count - 2]!) : 0;
  bouts[count - 1] = (at << 3) | stageOf(bouts[count - 1]!);
  sleep.toWake = Math.max(1, sleep.toWake - Math.imul(at - from, (what >> 8) & 255));
  sleep.left = Math.max(1, sleep.left - (at - from));
  const next = ROWS[kind === N2 && row !== kind ? K.N2_IN_REM | IN_REM : row]!;
  const most = Math.min(sleep.lastWake - at, (sleep.toWake / ((next >> 8) & 255) + 1) | 0);
  bouts[count] = ((at + Math.max(1, Math.min(Math.max(SHORTEST, ms), most))) << 3) | ((next >> 4) & 7);
  sleep.what = next;
  sleep.count = count + 1;
  return true;
}

const shapeOf = (cycle: number): number => P.CYCLE_SHAPE[cycle < P.CYCLE_SHAPE.length ? cycle : P.CYCLE_SHAPE.length - 1]!;

/** An amount of sleep as whole numbers hold it. */
const within = (toWake: number): number => (toWake < NEVER ? toWake | 0 : NEVER);

/** Per ms awake and asleep. */
const RISE = 1 / (P.PRESSURE_RISE_H * 60 * MINUTE);
const FALL = 1 / (P.PRESSURE_FALL_H * 60 * MINUTE);
/** 1 − e⁻ˣ by its series: off by less than 0.002 for x up to 0.9, which is 16 h awake or 4 h asleep between events. */
const settled = (x: number): number => x * (1 - x * (1 / 2 - x * (1 / 6 - x * (1 / 24 - x / 120))));

/** Exponential with mean 1 from the upper bits of a word. */
const some = (bits: number): number => quantile(EXPONENTIAL, (bits >>> 0) * 2 ** -32);

/** REM as a share of a cycle: it grows as pressure falls, and with the clock. */
function remShare(traits: Traits, pressure: number, clock: number): number {
  const share = traits.remGain * (P.REM_UNPRESSED - P.REM_UNDER_PRESSURE * pressure) * (1 + (P.REM_CIRCADIAN / P.CIRCADIAN_AMPLITUDE) * clock);
  return share < 0 ? 0 : Math.min(share, LONGEST_REM_SHARE);
}

/** What sleep to an awakening is multiplied by, from a table by the drive to sleep: −1 … 2. */
const CALM = Float64Array.from({ length: 385 }, (_, i) => Math.exp(P.DRIVE_ON_WAKING * ((i + 0.5) / 128 - 1 - P.DRIVE_MIDDLE)));
const calmness = (drive: number): number => CALM[((drive + 1) * 128) | 0]!;

/** More bits from a word that was used (finaliser of MurmurHash3). */
function scramble(bits: number): number {
  const x = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  const y = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return y ^ (y >>> 16);
}

/** Bell-shaped, mean 0, SD 1, within ±3.5 (sum of four bytes). */
function bell(bits: number): number {
  return ((bits & 255) + ((bits >> 8) & 255) + ((bits >> 16) & 255) + (bits >>> 24) - 510) * (1 / 147.8);
}
