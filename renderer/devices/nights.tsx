/** The nights of a bed: the one that is on, beginning one, and opening the last. */

import { useState } from 'react';
import { beginNight, openLog, saveLog, watchNight } from '../state/device-night.ts';
import type { DeviceStatus, Paired } from '../state/devices-state.ts';
import { release } from '../state/release.ts';
import { sinceLightsOut } from './words.ts';

interface NightsProps {
  readonly paired: Paired;
  readonly status: DeviceStatus;
}

export function Nights({ paired: { fingerprint, rights }, status }: NightsProps) {
  const { night, nights } = status;
  const observes = rights.includes('observe');
  const over = night === null ? nights : nights - 1;
  return (
    <section data-testid="device-night" data-on={night !== null}>
      <h4>Nights</h4>
      {night !== null && (
        <p className="device-night-on">
          <span>
            Night {night.night} is on: <strong>{night.title}</strong>, {sinceLightsOut(night.at)} since lights out
            {night.released && <em>, released</em>}.
          </span>
          {observes && (
            <button type="button" className="secondary" onClick={() => void watchNight(fingerprint)}>
              Watch it
            </button>
          )}
          {!night.released && (
            <button type="button" className="secondary" onClick={() => void release(fingerprint)}>
              Release
            </button>
          )}
        </p>
      )}
      {rights.includes('activate') && (night === null || night.released) && <Begin fingerprint={fingerprint} plays={status.slots.active !== null} />}
      {over > 0 && observes && (
        <p className="devices-acts">
          <button type="button" className="quiet" data-testid="open-log" onClick={() => void openLog(fingerprint, over)}>
            Open night {over}
          </button>
          <button type="button" className="quiet" onClick={() => void saveLog(fingerprint, over)}>
            Save its log…
          </button>
        </p>
      )}
      {over === 0 && night === null && <p className="faint">It has played no night yet.</p>}
    </section>
  );
}

const MAX_SEED = 0xffffffff;

function Begin({ fingerprint, plays }: { readonly fingerprint: string; readonly plays: boolean }) {
  const [seed, setSeed] = useState(1);
  return (
    <p className="devices-acts">
      <button type="button" className="secondary" data-testid="lights-out" disabled={!plays} onClick={() => void beginNight(fingerprint, 'program', seed)}>
        Lights out
      </button>
      <button type="button" className="quiet" title="Nothing plays; the night is only recorded" onClick={() => void beginNight(fingerprint, 'natural', seed)}>
        Natural night
      </button>
      <label className="seed" title="Which night of a simulated sleeper">
        seed
        <input
          type="number"
          min={0}
          max={MAX_SEED}
          value={seed}
          onChange={(event) => setSeed(Math.min(MAX_SEED, Math.max(0, Math.floor(Number(event.target.value) || 0))))}
        />
      </label>
      {!plays && <span className="faint">Nothing is active: activate a program first.</span>}
    </p>
  );
}
