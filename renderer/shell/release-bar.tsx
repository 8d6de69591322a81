/** The way out, always in sight while a bed plays: one button, one key, and what each bed answered. */

import './release.css';
import { CircleCheck, CircleDot, LoaderCircle, Moon, TriangleAlert, X } from 'lucide-react';
import { useKeys } from '../state/commands.ts';
import { nightsOn } from '../state/devices.ts';
import { type DeviceStatus, type Letting, type Paired, statusOf } from '../state/devices-state.ts';
import { clock } from '../state/figures.ts';
import { dismissLetting, releaseAll } from '../state/release.ts';
import { useStore } from '../state/store.ts';

export function ReleaseBar() {
  const devices = useStore((state) => state.devices);
  const keys = useKeys('device.release');
  const playing = nightsOn(devices);
  const shown = (devices.paired ?? []).filter((one) => playing.includes(one) || devices.letting[one.fingerprint] !== undefined);
  if (shown.length === 0) return null;
  const held = playing.filter(({ fingerprint }) => statusOf(devices.reach[fingerprint])?.night?.released !== true);
  return (
    <aside className="release-bar" data-testid="release-bar" aria-label="Nights that are on">
      <ul>
        {shown.map((one) => (
          <Bed key={one.fingerprint} paired={one} night={statusOf(devices.reach[one.fingerprint])?.night ?? null} letting={devices.letting[one.fingerprint]} />
        ))}
      </ul>
      {held.length > 0 && (
        <button type="button" className="release" data-testid="release" onClick={releaseAll}>
          <CircleDot size={16} strokeWidth={2} aria-hidden /> {held.length > 1 ? `Release all ${held.length}` : 'Release'} {keys !== '' && <kbd>{keys}</kbd>}
        </button>
      )}
    </aside>
  );
}

interface BedProps {
  readonly paired: Paired;
  readonly night: DeviceStatus['night'];
  readonly letting: Letting | undefined;
}

function Bed({ paired: { name, fingerprint }, night, letting: last }: BedProps) {
  const letting = last !== undefined && isPast(last, night) ? undefined : last;
  return (
    <li data-device={name} data-letting={letting?.kind ?? ''}>
      {letting === undefined ? (
        <>
          <Moon size={14} strokeWidth={1.5} aria-hidden />
          <span>
            <strong>{name}</strong> {night !== null && `${night.released ? 'released' : 'plays'} ${night.title}, ${clock(night.at / 60_000)} since lights out`}
          </span>
        </>
      ) : (
        <>
          <Said name={name} letting={letting} />
          {letting.kind !== 'asking' && (
            <button type="button" className="icon" aria-label={`Put away: ${name}`} onClick={() => dismissLetting(fingerprint)}>
              <X size={14} strokeWidth={1.5} />
            </button>
          )}
        </>
      )}
    </li>
  );
}

/** It was answered about a night before this one. */
const isPast = (letting: Letting, night: DeviceStatus['night']): boolean =>
  night !== null && !night.released && (letting.kind === 'silent' || (letting.kind === 'released' && letting.night !== null && letting.night !== night.night));

/** What the bed answered; where it does not, what helps instead. */
function Said({ name, letting }: { readonly name: string; readonly letting: Letting }) {
  switch (letting.kind) {
    case 'asking':
      return (
        <span role="status">
          <LoaderCircle size={14} strokeWidth={1.5} aria-hidden /> Asking <strong>{name}</strong> to let go…
        </span>
      );
    case 'released':
      return (
        <span role="status" className="good">
          <CircleCheck size={14} strokeWidth={1.5} aria-hidden /> <strong>{name}</strong> answered: it fades to silence, and the sleeper sleeps on.
        </span>
      );
    case 'silent':
      return (
        <span role="status" className="good">
          <CircleCheck size={14} strokeWidth={1.5} aria-hidden /> <strong>{name}</strong> answered: no night is on, it is silent.
        </span>
      );
    case 'unreachable':
      return (
        <span role="alert" className="bad">
          <TriangleAlert size={14} strokeWidth={1.5} aria-hidden /> <strong>{name}</strong> did not answer ({letting.tries}×): {letting.failure.message}{' '}
          <b>Press the button on the bed itself.</b> It needs no network, and the bed’s own watchdog lets go when its program or its sensors fail.
        </span>
      );
  }
}
