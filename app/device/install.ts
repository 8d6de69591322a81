/** From bytes that somebody sent to a program that this device may run: the file, its signer, its counter, its channels, and the program itself. */

import { bad, type Failure, good, type Outcome, type ProgramFacts, utf8 } from '../base/index.ts';
import { type BundleCrypto, type ByteSource, base64Bytes, type OpenBundle, readBundle } from '../bundle/index.ts';
import { consentsOf } from '../night/index.ts';
import { MACHINE_VERSION } from '../program/index.ts';
import { verifyProgram } from '../verifier/index.ts';
import { objectionsTo, silentThere } from './objections.ts';
import type { DevicePorts } from './ports.ts';
import type { DeviceState } from './state.ts';

export interface Accepted {
  readonly program: ProgramFacts;
  readonly bundle: OpenBundle;
  readonly notes: readonly string[];
}

const READ_BYTES = 1024 * 1024;

/** Nothing of the bundle runs before all of this is well. `installed`: it stands in a slot already, so that its counter and its sounds were judged then. */
export async function examine(
  source: ByteSource,
  sha256: string,
  state: DeviceState,
  ports: Pick<DevicePorts, 'crypto' | 'decoder' | 'channels'>,
  installed = false,
): Promise<Outcome<Accepted>> {
  const digest = await digestOf(source, ports);
  if (!digest.ok) return digest;
  if (digest.value !== sha256) return bad(refused('its bytes do not give the digest it was sent under', 'Send it again.'));
  const read = await readBundle(source, {
    crypto: ports.crypto,
    decoder: ports.decoder,
    cancel: { cancelled: false },
    sounds: installed ? 'believed' : 'measured',
    progress: async () => {},
  });
  if (!read.ok) return read;
  const bundle = read.value;
  const { manifest, signer } = bundle;
  const gate = { ...state, channels: ports.channels, machine: MACHINE_VERSION };
  // What stands in a slot was signed by a key that was trusted then, and was newer than what was there.
  const [objection] = objectionsTo(manifest, signer, gate, (key) => keyIdOf(ports.crypto, key)).filter(
    ({ kind }) => !(installed && (kind === 'older' || kind === 'untrusted')),
  );
  if (objection !== undefined) return bad(refused(objection.cause, objection.hint));
  const asked = consentsOf(bundle.program);
  const told = (consent: (typeof asked)[number]) => manifest.consents.some((one) => one.consent === consent.consent && one.needed === consent.needed);
  if (manifest.consents.length !== asked.length || !asked.every(told))
    return bad(refused('it does not say truly what a sleeper has to agree to', 'Export it again from its source with this version.'));
  const doubt = verifyProgram(bundle.program).checks.find(({ verdict }) => verdict !== 'proven');
  if (doubt !== undefined) {
    const [first] = doubt.findings;
    return bad(
      refused(
        `its program can not be played safely (${doubt.id}): ${first?.why.replace(/\.$/, '') ?? doubt.verdict}`,
        first?.hint ?? 'Build it again from its source.',
      ),
    );
  }
  const program: ProgramFacts = {
    sha256,
    digest: bundle.digest,
    id: manifest.identity.id,
    title: manifest.identity.title,
    version: manifest.version,
    rollback: manifest.rollback,
    bytes: source.size,
    signer: signer.keyId,
    channels: manifest.requires.channels.map(({ channel, optional }) => ({ channel, optional })),
  };
  return good({ program, bundle, notes: silentThere(manifest, gate) });
}

/** The keys that a device trusts once it has followed a signer: the last one takes the place of those that led to it. */
export function following({ signers }: DeviceState, lineage: readonly string[]): string[] {
  const current = lineage.at(-1) as string;
  return signers.includes(current) && !lineage.slice(0, -1).some((key) => signers.includes(key))
    ? signers
    : [...signers.filter((key) => !lineage.includes(key)), current];
}

/** SHA-256 of the raw public key, hex. */
export function keyIdOf(crypto: BundleCrypto, signer: string): string {
  const hash = crypto.sha256();
  hash.update(base64Bytes(signer) ?? utf8(signer));
  return hash.hex();
}

async function digestOf(source: ByteSource, { crypto }: Pick<DevicePorts, 'crypto'>): Promise<Outcome<string>> {
  const hash = crypto.sha256();
  for (let at = 0; at < source.size; at += READ_BYTES) {
    const bytes = await source.read(at, Math.min(READ_BYTES, source.size - at));
    if (!bytes.ok) return bytes;
    hash.update(bytes.value);
  }
  return good(hash.hex());
}

const refused = (cause: string, hint: string): Failure => ({ why: 'refused', message: `The device refused the bundle: ${cause}.`, hint });
