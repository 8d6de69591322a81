/** Entering and leaving one state, and what goes with it. */

import { act } from './actions.ts';
import { MIN_DELAY_MS, RELEASE_FADE_MS, RELEASE_MS } from './ceilings.ts';
import { beginWith, stopCuesOf } from './cues.ts';
import { duration, OWN, ownCues, period, type Run, setHeld, touch } from './run.ts';
import type { Scene } from './scenes.ts';
import { HELD } from './state.ts';
import { inside } from './structure.ts';
import { setTimer } from './timers.ts';

export function enterState(run: Run, state: number): void {
  if (run.machine.asksIn) run.state.active = withState(run.state.active, state);
  run.performer.enter(run.state.at, state);
  const scene = run.machine.scenes[state]!;
  if (!scene.plainEntry) begin(run, scene, state);
}

/** Leaves a state; its exit actions still see it as active. */
export function exitState(run: Run, state: number): void {
  const scene = run.machine.scenes[state]!;
  if (!scene.plainExit) end(run, scene, state);
  run.performer.exit(run.state.at, state);
  if (run.machine.asksIn) run.state.active = run.state.active.filter((s) => s !== state);
}

/** Enters the first states, or those of the release or the morning: nothing but the dream itself is active. */
export function enterAll(run: Run, states: readonly number[]): void {
  for (const state of states) {
    if (!run.machine.asksIn) run.state.active = [...run.state.active, state];
    enterState(run, state);
  }
}

function begin(run: Run, scene: Scene, state: number): void {
  if (scene.isRelease) run.state.released = true;
  act(run, scene.onEnter, state);
  for (const cue of scene.cues) beginWith(run, cue);
  for (const t of scene.clocks) {
    const { cause } = run.machine.program.transitions[t]!;
    if (cause.on === 'after') setTimer(run, { due: run.state.at + Math.max(MIN_DELAY_MS, duration(run, cause.delay, 0)), kind: 'after', of: t, owner: state });
    else if (cause.on === 'every') setTimer(run, { due: run.state.at + period(run, cause.period), kind: 'every', of: t, owner: state });
  }
}

function end(run: Run, scene: Scene, state: number): void {
  act(run, scene.onExit, -1);
  stopCuesOf(run, state);
  for (const slot of scene.slots) setHeld(run, slot, HELD.no);
}

/** Keeps for history what was active inside of a state that is about to be left. */
export function remember(run: Run, state: number, active: readonly number[]): void {
  const { machine } = run;
  const { memory } = machine.scenes[state]!;
  if (memory < 0) return;
  const leaves: number[] = [];
  for (const leaf of active) if (machine.atomic[leaf] === true && inside(machine, leaf, state)) leaves.push(leaf);
  run.state.history = run.state.history.with(memory, leaves);
}

/** Before anything is left for the release: all that sounds fades over the release's time, not its own, so that nothing is cut off and nothing lingers. */
export function fadeForRelease(run: Run, target: number): void {
  const { release, program } = run.machine;
  if (!inside(run.machine, target, release) || run.state.active.includes(release)) return;
  const { at, cues } = run.state;
  const overMs = Math.min(RELEASE_MS, duration(run, program.states[release]!.fadeAll, RELEASE_FADE_MS));
  run.performer.fadeAll(at, overMs);
  for (const { instance } of cues.playing) run.performer.cueStop(at, instance, overMs);
  for (const { instance, until } of cues.fading) if (until > at + overMs) run.performer.cueStop(at, instance, overMs);
  const own = ownCues(run);
  const until = at + overMs;
  own.fading = [...own.fading.map((one) => ({ ...one, until: Math.min(until, one.until) })), ...own.playing.map((one) => ({ ...one, until }))];
  own.playing = [];
  run.state.timers = [];
  run.owned |= OWN.timers;
  run.state.held = run.state.held.map(() => HELD.no);
  run.owned |= OWN.held;
  touch(run);
}

/** The morning begins in silence: what still fades from the release ends. */
export function hushForMorning(run: Run): void {
  const { at, cues } = run.state;
  for (const { instance, until } of cues.fading) if (until > at) run.performer.cueStop(at, instance, 0);
  ownCues(run).fading = [];
}

function withState(active: readonly number[], state: number): readonly number[] {
  const place = active.findIndex((other) => other > state);
  return place < 0 ? [...active, state] : active.toSpliced(place, 0, state);
}
