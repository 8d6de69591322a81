/** Pairing: the six digits that the bed shows, given to the bed that shows them, and to no one in between. */

import { type FormEvent, useRef, useState } from 'react';
import { type Failure, RIGHTS, type Right } from '../../app/bridge/index.ts';
import { Words } from '../shell/words.tsx';
import { pairDevice } from '../state/devices.ts';
import type { Asked } from './devices-panel.tsx';
import { RIGHT_WORDS } from './words.ts';

const DIGITS = 6;

export function PairForm({ asked, done }: { readonly asked: Asked; done(): void }) {
  const [device, setDevice] = useState(asked === '' ? '' : addressOf(asked));
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [rights, setRights] = useState<readonly Right[]>(RIGHTS);
  const [state, setState] = useState<'asking' | Failure | null>(null);
  const digits = useRef<HTMLInputElement>(null);
  const known = asked === '' ? 'a bed' : asked.name;

  const pair = async (event: FormEvent) => {
    event.preventDefault();
    setState('asking');
    const failure = await pairDevice({ device: device.trim(), code, name: name.trim(), rights });
    if (failure === null) return done();
    setState(failure);
    setCode('');
    digits.current?.focus();
  };

  return (
    <form className="devices-pair" data-testid="pair-form" onSubmit={(event) => void pair(event)}>
      <h3>Pair with {known}</h3>
      <p className="faint">
        The bed shows a code of six digits while nobody is paired with it, or when someone at the bed asks for one. It is given once, and stays between you and
        the bed.
      </p>
      <label>
        <span>Address</span>
        <input
          type="text"
          // biome-ignore lint/a11y/noAutofocus: the user asked for this form
          autoFocus={asked === ''}
          required
          placeholder="192.168.1.20:4711"
          value={device}
          onChange={(event) => setDevice(event.target.value)}
        />
      </label>
      <label>
        <span>Code on the bed</span>
        <input
          ref={digits}
          type="text"
          className="devices-code"
          data-testid="pair-code"
          // biome-ignore lint/a11y/noAutofocus: the user asked for this form
          autoFocus={asked !== ''}
          inputMode="numeric"
          autoComplete="off"
          required
          pattern={`\\d{${DIGITS}}`}
          maxLength={DIGITS}
          title="six digits"
          value={code}
          aria-invalid={state !== null && state !== 'asking'}
          aria-describedby="pair-said"
          onChange={(event) => setCode(event.target.value.replace(/\D/g, '').slice(0, DIGITS))}
        />
      </label>
      <div id="pair-said" role="alert" className="devices-said">
        {state !== null && state !== 'asking' && <Why failure={state} />}
      </div>
      <label>
        <span>Your name for it</span>
        <input type="text" maxLength={80} placeholder="as it calls itself" value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <details>
        <summary>What you want to do there: {rights.length === 0 ? 'release only' : rights.join(', ')}</summary>
        <fieldset>
          <legend className="unseen">What you want to do there</legend>
          {RIGHTS.map((right) => (
            <label key={right} className="devices-check">
              <input
                type="checkbox"
                checked={rights.includes(right)}
                onChange={({ target }) => setRights(RIGHTS.filter((one) => (one === right ? target.checked : rights.includes(one))))}
              />
              <span>
                {right} <small>{RIGHT_WORDS[right]}</small>
              </span>
            </label>
          ))}
          <p className="faint">Whoever is paired may always release the sleeper. The bed gives no more than it has on offer.</p>
        </fieldset>
      </details>
      <div className="devices-acts">
        <button type="submit" className="primary" data-testid="pair" disabled={state === 'asking' || code.length !== DIGITS || device.trim() === ''}>
          {state === 'asking' ? 'Pairing…' : 'Pair'}
        </button>
        <button type="button" className="quiet" onClick={done}>
          Cancel
        </button>
      </div>
    </form>
  );
}

/** What went wrong, and what to do now. */
function Why({ failure: { why, message, hint } }: { readonly failure: Failure }) {
  return (
    <>
      <strong>{message}</strong> <Words text={hint} />
      {why === 'wrong-code' &&
        ' If you are sure of the code, something in the network may stand between you and the bed: pair in another network, or at the bed itself.'}
      {why === 'not-pairing' &&
        ' At an emulated bed that is “New code”, or “pair” and Enter where it was started. After five wrong codes a bed takes none until then.'}
    </>
  );
}

const addressOf = ({ host, port }: Exclude<Asked, ''>): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;
