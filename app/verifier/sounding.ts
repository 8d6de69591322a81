/** Each cue as it adds to others: how loud while it plays, and how loud what still fades of it can be after some time. */

import type { Channel } from '../base/index.ts';
import { type CueRow, MIN_LOCK_GAP_MS, MIN_PERIOD_MS, type Program } from '../program/index.ts';
import { timesAfter } from './distance.ts';
import type { Flow } from './flow.ts';
import { isTrue } from './interval.ts';
import { type CueRange, cueRange } from './values.ts';
import type { Work } from './work.ts';

export interface Sounding extends CueRange {
  readonly cue: number;
  readonly row: CueRow;
  /** It can begin again while what was before still fades, with nothing in between. */
  readonly overlapsItself: boolean;
}

export interface Scene {
  readonly cues: readonly Sounding[];
  /** Times to what may be entered after this scene was left, as long as one of its cues can still fade; itself among them. */
  readonly times: ReadonlyMap<number, number>;
}

/** By state, and in the last row what belongs to none: anchors. Cues of states that can not be active are left out. */
export function scenesOf(flow: Flow, work: Work): readonly Scene[] {
  const { program, values, reachable } = flow;
  const started = startedByReactions(program);
  const ringing = anchorsOf(program);
  const cues: Sounding[][] = [...program.states, null].map(() => []);
  for (const [cue, row] of program.cues.entries()) {
    if (row.state >= 0 && !reachable[row.state]) continue;
    const range = cueRange(values, row);
    cues[row.state < 0 ? program.states.length : row.state]!.push({
      cue,
      row,
      ...range,
      overlapsItself: overlaps(flow, row, range, started.has(cue), ringing.get(cue)),
    });
  }
  return cues.map((own, state) => {
    const radius = Math.max(0, ...own.map(({ fadeOutMs }) => fadeOutMs));
    return { cues: own, times: radius === 0 || state === 0 || state === program.states.length ? new Map() : timesAfter(flow, state, radius, work) };
  });
}

/** Cues that are begun by something else than one entry of their scene: any number of times, at any time. */
function startedByReactions({ states, transitions }: Program): ReadonlySet<number> {
  const often = new Set<number>();
  for (const { actions } of transitions) for (const action of actions) if (action.do === 'cue') often.add(action.cue);
  for (const { onEnter, cues } of states) {
    const begun = new Set(cues);
    for (const action of onEnter) {
      if (action.do !== 'cue') continue;
      if (begun.has(action.cue)) often.add(action.cue);
      begun.add(action.cue);
    }
  }
  return often;
}

/** By cue: the period of the anchor that begins it; null where two do, so that nothing is known of the time between. */
function anchorsOf({ anchors }: Program): ReadonlyMap<number, number | null> {
  const ringing = new Map<number, number | null>();
  for (const { cues, period } of anchors) for (const cue of cues) ringing.set(cue, ringing.has(cue) ? null : period);
  return ringing;
}

function overlaps({ values }: Flow, row: CueRow, { fadeOutMs, durationMs }: CueRange, byReaction: boolean, anchor: number | null | undefined): boolean {
  if (fadeOutMs === 0) return false;
  if (byReaction || (row.gate >= 0 && !isTrue(values.of[row.gate]!))) return true;
  let gap = Number.POSITIVE_INFINITY;
  if (row.lock !== null) gap = row.repeat < 0 ? MIN_LOCK_GAP_MS : period(values.time(row.repeat, 0).min);
  else if (row.repeat >= 0) gap = period(values.time(row.repeat, 0).min);
  if (row.state < 0) gap = anchor == null || row.repeat >= 0 ? 0 : period(values.time(anchor, 0).min);
  return durationMs > gap;
}

const period = (ms: number): number => Math.max(MIN_PERIOD_MS, ms);

/** What a level adds: sound as energy, 0 dB and less being silence; everything else as it is. */
export const amount = (channel: Channel, level: number): number => (channel !== 'sound' ? level : level <= 0 ? 0 : 10 ** (level / 10));
/** The level of what was added. */
export const levelOf = (channel: Channel, sum: number): number => (channel !== 'sound' ? sum : sum <= 0 ? 0 : 10 * Math.log10(sum));

/** Highest level that is left `ms` after a fade began, which is a straight line to nothing. */
export const leftAfter = (level: number, fadeMs: number, ms: number): number => (ms >= fadeMs ? 0 : level * (1 - ms / fadeMs));
