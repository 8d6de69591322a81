/**
 * What the program is told of the sleeper, and when. Sensors that change without an event are read on a grid of `GRID_MS`; the
 * program is told at the first point of the grid at which one passes a number that something compares it with, and, before it
 * reacts to anything else, of the last point. To the program that is the same as being told at every point.
 */

import { SENSORS, type Sensor } from '../base/index.ts';
import type { Machine } from '../program/index.ts';
import { type Body, GRID_MS, type Standing } from './body.ts';
import { type Distress, distressReaches, distressStays } from './distress.ts';
import { type Outline, onOneSide, outlineOf, type Watching } from './outline.ts';

export interface Sensing {
  readonly machine: Machine;
  readonly outline: Outline;
  readonly body: Body;
  /** By sensor, in the order of SENSORS. */
  readonly told: number[];
  /** Which of them are new, as places in SENSORS. */
  readonly news: number[];
  toldAt: number;
  /** How the sleeper stood when last asked for news, as far as the program can tell it; sensors that change with that alone are read again only where it is another. */
  stood: number;
  /** Of the configuration that the program is in. */
  watched: readonly Watching[];
}

export type Changes = Partial<Record<Sensor, number>>;

/** With the values at lights out. */
export function newSensing(machine: Machine, body: Body, standing: Standing): { readonly sensing: Sensing; readonly sensors: Changes } {
  const outline = outlineOf(machine);
  const told = SENSORS.map(() => Number.NaN);
  const sensing: Sensing = {
    machine,
    outline,
    body,
    told,
    news: [],
    toldAt: -1,
    stood: -1,
    watched: [],
  };
  hasNews(sensing, 0, standing);
  return { sensing, sensors: newsOf(sensing) };
}

/** Looks up what matters in this configuration. */
export function attend(s: Sensing, active: readonly number[]): void {
  if (!s.outline.continuous) return;
  const { watched } = s.outline;
  const all = watched.at(-1)!.slice();
  for (const state of active) for (const one of watched[state]!) all.push(one);
  s.watched = all;
}

/** Whether there is anything that the program can tell from what it was told. That is the news then, and counts as told from now. */
export function hasNews(s: Sensing, at: number, standing: Standing): boolean {
  const { outline, told, news } = s;
  s.toldAt = at;
  while (news.length > 0) news.pop();
  const stands = standingTold(outline, standing);
  const reads = s.stood === stands ? outline.moving : outline.reads;
  s.stood = stands;
  for (let i = 0; i < reads.length; i++) {
    const { sensor, place, apart, continuous } = reads[i]!;
    if (continuous && apart !== null && staysBetween(s, sensor, told[place]!, apart, at, standing)) continue;
    const value = s.body.read(sensor, at, standing);
    if (apart === null ? told[place] === value : areOne(told[place]!, value, apart)) continue;
    told[place] = value;
    news.push(place);
  }
  return news.length > 0;
}

/** What the program can tell of how the sleeper stands, but for what changes without an event: the same number, the same to it. */
const standingTold = ({ likeStage, readsCycle, readsWoken }: Outline, { stage, cycle, wokenByCue }: Standing): number =>
  likeStage[stage]! + (readsWoken && wokenByCue ? 8 : 0) + (readsCycle ? cycle * 16 : 0);

/** The news by name. */
export const newsOf = ({ news, told }: Sensing): Changes => Object.fromEntries(news.map((place) => [SENSORS[place]!, told[place]!]));

/** Whether the sensor can not be read now as anything but what is one with what was told; says so without reading it. */
function staysBetween({ body }: Sensing, sensor: Sensor, told: number, apart: readonly number[], at: number, standing: Standing): boolean {
  if (sensor === 'distress') return distressStaysOf(standing.distress, told, apart);
  if (sensor !== 'heart' && sensor !== 'breath') return false;
  for (const number of apart) {
    if (!(told > number ? body.least(sensor, at, standing) > number : told < number && body.most(sensor, at, standing) < number)) return false;
  }
  return true;
}

/** Whether distress is told on the same side of each of the numbers, wherever on its way it is. */
function distressStaysOf(distress: Distress, told: number, numbers: readonly number[]): boolean {
  for (let i = 0; i < numbers.length; i++) if (!distressStays(distress, told, numbers[i]!)) return false;
  return true;
}

/** Whether both values are one to a program that compares them with these numbers. */
function areOne(a: number, b: number, apart: readonly number[]): boolean {
  return a === b || (!Number.isNaN(a) && onOneSide(a, b, apart));
}

/** The last point of the grid before `at` that was not told; −1: none. */
export function untold(s: Sensing, at: number): number {
  const point = Math.floor((at - 1) / GRID_MS) * GRID_MS;
  return s.outline.continuous && point > s.toldAt ? point : -1;
}

/** First point of the grid after `from` at which something watched passes a number; at most `until`, where all is told anyway. */
export function nextTelling(s: Sensing, from: number, until: number, standing: Standing): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { sensor, place, passes } of s.watched) {
    const told = s.told[place]!;
    if (sensor === 'distress' && passes !== null && distressStaysOf(standing.distress, told, passes)) continue;
    const first = passes === null ? from : earliest(sensor, told, passes, from, standing);
    const end = Math.min(next, until);
    if (first >= end) continue;
    let point = Math.floor(first / GRID_MS) * GRID_MS;
    if (point < first || first === from) point += GRID_MS;
    for (; point < end; point += GRID_MS) {
      const value = s.body.read(sensor, point, standing);
      if (passes === null ? value !== told : !areOne(told, value, passes)) {
        next = point;
        break;
      }
    }
  }
  return next;
}

/** A time before which the sensor passes none of the numbers; infinite: it never does while the sleeper stands so. */
function earliest(sensor: Sensor, told: number, passes: readonly number[], from: number, standing: Standing): number {
  switch (sensor) {
    case 'distress':
      return Math.max(from, distressReaches(standing.distress, told, passes, from));
    case 'stageTime':
      return rises(told, passes, from, standing.stageSince);
    case 'onsetTime':
      return standing.onset < 0 ? Number.POSITIVE_INFINITY : rises(told, passes, from, standing.onset);
    default:
      return from;
  }
}

/** The same for a time that runs since `since`. */
function rises(told: number, passes: readonly number[], from: number, since: number): number {
  let first = Number.POSITIVE_INFINITY;
  for (const number of passes) if (number >= told) first = Math.min(first, since + number);
  return Math.max(from, first);
}
