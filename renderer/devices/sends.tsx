/** Bundles on their way: how far each is, what the bed said, and how it goes on. */

import { X } from 'lucide-react';
import { activateSlot } from '../state/devices.ts';
import { pairedOf, type Sending, statusOf } from '../state/devices-state.ts';
import { dismissSending, sendAgain, stopSending } from '../state/sending.ts';
import { useStore } from '../state/store.ts';

const PHASE_WORDS: Readonly<Record<Sending['phase'], string>> = {
  reading: 'reading',
  sending: 'sending',
  installing: 'the bed examines it',
  cut: 'cut',
  done: 'there',
  failed: 'not taken',
};

export function Sends() {
  const sending = useStore((state) => state.devices.sending);
  const paired = useStore(pairedOf);
  const rows = paired.filter(({ fingerprint }) => sending[fingerprint] !== undefined);
  if (rows.length === 0) return null;
  return (
    <ul className="devices-sends" data-testid="sends" aria-live="polite">
      {rows.map(({ fingerprint, name }) => (
        <Row key={fingerprint} device={fingerprint} name={name} sending={sending[fingerprint] as Sending} />
      ))}
    </ul>
  );
}

function Row({ device, name, sending: { phase, done, what, words } }: { readonly device: string; readonly name: string; readonly sending: Sending }) {
  const under = phase === 'reading' || phase === 'sending' || phase === 'installing';
  const next = useStore(({ devices }) => {
    const slots = statusOf(devices.reach[device])?.slots;
    return slots === undefined
      ? null
      : ((['a', 'b'] as const).find((slot) => slot !== slots.active && slots[slot] !== null && `${slots[slot].title} ${slots[slot].version}` === what) ?? null);
  });
  return (
    <li data-sent={name} data-phase={phase}>
      <div>
        <strong>{name}</strong> <span className="faint">{what}</span> <em>{PHASE_WORDS[phase]}</em>
        {under && (
          <button type="button" className="quiet" onClick={() => stopSending(device)}>
            Stop
          </button>
        )}
        {(phase === 'cut' || phase === 'failed') && (
          <button type="button" className="secondary" onClick={() => void sendAgain(device)}>
            {phase === 'cut' ? 'Go on' : 'Try again'}
          </button>
        )}
        {phase === 'done' && next !== null && (
          <button type="button" className="secondary" data-testid="activate-sent" onClick={() => void activateSlot(device, next)}>
            Activate on trial
          </button>
        )}
        {!under && (
          <button type="button" className="icon" aria-label={`Put away: ${what} to ${name}`} onClick={() => dismissSending(device)}>
            <X size={14} strokeWidth={1.5} />
          </button>
        )}
      </div>
      {under && <progress value={phase === 'installing' ? undefined : done} max={1} aria-label={`${what} to ${name}`} />}
      {words !== '' && <p className={phase === 'failed' ? 'bad' : 'faint'}>{words}</p>}
    </li>
  );
}
