/** Running to completion: conditions that hold, gates, what was raised, until nothing is left. */

import { gateKey } from './configuration.ts';
import { startCue, stopCues, watchLimits } from './cues.ts';
import { react } from './microstep.ts';
import { dropTimers, duration, hold, letGo, type Run, setTimer } from './run.ts';

/** More reactions than this within one instant are a loop without end. */
const MAX_MICROSTEPS = 10_000;

export function settle(run: Run): void {
  const { machine } = run;
  const ready = (state: number) => machine.whensOf[state]?.filter((t) => run.held[t] === 'ready');
  for (let i = 0; i < MAX_MICROSTEPS; i++) {
    if (run.released) run.raised.length = 0;
    else {
      if (machine.hasGates) watchGates(run);
      if (machine.hasWhens) {
        watchConditions(run);
        if (react(run, ready)) continue;
      }
    }
    const event = run.raised.shift();
    if (event === undefined) {
      watchLimits(run);
      return;
    }
    const listeners = machine.listeners.get(event);
    if (listeners !== undefined) react(run, (state) => listeners[state]);
  }
  run.raised.length = 0;
  watchLimits(run);
  run.effects.push({ kind: 'runaway', at: run.at });
}

/**
 * `when` transitions of active states: ready at once, or after a clock for those that must hold. One that loses to another
 * stays ready as long as its condition holds: a way out must not be lost because something else happened in the same instant.
 */
function watchConditions(run: Run): void {
  for (const state of run.active) {
    for (const t of run.machine.whensOf[state] ?? []) {
      const cause = run.machine.program.transitions[t]?.cause;
      if (cause?.on !== 'when') continue;
      const holds = run.machine.evaluate(cause.test, run, 0) !== 0;
      if (holds && run.held[t] === undefined) {
        hold(run, t, cause.held < 0 ? 'ready' : 'waiting');
        if (cause.held >= 0) setTimer(run, { due: run.at + duration(run, cause.held, 0), kind: 'held', of: t, owner: state });
      } else if (!holds && run.held[t] !== undefined) {
        letGo(run, t);
        dropTimers(run, (timer) => timer.kind === 'held' && timer.of === t);
      }
    }
  }
}

/** Cues under `while`: start when it turns true, stop with their fade when it turns false. */
function watchGates(run: Run): void {
  const { program, gatedOf, evaluate } = run.machine;
  for (const state of run.active) {
    for (const cue of gatedOf[state] ?? []) {
      const open = evaluate(program.cues[cue]?.gate ?? -1, run, 1) !== 0;
      const begun =
        run.held[gateKey(cue)] !== undefined || run.playing.some((p) => p.cue === cue) || run.timers.some((t) => t.kind === 'repeat' && t.of === cue);
      if (open && !begun) startCue(run, cue);
      if (!open && begun) {
        stopCues(run, (_, index) => index === cue);
        dropTimers(run, (timer) => timer.kind === 'repeat' && timer.of === cue);
      }
      if (!open) letGo(run, gateKey(cue));
      else if (run.held[gateKey(cue)] === undefined) hold(run, gateKey(cue), 'spent');
    }
  }
}
