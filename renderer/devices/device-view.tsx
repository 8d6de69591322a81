/** One paired bed in full. */

import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { Words } from '../shell/words.tsx';
import { look, unpairDevice } from '../state/devices.ts';
import { type Paired, statusOf } from '../state/devices-state.ts';
import { useStore } from '../state/store.ts';
import { Checks } from './checks.tsx';
import { Confirm } from './confirm.tsx';
import { Keys } from './keys.tsx';
import { Nights } from './nights.tsx';
import { Slots } from './slots.tsx';
import { rightsWords, shortly } from './words.ts';

export function DeviceView({ paired }: { readonly paired: Paired }) {
  const { name, fingerprint, host, port, rights } = paired;
  const reach = useStore((state) => state.devices.reach[fingerprint]);
  const status = statusOf(reach);
  const [asking, setAsking] = useState(false);
  const again = async () => {
    setAsking(true);
    await look(fingerprint);
    setAsking(false);
  };
  return (
    <article className="device" data-testid="device" data-device={name} aria-label={name}>
      <header>
        <h3>{name}</h3>
        {status !== null && (
          <span className="device-channels">
            {status.channels.map((channel) => (
              <span key={channel} title={channel}>
                <ChannelIcon channel={channel} size={14} />
                <span className="unseen">{channel}</span>
              </span>
            ))}
          </span>
        )}
        <span className="spring" />
        <button type="button" className="icon" title="Ask it again how it is" aria-label={`Ask ${name} again`} disabled={asking} onClick={() => void again()}>
          <RefreshCw size={15} strokeWidth={1.5} />
        </button>
        <p
          className="faint"
          title={status === null ? undefined : 'Where it answers; the version of its own software, and of the machine that runs its programs'}
        >
          {host}:{port}
          {status !== null && ` · firmware ${status.firmware} · machine ${status.machine}`}
        </p>
      </header>
      {reach?.kind === 'away' && (
        <p className="devices-failure" role="status">
          <strong>{reach.failure.message}</strong> <Words text={reach.failure.hint} /> {status !== null && 'Below is what was known last.'}
        </p>
      )}
      {status === null ? (
        reach?.kind !== 'away' && <p className="empty">Asking {name} how it is…</p>
      ) : (
        <>
          <Nights paired={paired} status={status} />
          <Slots paired={paired} slots={status.slots} />
          <Checks paired={paired} reach={reach} status={status} />
          <Keys paired={paired} status={status} />
          <section>
            <h4>People</h4>
            <ul className="device-lines">
              {status.peers.map((peer) => (
                <li key={peer.fingerprint}>
                  <span>{peer.name}</span>
                  <span className="faint">{rightsWords(peer.rights)}</span>
                  <code title={peer.fingerprint}>{shortly(peer.fingerprint)}</code>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
      <section>
        <h4>You here</h4>
        <p>
          You may {rights.length === 0 ? 'release the sleeper' : rights.join(', ')}. <span className="faint">Its key</span>{' '}
          <code title={fingerprint}>{shortly(fingerprint)}</code>
        </p>
        <Confirm
          words="Unpair…"
          question={`Forget ${name}, and have it forget you? What it keeps and plays stays there; to come back you need a code from the bed.`}
          yes="Unpair"
          act={() => void unpairDevice(fingerprint)}
        />
      </section>
    </article>
  );
}
