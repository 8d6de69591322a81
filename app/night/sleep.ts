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
import { CELLS, EXPONENTIAL } from './tables.ts';
import { CLOCK_SHIFT, type Traits } from './traits.ts';

// The loop reads these from its own module: what is imported is looked up anew each time.
const { W, N2, IN_REM, WEIGHT_OF_N2, ENDS_WITH_HALF } = K;
const ROWS = K.rows();
const FOLLOWING = K.following();
const CELL = 32 - K.LENGTH_BITS;
const KIND_SHIFT = K.LENGTH_BITS;
const STEP = K.LENGTH_STEP;
const CLOCK = CLOCK_SHIFT;

const MINUTE = 60_000;
const SHORTEST = P.SHORTEST_BOUT * MINUTE;
const [MARGIN_AFTER, MARGIN_BEFORE] = [P.N3_MARGIN[0] * MINUTE, P.N3_MARGIN[1] * MINUTE];
const { LOWER_THRESHOLD, N3_PRESSURE_MIN, CYCLE_SPREAD, REM_SPREAD, REM_UNPRESSED, REM_UNDER_PRESSURE } = P;
const LAST_AWAKENING_CHANCE = P.LAST_AWAKENING_CHANCE * 4096;
const REM_CLOCK = P.REM_CIRCADIAN / P.CIRCADIAN_AMPLITUDE;
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
  const clock = traits.clock[asleep >> CLOCK]!;
  sleep.pressure = traits.pressure + (1 - traits.pressure) * settled(asleep * RISE);
  sleep.calm = calmness(sleep.pressure + clock);
  sleep.toWake = within(some(nextInt32(random)) * sleep.nightCalm * sleep.calm);
  sleep.cycle = 1;
  sleep.dream = 0;
  sleep.what = ROWS[W]!;
  sleep.turns = noteTurn(sleep, 0, 0, 0, 0);
  sleep.left = nremLength(traits, 0, remShare(traits, sleep.pressure, clock), nextInt32(random));
  sleep.turns = noteTurn(sleep, 1, 1, 1, 0);
  sleep.pressedAt = sleep.left;
  sleep.n3From = sleep.left - MARGIN_AFTER;
}

/** Writes down as turn `turns` what holds from this bout on; gives how many there are then. */
function noteTurn({ turnAt, turnTo }: Sleep, turns: number, bout: number, cycle: number, dream: number): number {
  turnAt[turns] = bout;
  turnTo[turns] = (cycle << 2) | dream;
  return (turns + 1) | 0;
}

/**
 * Sleeps on for at most `more` bouts. True while the night is not over. All that changes is held in variables of this one
 * function, because a night has two hundred bouts and turns and is slept in a few thousandths of a millisecond.
 */
export function sleepOn(sleep: Sleep, more: number): boolean {
  const { bouts, random, traits, lastWake, end, nightCalm } = sleep;
  const { lengths, clock } = traits;
  /** The chance of N3 in 2⁻²⁴, for each unit of pressure. */
  const gain = traits.n3Gain * 4096;
  let { pressure, calm, what, pressedAt, cycle, dream, turns } = sleep;
  let n3From = sleep.n3From | 0;
  let forcedWake = sleep.forcedWake | 0;
  let a = random[0]!;
  let b = random[1]!;
  let c = random[2]!;
  let d = random[3]!;
  let i = (sleep.count - 1) | 0;
  const stop = (more < MAX_BOUTS - i ? i + more : MAX_BOUTS) | 0;
  // The running bout, and what will be left when it has ended.
  let at = bouts[i]! >> 3;
  if (at >= end) return false;
  let ms = (i === 0 ? at : at - (bouts[i - 1]! >> 3)) | 0;
  let left = (sleep.left - ((what & 7) === W ? 0 : ms)) | 0;
  let toWake = (sleep.toWake - Math.imul(ms, (what >> 8) & 255)) | 0;
  // Negative where a bout ends with its half of the cycle, with the last awakening or with another one.
  let due = (left - 1) | (lastWake - 1 - at) | (toWake - 1);
  while (i < stop) {
    // One word of sfc32, as `nextInt32`, with its state in registers.
    let bits = (((a + b) | 0) + d) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + bits) | 0;
    d = (d + 1) | 0;
    i = (i + 1) | 0;
    if (due < 0) {
      pressure -= pressure * settled((pressedAt - left) * FALL);
      pressedAt = left;
      if (at >= lastWake) {
        what = ROWS[W]!;
        at = end;
        bouts[i] = (at << 3) | W;
        break;
      }
      const phase = clock[at >> CLOCK]!;
      const further = scramble(bits);
      if (toWake <= 0) {
        const forced = forcedWake > 0;
        let wake = forced ? forcedWake : ((lengths[bits >>> CELL]! << STEP) + ((bits >>> 12) & 1023)) | 0;
        if (!forced && pressure + phase < LOWER_THRESHOLD && (bits & 4095) < LAST_AWAKENING_CHANCE) wake = end;
        ms = wake < end - at ? wake : (end - at) | 0;
        at = (at + ms) | 0;
        bouts[i] = (at << 3) | W;
        // Nothing cuts a wake bout: where the process will stand at its end is known now.
        pressure += (1 - pressure) * settled(wake * RISE);
        const calmThen = calmness(pressure + clock[at >> CLOCK]!);
        toWake = within(forced ? (sleep.heldWake * calmThen) / calm : some(further) * nightCalm * calmThen);
        calm = calmThen;
        forcedWake = 0;
        what = ROWS[W | (what & IN_REM)]!;
        if (dream !== 0) {
          dream = 0;
          turns = noteTurn(sleep, turns, i, cycle, dream);
        }
        if (at >= end) break;
        due = (left - 1) | (lastWake - 1 - at) | (toWake - 1);
        continue;
      }
      const calmNow = calmness(pressure + phase);
      toWake = within((toWake * calmNow) / calm);
      calm = calmNow;
      const share = remShare(traits, pressure, phase);
      if ((what & IN_REM) !== 0) {
        left = nremLength(traits, cycle, share, further);
        what = ROWS[what & 7]!;
        cycle = (cycle + 1) | 0;
        dream = 0;
        n3From = (left - MARGIN_AFTER) | 0;
      } else {
        const length = traits.cycle * shapeOf(cycle - 1) * share * (1 + REM_SPREAD * bell(further));
        left = length | 0;
        what = ROWS[IN_REM | (what & 7)]!;
        const u = (scramble(further) >>> 8) * 2 ** -24;
        if (u < traits.nightmare) {
          // A nightmare wakes, somewhere in this half.
          dream = 2;
          toWake = Math.min(toWake, 1 + (((u / traits.nightmare) * length * WEIGHT_OF_N2) | 0));
        } else dream = u < traits.nightmare + traits.badDream ? 1 : 0;
      }
      pressedAt = left;
      turns = noteTurn(sleep, turns, i, cycle, dream);
    }
    // Sleep from bout to bout, as long as nothing is due. Times are as they will be where nothing wakes.
    const half = (at + left) | 0;
    const until = Math.min(half, lastWake) | 0;
    // N3 comes between these two, less and less from where the pressure is known.
    const deepFrom = (half - n3From) | 0;
    const deepTo = (half - MARGIN_BEFORE) | 0;
    const deepest = (half - pressedAt) | 0;
    const deep = (gain * (pressure - N3_PRESSURE_MIN)) | 0;
    const shallower = (gain * pressure * fallen(pressedAt * FALL)) | 0;
    for (;;) {
      // What comes next: the sign bit is set where the draw is below the chance.
      let chance = what >> 16;
      if ((what & 15) === N2) chance = at < deepFrom || at > deepTo ? 0 : (deep - Math.imul((at - deepest) >> 12, shallower)) >> 12;
      what = FOLLOWING[((what & 15) << 1) | (((bits & 4095) - chance) >>> 31)]!;
      // And for how long.
      ms = ((lengths[((what & 7) << KIND_SHIFT) | (bits >>> CELL)]! << STEP) + ((bits >>> 12) & 1023)) | 0;
      at = (at + ms) | 0;
      toWake = (toWake - Math.imul(ms, (what >> 8) & 255)) | 0;
      bouts[i] = (at << 3) | ((what >> 4) & 7);
      due = (until - 1 - at) | (toWake - 1);
      if (due < 0 || i >= stop) break;
      // The next word, here as above: one loop around both costs a tenth of the night.
      bits = (((a + b) | 0) + d) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + bits) | 0;
      d = (d + 1) | 0;
      i = (i + 1) | 0;
    }
    if (due < 0) {
      // A half of a cycle ends with its last bout, and an awakening ends any.
      const weight = (what >> 8) & 255;
      at = (at - ms) | 0;
      toWake = (toWake + Math.imul(ms, weight)) | 0;
      if (ms > half - at && (what & ENDS_WITH_HALF) !== 0) ms = half - at > SHORTEST ? (half - at) | 0 : SHORTEST;
      if (Math.imul(ms, weight) > toWake) ms = (toWake / weight + 1) | 0;
      if (ms > lastWake - at) ms = (lastWake - at) | 0;
      at = (at + ms) | 0;
      toWake = (toWake - Math.imul(ms, weight)) | 0;
      bouts[i] = (at << 3) | ((what >> 4) & 7);
    }
    left = (half - at) | 0;
  }
  random[0] = a;
  random[1] = b;
  random[2] = c;
  random[3] = d;
  sleep.count = i + 1;
  sleep.what = what;
  // The running bout has not ended.
  sleep.left = (what & 7) === W ? left : left + ms;
  sleep.toWake = at >= end ? toWake : toWake + Math.imul(ms, (what >> 8) & 255);
  sleep.pressure = pressure;
  sleep.pressedAt = pressedAt;
  sleep.calm = calm;
  sleep.cycle = cycle;
  sleep.dream = dream;
  sleep.turns = turns;
  sleep.forcedWake = forcedWake;
  sleep.n3From = n3From;
  return at < end;
}

/** Sleep in the NREM half of a cycle, ms. A first REM episode passed over: the second cycle's NREM follows at once. */
function nremLength(traits: Traits, cycle: number, remShare: number, bits: number): number {
  const length = traits.cycle * shapeOf(cycle) * (1 + CYCLE_SPREAD * bell(bits)) * (1 - remShare);
  const passedOver = cycle === 0 && (scramble(bits) & 1023) < traits.remSkipped * 1024;
  return (passedOver ? length + traits.cycle * SHAPES[1]! * (1 - remShare) : length) | 0;
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

const SHAPES = Float64Array.from(P.CYCLE_SHAPE);
const LAST_SHAPE = P.CYCLE_SHAPE.length - 1;
const shapeOf = (cycle: number): number => SHAPES[Math.min(cycle, LAST_SHAPE)]!;

/** An amount of sleep as whole numbers hold it. */
const within = (toWake: number): number => (toWake < NEVER ? toWake | 0 : NEVER);

/** Per ms awake and asleep. */
const RISE = 1 / (P.PRESSURE_RISE_H * 60 * MINUTE);
const FALL = 1 / (P.PRESSURE_FALL_H * 60 * MINUTE);
/** 1 − e⁻ˣ by its series: off by less than 0.002 for x up to 0.9, which is 16 h awake or 4 h asleep between events. */
/** The same from here to there on a straight line, for each 2¹² ms. */
const fallen = (x: number): number => (1 - x * (1 / 2 - x * (1 / 6))) * (FALL * 4096);
const settled = (x: number): number => x * (1 - x * (1 / 2 - x * (1 / 6 - x * (1 / 24 - x * (1 / 120)))));

/** Exponential with mean 1, as `quantile` gives it. */
const EXPONENTIALS = EXPONENTIAL;
const CELLS_OF_WORD = CELLS / 2 ** 32;
function some(bits: number): number {
  const x = (bits >>> 0) * CELLS_OF_WORD;
  const i = x | 0;
  const low = EXPONENTIALS[i]!;
  return low + (EXPONENTIALS[i + 1]! - low) * (x - i);
}

/** REM as a share of a cycle: it grows as pressure falls, and with the clock. */
function remShare(traits: Traits, pressure: number, clock: number): number {
  const share = traits.remGain * (REM_UNPRESSED - REM_UNDER_PRESSURE * pressure) * (1 + REM_CLOCK * clock);
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
