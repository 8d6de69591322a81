/** Running to completion: conditions that hold, gates, what was raised, until nothing is left. */

import { MAX_MICROSTEPS, MIN_DELAY_MS } from './ceilings.ts';
import { armOrStart, stopCue } from './cues.ts';
import { watchLimits } from './limits.ts';
import { hear, reactReady } from './microstep.ts';
import { ALL_SENSORS } from './needs.ts';
import { duration, evaluate, type Run, setHeld } from './run.ts';
import { HELD } from './state.ts';
import { dropTimers, setTimer } from './timers.ts';

export function settle(run: Run): void {
  const { machine } = run;
  if (run.raised !== null || (run.stale && (machine.hasWhens || machine.hasGates))) complete(run);
  if (run.unlimited && machine.movingLimits) watchLimits(run);
}

function complete(run: Run): void {
  const { machine, state } = run;
  let handled = 0;
  for (let i = 0; i < MAX_MICROSTEPS; i++) {
    if (state.released) run.raised = null;
    else if (run.stale) {
      run.stale = false;
      if (machine.hasGates) watchGates(run);
      const ready = machine.hasWhens && watchConditions(run);
      // Whatever is ready and can not be taken is tried again with all that changes.
      run.heeds = ready ? ALL_SENSORS : heedsOf(run);
      if (ready && reactReady(run)) continue;
    }
    if (run.raised === null || handled >= run.raised.length) {
      run.raised = null;
      return;
    }
    hear(run, run.raised[handled++]!);
  }
  run.raised = null;
  run.performer.runaway(state.at);
}

function heedsOf({ machine, state }: Run): number {
  let bits = 0;
  for (let i = 0; i < state.active.length; i++) bits |= machine.heeds[state.active[i]!]!;
  return bits;
}

/**
 * `when` transitions of active states: ready at once, or after a clock for those that must hold. One that loses to another
 * stays ready as long as its condition holds: a way out must not be lost because something else happened in the same instant.
 * Gives whether any is ready.
 */
function watchConditions(run: Run): boolean {
  const { machine, state } = run;
  let ready = false;
  for (const s of state.active) {
    for (const t of machine.scenes[s]!.whens) {
      const { slot, test, heldFor } = machine.transitions[t]!;
      const held = state.held[slot]!;
      if (test!(state) === 0) {
        if (held === HELD.no) continue;
        setHeld(run, slot, HELD.no);
        if (held === HELD.waiting) dropTimers(run, 'held', t);
      } else if (held !== HELD.no) ready ||= held === HELD.ready;
      else if (heldFor < 0) {
        setHeld(run, slot, HELD.ready);
        ready = true;
      } else {
        setHeld(run, slot, HELD.waiting);
        setTimer(run, { due: state.at + Math.max(MIN_DELAY_MS, duration(run, heldFor, 0)), kind: 'held', of: t, owner: s });
      }
    }
  }
  return ready;
}

/** Cues under `while`: start when it turns true, stop with their fade when it turns false. */
function watchGates(run: Run): void {
  const { machine, state } = run;
  for (const s of state.active) {
    const { gated, cues } = machine.scenes[s]!;
    for (const cue of gated) {
      const slot = machine.slotOf[cue]!;
      const open = evaluate(run, machine.program.cues[cue]!.gate, 1) !== 0;
      if (open === (state.held[slot] !== HELD.no)) continue;
      if (!open) {
        setHeld(run, slot, HELD.no);
        stopCue(run, cue);
        dropTimers(run, 'repeat', cue);
      } else if (cues.includes(cue)) armOrStart(run, cue, 'gate');
    }
  }
}
