/** The part of the engine that answers for the keys that sign bundles. */

import { bad, good, type Outcome } from '../base/index.ts';
import type { Handlers, Method, Params, SigningKey } from '../bridge/index.ts';
import { type KeyInfo, publicKeyPem } from '../bundle/index.ts';
import type { EnginePorts } from './ports.ts';

/** Gives the outcome of `devices.revoke`. */
type RevokeOn = (params: Params<'devices.revoke'>) => Promise<Outcome<unknown>>;

type Names = Extract<Method, `keys.${string}`>;

/** Largest backup of keys that is read, bytes. */
const MAX_BACKUP_BYTES = 2 * 1024 * 1024;

/** `revokeOn` tells a paired device of a revocation. */
export function keyHandlers({ keys, devices, cohortFiles: files }: EnginePorts, revokeOn: RevokeOn): Pick<Handlers, Names> {
  return {
    'keys.list': async () => {
      const listed = await keys.list();
      return listed.ok ? good({ keys: listed.value.map(copy), keychain: await keys.keychain() }) : listed;
    },
    'keys.create': async ({ name }) => told(await keys.create(name)),
    'keys.rotate': async ({ key, name }) => told(await keys.rotate(key, name)),
    'keys.default': async ({ key }) => told(await keys.makeDefault(key)),
    'keys.revoke': async ({ key }) => {
      const revoked = await keys.revoke(key);
      if (!revoked.ok) return revoked;
      const known = await devices.known();
      if (!known.ok) return known;
      const untold: { device: string; why: string }[] = [];
      const heard: string[] = [];
      for (const { name, rights } of known.value) {
        const answer = rights.includes('publish')
          ? await revokeOn({ device: name, keyId: revoked.value.id })
          : bad({ why: 'refused', message: 'You may not publish there.', hint: '' });
        if (answer.ok) heard.push(name);
        else untold.push({ device: name, why: answer.failure.message });
      }
      return good({ key: copy(revoked.value), told: heard, untold });
    },
    'keys.export': async ({ key, out }) => {
      const found = await keys.find(key);
      if (!found.ok) return found;
      const pem = publicKeyPem(found.value.publicKey);
      const written = out === undefined ? good(null) : await files.write(out, pem);
      return written.ok ? good({ pem }) : written;
    },
    'keys.backup': async ({ out, passphrase }) => {
      const made = await keys.backup(passphrase);
      if (!made.ok) return made;
      const written = await files.write(out, made.value.text);
      return written.ok ? good({ keys: made.value.keys }) : written;
    },
    'keys.restore': async ({ path, passphrase }) => {
      const text = await files.read(path, MAX_BACKUP_BYTES);
      if (!text.ok) return text;
      const restored = await keys.restore(text.value, passphrase);
      return restored.ok ? good({ restored: restored.value.restored.map(copy), known: restored.value.known }) : restored;
    },
  };
}

const copy = (key: KeyInfo): SigningKey => ({ ...key, after: [...key.after] });
const told = (outcome: Awaited<ReturnType<EnginePorts['keys']['create']>>) => (outcome.ok ? good(copy(outcome.value)) : outcome);
