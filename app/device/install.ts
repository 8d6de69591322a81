/** From bytes that somebody sent to a program that this device may run: the file, its signer, its counter, its channels, and the program itself. */

import { bad, type Failure, good, type Outcome, type ProgramFacts } from '../base/index.ts';
import { type ByteSource, type OpenBundle, readBundle } from '../bundle/index.ts';
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

/** Nothing of the bundle runs before all of this is well. `installed`: it stands in a slot already, so that its counter was judged then. */
export async function examine(
  source: ByteSource,
  sha256: string,
  state: DeviceState,
  ports: Pick<DevicePorts, 'crypto' | 'channels'>,
  installed = false,
): Promise<Outcome<Accepted>> {
  const digest = await digestOf(source, ports);
  if (!digest.ok) return digest;
  if (digest.value !== sha256) return bad(refused('its bytes do not give the digest it was sent under', 'Send it again.'));
  const read = await readBundle(source, { crypto: ports.crypto, cancel: { cancelled: false }, progress: async () => {} });
  if (!read.ok) return read;
  const bundle = read.value;
  const { manifest, signer } = bundle;
  const gate = { ...state, channels: ports.channels };
  const [objection] = objectionsTo(manifest, signer, gate).filter(({ kind }) => !(installed && kind === 'older'));
  if (objection !== undefined) return bad(refused(objection.cause, objection.hint));
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
    channels: manifest.channels.map(({ channel, optional }) => ({ channel, optional })),
  };
  return good({ program, bundle, notes: silentThere(manifest, gate) });
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
