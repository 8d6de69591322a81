/** The way of the dream out of the window: to whom, what stands against it, and how far it is on its way. */

import { Send, Share } from 'lucide-react';
import { useEffect } from 'react';
import { Words } from '../shell/words.tsx';
import { pairedOf, statusOf } from '../state/devices-state.ts';
import { exportBundle } from '../state/night.ts';
import { aimAt, isCheckStale, lookAhead, sendDream } from '../state/sending.ts';
import { useStore } from '../state/store.ts';
import { PreflightList } from './preflight-list.tsx';
import { Sends } from './sends.tsx';
import { inShort } from './words.ts';

/** How long texts and choices are still before all is looked at again, ms. */
const STILL_FOR_MS = 700;

export function Outbox() {
  const title = useStore((state) => state.graph?.title ?? state.project?.name ?? '');
  const targets = useStore((state) => state.devices.targets);
  const checking = useStore((state) => state.devices.checking);
  const checked = useStore((state) => state.devices.checked);
  const failure = useStore((state) => state.devices.checkFailure);
  const stale = useStore(isCheckStale);
  useLookingAhead();
  const ready = checked?.preflight.devices.filter((device) => device.ready).length ?? 0;
  return (
    <section className="outbox" data-testid="outbox" data-checking={checking} aria-label="Send the dream">
      <h3>
        Send <strong>{title}</strong>
      </h3>
      <Targets />
      <div className="devices-acts">
        <button type="button" className="primary" data-testid="send" disabled={checking || stale || ready === 0} onClick={() => void sendDream()}>
          <Send size={14} strokeWidth={1.5} aria-hidden /> {targets.length > 1 ? `Send to ${ready} of ${targets.length}` : 'Send'}
        </button>
        <button type="button" className="secondary" onClick={() => void exportBundle()}>
          <Share size={14} strokeWidth={1.5} aria-hidden /> To a file…
        </button>
      </div>
      <Sends />
      <h4>
        Pre-flight <span className="faint">{checking ? 'looking…' : checked === null ? '' : verdictWords(checked.preflight.ready, ready, targets.length)}</span>
      </h4>
      {failure !== null && (
        <p className="devices-failure" role="status">
          <strong>{failure.message}</strong> <Words text={failure.hint} />
        </p>
      )}
      {checked === null ? (
        failure === null && <p className="empty">All that a bed would refuse will be listed here before anything is sent, with what is proven of the dream.</p>
      ) : (
        <PreflightList preflight={checked.preflight} />
      )}
    </section>
  );
}

const verdictWords = (ready: boolean, devices: number, targets: number): string => {
  if (!ready) return 'it can not leave yet';
  if (targets === 0) return 'it can be exported';
  return devices === targets ? 'ready' : `ready for ${devices} of ${targets}`;
};

function Targets() {
  const paired = useStore(pairedOf);
  const reach = useStore((state) => state.devices.reach);
  const targets = useStore((state) => state.devices.targets);
  if (paired.length === 0) return <p className="faint">To a file now; to beds once you are paired with one.</p>;
  return (
    <fieldset>
      <legend>To</legend>
      {paired.map(({ fingerprint, name }) => (
        <label key={fingerprint} className="devices-check">
          <input type="checkbox" data-target={name} checked={targets.includes(fingerprint)} onChange={({ target }) => aimAt(fingerprint, target.checked)} />
          <span>
            {name} <small>{inShort(reach[fingerprint])}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** While it is shown, whatever changes is looked at once it is still. */
function useLookingAhead(): void {
  const documents = useStore((state) => state.documents);
  const program = useStore((state) => state.program);
  const targets = useStore((state) => state.devices.targets);
  const engine = useStore((state) => state.engine);
  // A bed that comes, goes, or begins a night judges anew.
  const beds = useStore(({ devices }) => devices.targets.map((one) => `${devices.reach[one]?.kind} ${statusOf(devices.reach[one])?.night != null}`).join());
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these is a reason to look again
  useEffect(() => {
    if (engine !== 'ready') return;
    const timer = setTimeout(() => void lookAhead(), STILL_FOR_MS);
    return () => clearTimeout(timer);
  }, [documents, program, targets, engine, beds]);
}
