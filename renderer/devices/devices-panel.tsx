/** Beds: which there are, one of them in full, and the way of the dream to them. */

import './devices.css';
import { useEffect, useState } from 'react';
import { Words } from '../shell/words.tsx';
import { watchDevices } from '../state/devices.ts';
import type { Found } from '../state/devices-state.ts';
import { showHelp } from '../state/help.ts';
import { useStore } from '../state/store.ts';
import { DeviceList } from './device-list.tsx';
import { DeviceView } from './device-view.tsx';
import { Outbox } from './outbox.tsx';
import { PairForm } from './pair-form.tsx';

/** A device that is about to be paired: one that was found, or an address; '' for one that is to be typed. */
export type Asked = Pick<Found, 'name' | 'host' | 'port'> | '';

export function DevicesPanel() {
  useEffect(watchDevices, []);
  const [pairing, setPairing] = useState<Asked | null>(null);
  const failure = useStore((state) => state.devices.failure);
  const paired = useStore((state) => state.devices.paired?.find(({ fingerprint }) => fingerprint === state.devices.shown) ?? null);
  return (
    <section className="devices" data-testid="devices" aria-label="Devices">
      {failure !== null && (
        <p className="devices-failure" role="alert">
          <strong>{failure.message}</strong> <Words text={failure.hint} />
        </p>
      )}
      <div className="devices-body">
        <DeviceList pair={setPairing} pairing={pairing} show={() => setPairing(null)} />
        <div key={pairing !== null ? 'pairing' : paired?.fingerprint} className="devices-one">
          {pairing !== null ? <PairForm key={JSON.stringify(pairing)} asked={pairing} done={() => setPairing(null)} /> : <Shown paired={paired} />}
        </div>
        <Outbox />
      </div>
    </section>
  );
}

function Shown({ paired }: { readonly paired: Parameters<typeof DeviceView>[0]['paired'] | null }) {
  if (paired !== null) return <DeviceView key={paired.fingerprint} paired={paired} />;
  return (
    <div className="devices-first">
      <p>A bed that you are paired with will be shown here: what it plays and keeps, its nights, whom it trusts, and how it is.</p>
      <ol>
        <li>Find a bed at the left, or start an emulated one.</li>
        <li>Pair with it, by the six digits that it shows.</li>
        <li>Send the dream, activate it on trial, and put the lights out.</li>
      </ol>
      <button type="button" className="link" onClick={() => showHelp('devices')}>
        From export to a bed
      </button>
    </div>
  );
}
