/** Two slots for programs, and which of them plays: a pure step. A program is on trial until it is confirmed; else the one before comes back. */

import { bad, good, type Outcome, type ProgramFacts, type SlotName, type Slots } from '../base/index.ts';

export const NO_PROGRAMS: Slots = { a: null, b: null, active: null, trial: null };

export type SlotEvent =
  | { readonly kind: 'install'; readonly program: ProgramFacts }
  | { readonly kind: 'activate'; readonly slot: SlotName }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'night-began' }
  /** It was counted, and then could not begin. */
  | { readonly kind: 'night-missed' }
  | { readonly kind: 'night-ended'; readonly well: boolean }
  /** The device starts. A trial night that was cut counts as failed. */
  | { readonly kind: 'booted' }
  /** What stands there can not be used: its file is damaged, its signer was revoked. */
  | { readonly kind: 'lost'; readonly slot: SlotName };

/** The slots after it; unchanged ones are the same object. Fails where it is not possible now. */
export function stepSlots(slots: Slots, event: SlotEvent): Outcome<Slots> {
  const { active, trial } = slots;
  switch (event.kind) {
    case 'install': {
      const there = (['a', 'b'] as const).find((name) => slots[name]?.sha256 === event.program.sha256);
      if (there !== undefined) return good(slots);
      if (trial?.running) return bad(onTrialNow());
      // What can be fallen back to is never overwritten: a program on trial gives way.
      const kept = trial !== null && trial.fallback !== null ? fallBack(slots) : slots;
      return good({ ...kept, [freeSlot(kept)]: event.program });
    }
    case 'activate':
      if (slots[event.slot] === null)
        return bad({ why: 'not-found', message: `There is no program in slot ${event.slot}.`, hint: 'Install one first; `status` lists the slots.' });
      if (event.slot === active) return good(slots);
      if (trial?.running) return bad(onTrialNow());
      if (trial !== null) return good(event.slot === trial.fallback ? fallBack(slots) : { ...slots, active: event.slot, trial: { ...trial, nights: 0 } });
      return good({ ...slots, active: event.slot, trial: { fallback: active, nights: 0, running: false } });
    case 'confirm':
      if (active === null) return bad({ why: 'not-found', message: 'There is no active program to confirm.', hint: 'Activate one first.' });
      return good(trial === null ? slots : { ...slots, trial: null });
    case 'night-began':
      if (trial === null) return good(slots);
      return good(trial.nights > 0 ? fallBack(slots) : { ...slots, trial: { ...trial, nights: 1, running: true } });
    case 'night-missed':
      return good(trial?.running ? { ...slots, trial: { ...trial, nights: 0, running: false } } : slots);
    case 'night-ended':
      if (!trial?.running) return good(slots);
      return good(event.well ? { ...slots, trial: { ...trial, running: false } } : fallBack(slots));
    case 'booted':
      return good(trial?.running ? fallBack(slots) : slots);
    case 'lost': {
      const without = { ...slots, [event.slot]: null };
      if (event.slot === active) return good({ ...without, active: trial?.fallback ?? null, trial: null });
      return good(trial?.fallback === event.slot ? { ...without, trial: { ...trial, fallback: null } } : without);
    }
  }
}

/** The slot that the next installation may overwrite. */
function freeSlot({ a, active }: Slots): SlotName {
  if (active === null) return a === null ? 'a' : 'b';
  return active === 'a' ? 'b' : 'a';
}

function fallBack(slots: Slots): Slots {
  return { ...slots, active: slots.trial?.fallback ?? null, trial: null };
}

const onTrialNow = () => ({ why: 'busy', message: 'The program on trial is playing.', hint: 'Wait for the end of the night, or release it first.' });
