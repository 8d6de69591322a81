/** Leaving and entering states, and the actions that go with it. */

import { startCue, stopCues } from './cues.ts';
import type { Action, Program } from './format.ts';
import { dropTimers, duration, letGo, period, type Run, setTimer } from './run.ts';
import { inside } from './structure.ts';

/** ms over which everything fades on release where the program names no time. */
const RELEASE_FADE_MS = 60_000;
/** Shortest delay, ms: without it two scenes could send each other on without end at one instant. */
const MIN_DELAY_MS = 1;

/** Leaves what `leaving` names, innermost first, and remembers where it was. */
export function exit(run: Run, leaving: readonly number[]): void {
  if (leaving.length === 0) return;
  const { program } = run.machine;
  remember(run, leaving);
  run.active = run.active.filter((state) => !leaving.includes(state));
  for (let i = leaving.length - 1; i >= 0; i--) {
    const state = leaving[i] as number;
    act(run, program.states[state]?.onExit ?? []);
    if (run.playing.length > 0) stopCues(run, (cue) => cue.state === state);
    for (const t of run.machine.whensOf[state] ?? []) letGo(run, t);
    for (const cue of run.machine.gatedOf[state] ?? []) letGo(run, gateKey(cue));
    run.effects.push({ kind: 'exit', at: run.at, state });
  }
  if (run.timers.length > 0) dropTimers(run, (timer) => leaving.includes(timer.owner));
}

/** Enters states in document order. */
export function enter(run: Run, entering: readonly number[]): void {
  run.active = run.active.length === 0 ? entering : [...run.active, ...entering].sort((a, b) => a - b);
  for (const state of entering) {
    const row = run.machine.program.states[state] as Program['states'][number];
    run.effects.push({ kind: 'enter', at: run.at, state });
    if (row.role === 'release') run.released = true;
    act(run, row.onEnter);
    for (const cue of row.cues) if (run.machine.evaluate(run.machine.program.cues[cue]?.gate ?? -1, run, 1) !== 0) startCue(run, cue);
    for (const t of run.machine.clocksOf[state] ?? []) {
      const cause = run.machine.program.transitions[t]?.cause;
      if (cause?.on === 'after') setTimer(run, { due: run.at + Math.max(MIN_DELAY_MS, duration(run, cause.delay, 0)), kind: 'after', of: t, owner: state });
      if (cause?.on === 'every') setTimer(run, { due: run.at + period(run, cause.period), kind: 'every', of: t, owner: state });
    }
  }
}

export function act(run: Run, actions: readonly Action[]): void {
  for (const action of actions) {
    if (action.do === 'mark') run.effects.push({ kind: 'mark', at: run.at, label: action.label });
    else if (action.do === 'raise') {
      run.raised.push(action.event);
      run.effects.push({ kind: 'raise', at: run.at, event: action.event });
    } else {
      const { min, max } = run.machine.program.vars[action.var] as Program['vars'][number];
      const value = Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? Number.NEGATIVE_INFINITY, run.machine.evaluate(action.value, run, 0)));
      run.vars = run.vars.with(action.var, value);
      run.effects.push({ kind: 'set', at: run.at, var: action.var, value });
    }
  }
}

/** Before anything is left for the release: all that sounds fades over the release's time, not its own, so that nothing is cut off. */
export function fadeForRelease(run: Run, target: number): void {
  const { release, program } = run.machine;
  if (!inside(run.machine, target, release) || run.active.includes(release)) return;
  const overMs = duration(run, program.states[release]?.fadeAll ?? -1, RELEASE_FADE_MS);
  run.effects.push({ kind: 'fade-all', at: run.at, overMs });
  for (const { instance } of run.playing) run.effects.push({ kind: 'cue-stop', at: run.at, instance, fadeMs: overMs });
  run.playing = [];
  run.timers = [];
  run.held = {};
}

/** Under this key `held` keeps that a cue's gate is open. */
export const gateKey = (cue: number): number => -1 - cue;

function remember(run: Run, leaving: readonly number[]): void {
  const { machine } = run;
  for (const state of leaving) {
    if (machine.atomic[state] === true) continue;
    run.history = { ...run.history, [state]: leaving.filter((leaf) => machine.atomic[leaf] === true && inside(machine, leaf, state)) };
  }
}
