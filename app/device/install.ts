/** From bytes that somebody sent to a program that this device may run: the file, its signer, its counter, its channels, and the program itself. */

import { bad, type Failure, good, type Outcome, type ProgramFacts } from '../base/index.ts';
import { type ByteSource, type OpenBundle, readBundle } from '../bundle/index.ts';
import { verifyProgram } from '../verifier/index.ts';
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
  if (state.revoked.includes(signer.keyId))
    return bad(refused('the key that signed it was revoked on this device', 'Sign it with another key that the device trusts.'));
  if (!state.signers.includes(signer.publicKey))
    return bad(
      refused(`this device does not trust the key that signed it (${signer.keyId.slice(0, 16)}…)`, 'A publisher can trust the key: `dream ssu trust`.'),
    );
  const counter = Object.hasOwn(state.counters, manifest.identity.id) ? state.counters[manifest.identity.id]! : 0;
  if (!installed && manifest.rollback < counter)
    return bad(refused(`version ${manifest.version} is older than one that was confirmed here`, 'Raise the version of the dream and export it again.'));
  const missing = manifest.channels.filter(({ channel }) => !ports.channels.includes(channel));
  const needed = missing.filter(({ optional }) => !optional).map(({ channel }) => channel);
  if (needed.length > 0)
    return bad(
      refused(`it needs ${needed.join(' and ')}, which this device does not have`, 'Make the channel optional in the dream, or send it to another device.'),
    );
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
  return good({ program, bundle, notes: missing.map(({ channel }) => `This device has no ${channel}; what is optional there will not be felt.`) });
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
