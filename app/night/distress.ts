/** Distress 0–1: it moves towards what dream, stage and scene call for, quickly up and slowly down. A model; see docs/science.md. */

import type { Sleeper } from '../base/index.ts';
import * as P from './effect-parameters.ts';

type Point = [ms: number, value: number];
/** How much the scenes disturb and how much they soothe, 0–1 each. */
export type Tone = readonly [disturbs: number, soothes: number];

export interface Distress {
  at: number;
  value: number;
  target: number;
  readonly points: Point[];
}

export const newDistress = (): Distress => ({ at: 0, value: P.DISTRESS_AWAKE, target: P.DISTRESS_AWAKE, points: [[0, P.DISTRESS_AWAKE]] });

/** The value at `at`; before the last change, the value of that change: what was before it is in the points. */
export function distressAt(d: Distress, at: number): number {
  const gap = d.value - d.target;
  return d.target + gap * Math.exp(Math.min(0, d.at - at) / (gap < 0 ? TAU_UP : TAU_DOWN));
}

const TAU_UP = P.DISTRESS_TIME[0] * 60_000;
const TAU_DOWN = P.DISTRESS_TIME[1] * 60_000;

/** Half a step of the values that programs are told, and a little. */
const STEP = 0.0006;

/** Whether it is told on the same side of `number` as `told`, wherever on its way it is: then nobody needs to know where. */
export function distressStays(d: Distress, told: number, number: number): boolean {
  return told > number ? Math.min(d.value, d.target) - STEP > number : told < number && Math.max(d.value, d.target) + STEP < number;
}

/** A time before which it passes none of `numbers`, seen from the value that was told, on its way from `from`; infinite: it never does. */
export function distressReaches(d: Distress, told: number, numbers: readonly number[], from: number): number {
  let first = Number.POSITIVE_INFINITY;
  for (const number of numbers) {
    if (distressStays(d, told, number)) continue;
    const now = distressAt(d, from);
    if (Math.abs(now - number) <= STEP || Math.sign(now - number) !== Math.sign(told - number)) return from;
    const edge = number - STEP * Math.sign(number - now);
    const share = (edge - d.target) / (now - d.target);
    if (share > 0 && share < 1) first = Math.min(first, from - (d.value < d.target ? TAU_UP : TAU_DOWN) * Math.log(share));
  }
  return first;
}

/** From `at` on it moves towards `target`; the way there so far is kept as points. */
export function aim(d: Distress, at: number, target: number): void {
  if (target === d.target) return;
  d.value = note(d, at);
  d.at = at;
  d.target = target;
}

/** Ends the line at `at`, and gives the value there. */
export function note(d: Distress, at: number): number {
  const gap = d.value - d.target;
  if (Math.abs(gap) > 0.01) {
    const tau = gap < 0 ? TAU_UP : TAU_DOWN;
    for (let i = 0; i < PARTS.length; i++) {
      const t = Math.round(d.at + PARTS[i]! * tau);
      if (t >= at) break;
      d.points.push([t, rounded(d.target + gap * LEFT[i]!)]);
    }
  }
  const value = distressAt(d, at);
  if (at > d.points[d.points.length - 1]![0]) d.points.push([at, rounded(value)]);
  return value;
}

/** Where a curve is drawn, in its time constant, and what is left of the gap there. */
const PARTS = [0.4, 1, 2, 4];
const LEFT = PARTS.map((part) => Math.exp(-part));

/** Where distress leads, by stage number, dream (0 none, 1 bad, 2 nightmare), the tone of the active scenes, and release. */
export function distressTarget(sleeper: Sleeper, stage: number, dream: number, tone: Tone, released: boolean): number {
  const own = stage === 0 ? P.DISTRESS_AWAKE : P.DISTRESS_OF_DREAM[dream]!;
  const reach = P.TONE_BY_STAGE[stage]!;
  const added = tone[0] * reach * (LEAST_FROM_TONE + (MOST_FROM_TONE - LEAST_FROM_TONE) * sleeper.nightmareProneness);
  return (1 - (1 - own) * (1 - added)) * (1 - P.SOOTHING * tone[1] * reach) * (released ? P.DISTRESS_RELEASED : 1);
}

const [LEAST_FROM_TONE, MOST_FROM_TONE] = P.DISTRESS_FROM_TONE;

/** What named tones come to. */
export function tonesOn(tones: readonly { readonly name: string; readonly value: number }[]): Tone {
  let disturbs = 0;
  let soothes = 0;
  for (const { name, value } of tones) {
    const weight = (P.TONE_VALENCE[name.toLowerCase()] ?? 0) * Math.min(1, Math.max(0, value));
    disturbs = Math.max(disturbs, weight);
    soothes = Math.max(soothes, -weight);
  }
  return [disturbs, soothes];
}

/** An anchor is heard. */
export const relieve = (d: Distress, at: number): void => jump(d, at, distressAt(d, at) * P.ANCHORED);

/** Woken by a cue. */
export function startle(d: Distress, at: number, { nightmareProneness }: Sleeper): void {
  const [least, most] = P.STARTLED;
  jump(d, at, Math.max(distressAt(d, at), least + (most - least) * nightmareProneness));
}

function jump(d: Distress, at: number, value: number): void {
  note(d, at);
  d.at = at;
  d.value = value;
  d.points.push([at, rounded(value)]);
}

const rounded = (x: number) => Math.round(x * 1000) / 1000;
