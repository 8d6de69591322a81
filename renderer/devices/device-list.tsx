/** The beds that are paired, those that announce themselves in the network, those of this window, and the way to one by its address. */

import { BedDouble, CircleAlert, LoaderCircle, Moon, Plus, Radio } from 'lucide-react';
import { change } from '../state/devices.ts';
import { type Paired, statusOf } from '../state/devices-state.ts';
import { useStore } from '../state/store.ts';
import { Beds } from './beds.tsx';
import type { Asked } from './devices-panel.tsx';
import { inShort } from './words.ts';

interface ListProps {
  pair(asked: Asked): void;
  readonly pairing: Asked | null;
  show(): void;
}

export function DeviceList({ pair, pairing, show }: ListProps) {
  const paired = useStore((state) => state.devices.paired);
  const found = useStore((state) => state.devices.found);
  const looking = useStore((state) => state.devices.looking);
  const strangers = found.filter((one) => one.paired === null);
  return (
    <div className="devices-list">
      <h3>Paired</h3>
      {paired === null && <p className="faint">Asking which you are paired with…</p>}
      {paired?.length === 0 && <p className="faint">None yet. Pair with a bed below, or start an emulated one.</p>}
      <ul>
        {paired?.map((one) => (
          <Row key={one.fingerprint} paired={one} off={pairing !== null} show={show} />
        ))}
      </ul>
      <h3>In the network {looking && <Radio size={13} strokeWidth={1.5} aria-hidden />}</h3>
      <ul>
        {strangers.map((one) => (
          <li key={`${one.id} ${one.host} ${one.port}`} className="devices-found">
            <span>
              <strong>{one.name}</strong>
              <small>
                {one.host}:{one.port}
              </small>
            </span>
            <button type="button" className="quiet" onClick={() => pair(one)}>
              Pair…
            </button>
          </li>
        ))}
      </ul>
      <p className="faint">{strangers.length === 0 && (looking ? 'Listening… no other bed announces itself.' : 'No other bed announces itself.')}</p>
      <button type="button" className="quiet" data-testid="pair-by-address" onClick={() => pair('')}>
        <Plus size={14} strokeWidth={1.5} aria-hidden /> By its address…
      </button>
      <Beds pair={pair} />
    </div>
  );
}

function Row({ paired: { name, fingerprint, host, port }, off, show }: { readonly paired: Paired; readonly off: boolean; show(): void }) {
  const reach = useStore((state) => state.devices.reach[fingerprint]);
  const current = useStore((state) => state.devices.shown === fingerprint) && !off;
  const night = statusOf(reach)?.night != null;
  const Icon = reach === undefined || reach.kind === 'asking' ? LoaderCircle : reach.kind === 'away' ? CircleAlert : night ? Moon : BedDouble;
  return (
    <li>
      <button
        type="button"
        className="devices-row"
        data-device={name}
        data-reach={reach?.kind ?? 'asking'}
        data-night={night}
        aria-current={current}
        title={`${host}:${port}`}
        onClick={() => {
          show();
          change({ shown: fingerprint });
        }}
      >
        <Icon size={16} strokeWidth={1.5} aria-hidden />
        <span>
          <strong>{name}</strong>
          <small>{inShort(reach)}</small>
        </span>
      </button>
    </li>
  );
}
