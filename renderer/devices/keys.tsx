/** The signing keys that a bed trusts: yours among them or not, and the way to revoke one for good. */

import { useEffect, useState } from 'react';
import type { Result } from '../../app/bridge/index.ts';
import { revokeKey, trustKey } from '../state/devices.ts';
import type { DeviceStatus, Paired } from '../state/devices-state.ts';
import { ask } from '../state/engine.ts';
import { Confirm } from './confirm.tsx';
import { shortly } from './words.ts';

type Own = Result<'keys.list'>['keys'][number];

interface KeysProps {
  readonly paired: Paired;
  readonly status: DeviceStatus;
}

export function Keys({ paired: { fingerprint, name, rights }, status: { signers, revoked } }: KeysProps) {
  const own = useOwnKeys();
  const ids = useIds(signers);
  const may = rights.includes('publish');
  const strangers = own.filter(({ id, publicKey }) => !signers.includes(publicKey) && !revoked.includes(id));
  return (
    <section>
      <h4>Trusted keys</h4>
      {signers.length === 0 && <p className="faint">It trusts no signing key, and so takes no program.</p>}
      <ul className="device-lines">
        {signers.map((signer) => {
          const mine = own.find(({ publicKey }) => publicKey === signer);
          const id = mine?.id ?? ids[signer] ?? '';
          return (
            <li key={signer}>
              <span>{mine === undefined ? 'another author’s' : `yours: ${mine.name}`}</span>
              <code title={id}>{shortly(id)}</code>
              {may && id !== '' && (
                <Confirm
                  words="Revoke…"
                  question={`Have ${name} refuse everything that this key has signed, for good? What it signed is removed from the bed, and a night that plays it is released.`}
                  yes="Revoke"
                  act={() => void revokeKey(fingerprint, id)}
                />
              )}
            </li>
          );
        })}
        {may &&
          strangers.map(({ id, name: key, publicKey }) => (
            <li key={id}>
              <span>yours: {key}</span>
              <code title={id}>{shortly(id)}</code>
              <button type="button" className="secondary" onClick={() => void trustKey(fingerprint, publicKey)}>
                Trust it there
              </button>
            </li>
          ))}
      </ul>
      {revoked.length > 0 && <p className="faint">{revoked.length === 1 ? 'One key was' : `${revoked.length} keys were`} revoked for good.</p>}
    </section>
  );
}

function useOwnKeys(): readonly Own[] {
  const [own, setOwn] = useState<readonly Own[]>([]);
  useEffect(() => {
    void ask('keys.list', {}).then((outcome) => outcome.ok && setOwn(outcome.value.keys));
  }, []);
  return own;
}

/** Id of a key: SHA-256 of its raw bytes, hex. */
function useIds(signers: readonly string[]): Readonly<Record<string, string>> {
  const [ids, setIds] = useState<Readonly<Record<string, string>>>({});
  const all = signers.join(' ');
  useEffect(() => {
    const each = all.split(' ').filter(Boolean);
    void Promise.all(each.map(async (signer) => [signer, await idOf(signer)] as const)).then((pairs) => setIds(Object.fromEntries(pairs)));
  }, [all]);
  return ids;
}

async function idOf(publicKey: string): Promise<string> {
  const raw = Uint8Array.from(atob(publicKey), (letter) => letter.charCodeAt(0));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', raw));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
