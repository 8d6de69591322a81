/** The two slots of a bed: what stands there, which of them plays, and the steps from a trial to what stays. */

import { activateSlot, confirmTrial } from '../state/devices.ts';
import type { DeviceStatus, Paired } from '../state/devices-state.ts';
import { SLOTS, type SlotName, shortly, slotWords } from './words.ts';

interface SlotsProps {
  readonly paired: Paired;
  readonly slots: DeviceStatus['slots'];
}

export function Slots({ paired, slots }: SlotsProps) {
  return (
    <section data-testid="slots">
      <h4>Programs</h4>
      <ul className="device-slots">
        {SLOTS.map((slot) => (
          <Slot key={slot} slot={slot} paired={paired} slots={slots} />
        ))}
      </ul>
      {slots.trial !== null && (
        <p className="faint">
          On trial: unless you confirm it after its first night, the bed goes back to{' '}
          {slots.trial.fallback === null ? 'playing nothing' : (slots[slots.trial.fallback]?.title ?? 'what was before')} by itself.
        </p>
      )}
    </section>
  );
}

function Slot({ slot, paired: { fingerprint, rights }, slots }: SlotsProps & { readonly slot: SlotName }) {
  const program = slots[slot];
  const may = rights.includes('activate');
  if (program === null) {
    return (
      <li data-slot={slot} data-state="empty">
        <b>{slot}</b>
        <span className="faint">empty</span>
      </li>
    );
  }
  const active = slots.active === slot;
  const state = active ? (slots.trial === null ? 'active' : 'trial') : 'waits';
  return (
    <li data-slot={slot} data-state={state}>
      <b>{slot}</b>
      <span className="device-program">
        <strong>{program.title}</strong> {program.version}
        <small>
          {slotWords(slots, slot)} · <code title={`digest ${program.digest}`}>{shortly(program.digest)}</code>
        </small>
      </span>
      {may && !active && (
        <button type="button" className="secondary" disabled={slots.trial?.running === true} onClick={() => void activateSlot(fingerprint, slot)}>
          {slots.trial?.fallback === slot ? 'Fall back to it' : 'Activate on trial'}
        </button>
      )}
      {may && active && slots.trial !== null && (
        <button type="button" className="secondary" disabled={slots.trial.running} onClick={() => void confirmTrial(fingerprint)}>
          Confirm
        </button>
      )}
    </li>
  );
}
