/** Beds on this computer, for who has none: each with its face as it would stand in the room. */

import { Power } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { BED_SPEEDS } from '../../app/bridge/index.ts';
import { forgetBed, orderBed, startBed } from '../state/beds.ts';
import type { Bed } from '../state/devices-state.ts';
import { useStore } from '../state/store.ts';
import type { Asked } from './devices-panel.tsx';

export function Beds({ pair }: { pair(asked: Asked): void }) {
  const beds = useStore((state) => state.devices.beds);
  return (
    <section className="beds" data-testid="beds" aria-label="Emulated beds">
      <h3>Emulated, on this computer</h3>
      {Object.values(beds).map((bed) => (
        <Face key={bed.name} bed={bed} pair={pair} />
      ))}
      <Start taken={Object.keys(beds)} />
    </section>
  );
}

function Face({ bed: { name, state, port, fingerprint, code, said }, pair }: { readonly bed: Bed; pair(asked: Asked): void }) {
  const known = useStore(({ devices }) => devices.paired?.some((one) => one.fingerprint === fingerprint) === true);
  const on = state === 'on';
  return (
    <article className="bed" data-bed={name} data-state={state} aria-label={`${name}, emulated`}>
      <header>
        <strong>{name}</strong>
        {on && <small>127.0.0.1:{port}</small>}
        <span className="spring" />
        {state === 'ended' ? (
          <button type="button" className="quiet" onClick={() => forgetBed(name)}>
            Put away
          </button>
        ) : (
          <button type="button" className="icon" title="Switch it off" aria-label={`Switch ${name} off`} onClick={() => orderBed(name, 'off')}>
            <Power size={14} strokeWidth={1.5} />
          </button>
        )}
      </header>
      {code !== null && (
        <p className="bed-code">
          <output data-testid="bed-code" aria-label={`${name} shows the code`}>
            {code}
          </output>
          {!known && (
            <button type="button" className="secondary" onClick={() => pair({ name, host: '127.0.0.1', port })}>
              Pair…
            </button>
          )}
        </p>
      )}
      <p className="faint" role="status">
        {said}
      </p>
      {on && (
        <p className="devices-acts">
          <button type="button" className="quiet" title="The button on the bed itself" onClick={() => orderBed(name, 'release')}>
            Release at the bed
          </button>
          <button type="button" className="quiet" onClick={() => orderBed(name, 'pair')}>
            New code
          </button>
        </p>
      )}
    </article>
  );
}

function Start({ taken }: { readonly taken: readonly string[] }) {
  const sleepers = useStore((state) => state.sleepers);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('Bedside');
  const [sleeper, setSleeper] = useState('mara');
  const [speed, setSpeed] = useState<number>(60);
  if (!open) {
    return (
      <button type="button" className="secondary" data-testid="new-bed" onClick={() => setOpen(true)}>
        Start an emulated bed…
      </button>
    );
  }
  const start = (event: FormEvent) => {
    event.preventDefault();
    startBed({ name: name.trim(), sleeper, speed });
    setOpen(false);
  };
  return (
    <form className="devices-pair" onSubmit={start}>
      <label>
        <span>Name</span>
        <input
          type="text"
          // biome-ignore lint/a11y/noAutofocus: the user asked for this form
          autoFocus
          required
          maxLength={60}
          pattern=".*[A-Za-z0-9].*"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label>
        <span>Who sleeps in it</span>
        <select value={sleeper} onChange={(event) => setSleeper(event.target.value)}>
          {sleepers
            .filter(({ hidden }) => !hidden)
            .map((one) => (
              <option key={one.name} value={one.name}>
                {one.title === '' ? one.name : one.title}
              </option>
            ))}
        </select>
      </label>
      <label>
        <span>Its nights go</span>
        <select value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
          {BED_SPEEDS.map(([times, words]) => (
            <option key={times} value={times}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <p className="faint">
        It is a bed like any other, in a process of its own, and plays to nobody. It ends with this window; what it keeps is there when it is started again by
        this name.
      </p>
      <div className="devices-acts">
        <button type="submit" className="primary" data-testid="start-bed" disabled={name.trim() === '' || taken.includes(name.trim())}>
          Start
        </button>
        <button type="button" className="quiet" onClick={() => setOpen(false)}>
          Cancel
        </button>
      </div>
    </form>
  );
}
