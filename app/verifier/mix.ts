/**
 * The most that one channel can give at once, over every configuration of scenes and layers: what is active plays, what was left
 * may still fade. A sum over the tree of states: of scenes that exclude each other the greatest counts, of layers all.
 */

import { type Channel, TOGETHER } from '../base/index.ts';
import { inside } from '../program/index.ts';
import type { Flow } from './flow.ts';
import { amount, leftAfter, type Scene, type Sounding } from './sounding.ts';
import { spend, type Work } from './work.ts';

/** A part of the worst mix. */
export interface Part {
  readonly cue: number;
  readonly level: number;
  /** Left before, and fading. */
  readonly fading: boolean;
}

export interface Mix {
  /** As `amount` counts; of channels of which the strongest counts, that one. */
  readonly sum: number;
  /** What it is made of. */
  readonly parts: readonly Part[];
}

/** `level`: the level that counts of a cue: its greatest, or how far below 0 it goes, under whatever holds there. */
export function worstMix(flow: Flow, scenes: readonly Scene[], channel: Channel, level: (cue: Sounding) => number, work: Work): Mix {
  const { states, children, parent, release, reachable } = flow;
  const count = states.length;
  // As a host puts together what a channel gives at an instant.
  const both = TOGETHER[channel] === 'sum' ? (a: number, b: number) => a + b : (a: number, b: number) => Math.max(a, b);
  spend(work, count + flow.program.cues.length);
  const cuesOf = (state: number) => scenes[state]!.cues.filter(({ row }) => row.channel === channel);
  const own = scenes.map((scene, state) =>
    cuesOf(state).reduce((sum, cue) => {
      const back = cue.overlapsItself ? 0 : (scene.times.get(state) ?? Number.POSITIVE_INFINITY);
      return both(both(sum, amount(channel, level(cue))), amount(channel, leftAfter(level(cue), cue.fadeOutMs, back)));
    }, 0),
  );
  // By state: what may still fade of scenes that it takes the place of.
  const ghosts = new Float64Array(count);
  const ghostsOf = (state: number, use: (cue: Sounding, ms: number) => void) => {
    for (const [left, { times }] of scenes.entries()) {
      const ms = left < count ? times.get(state) : undefined;
      if (ms !== undefined && replaces(flow, state, left)) for (const cue of cuesOf(left)) use(cue, ms);
    }
  };
  for (const [left, { times }] of scenes.entries()) {
    const fading = left < count && times.size > 0 ? cuesOf(left) : [];
    if (fading.length === 0) continue;
    spend(work, times.size);
    for (const [state, ms] of times) {
      if (replaces(flow, state, left))
        for (const cue of fading) ghosts[state] = both(ghosts[state]!, amount(channel, leftAfter(level(cue), cue.fadeOutMs, ms)));
    }
  }
  // From the innermost outwards: the most that a state gives with all inside of it, and which child that is by.
  const most = new Float64Array(count);
  const by = new Int32Array(count).fill(-1);
  for (let state = count - 1; state >= 0; state--) {
    let inner = 0;
    for (const child of children[state]!) {
      if (child === release || !reachable[child]) continue;
      if (states[state]!.kind === 'parallel') inner = both(inner, most[child]!);
      else if (by[state]! < 0 || both(most[child]!, ghosts[child]!) > inner) {
        inner = both(most[child]!, ghosts[child]!);
        by[state] = child;
      }
    }
    most[state] = both(own[state]!, inner);
  }
  const parts: Part[] = [];
  const add = (cue: Sounding, of: number, fading: boolean) => {
    if (amount(channel, of) > 0) parts.push({ cue: cue.cue, level: of, fading });
  };
  const collect = (state: number): void => {
    for (const cue of cuesOf(state)) {
      add(cue, level(cue), false);
      const back = cue.overlapsItself ? 0 : (scenes[state]!.times.get(state) ?? Number.POSITIVE_INFINITY);
      add(cue, leftAfter(level(cue), cue.fadeOutMs, back), true);
    }
    if (state >= count) return;
    const inner = states[state]!.kind === 'parallel' ? children[state]!.filter((child) => reachable[child]) : by[state]! < 0 ? [] : [by[state]!];
    for (const child of inner) {
      if (parent[child] === state && states[state]!.kind === 'compound') ghostsOf(child, (cue, ms) => add(cue, leftAfter(level(cue), cue.fadeOutMs, ms), true));
      collect(child);
    }
  };
  collect(0);
  collect(count);
  // The release comes on top of whatever it ends: that only fades.
  collect(release);
  parts.sort((a, b) => b.level - a.level);
  return { sum: both(both(most[0]!, own[count]!), most[release]!), parts: TOGETHER[channel] === 'sum' ? parts : parts.slice(0, 1) };
}

/** Whether `state` is active in the place of `left`: both stand, through different children, in one compound state. */
function replaces(flow: Flow, state: number, left: number): boolean {
  const around = flow.parent[state]!;
  return around >= 0 && flow.states[around]!.kind === 'compound' && left !== around && inside(flow, left, around) && !inside(flow, left, state);
}
