/** What a host needs to know of locked cues: for which phases it is worth to send events now. */

import { type Lock, lockEvent, type Machine } from './machine.ts';
import { HELD, type MachineState } from './state.ts';

export interface Awaited extends Lock {
  /** Earliest time at which such an event can begin a cue, ms. */
  readonly from: number;
}

/** Phases that some cue waits for in this state, with its gate open; each once. */
export function awaitedLocks(machine: Machine, state: MachineState): readonly Awaited[] {
  const awaited = new Map<string, Awaited>();
  for (const index of machine.locked) {
    const cue = machine.program.cues[index]!;
    if (cue.lock === null || state.held[machine.slotOf[index]!] !== HELD.spent) continue;
    if (cue.gate >= 0 && machine.functions[cue.gate]!(state) === 0) continue;
    const event = lockEvent(cue);
    const from = Math.min(state.cues.gaps[index] ?? 0, awaited.get(event)?.from ?? Number.POSITIVE_INFINITY);
    awaited.set(event, { ...cue.lock, event, from });
  }
  return [...awaited.values()];
}
