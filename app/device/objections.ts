/** What a device has against a bundle before it looks at the program in it. The device judges by this, and so does who asks before sending. */

import type { Channel } from '../base/index.ts';
import type { Manifest } from '../bundle/index.ts';

/** What of a device decides; a status has all of it. */
export interface Gate {
  /** Public keys in base64. */
  readonly signers: readonly string[];
  /** Ids of keys. */
  readonly revoked: readonly string[];
  /** By identity of a dream: no lower one is taken. */
  readonly counters: Readonly<Record<string, number>>;
  readonly channels: readonly Channel[];
  /** Version of the machine that runs its programs. */
  readonly machine: number;
}

export interface Objection {
  readonly kind: 'revoked' | 'untrusted' | 'machine' | 'older' | 'missing';
  /** Follows "refused the bundle:". */
  readonly cause: string;
  readonly hint: string;
}

type Asked = Pick<Manifest, 'identity' | 'version' | 'rollback' | 'requires'>;

interface Signer {
  readonly keyId: string;
  /** Public keys in base64, each of which named the next one as its successor; the last one signed. */
  readonly lineage: readonly string[];
}

/** In the order in which a device names them. `signer`: null where nobody has signed yet. `idOf`: SHA-256 of a raw public key, hex. */
export function objectionsTo(manifest: Asked, signer: Signer | null, gate: Gate, idOf: (publicKey: string) => string): Objection[] {
  const objections: Objection[] = [];
  if (signer !== null && gate.revoked.includes(signer.keyId))
    objections.push({
      kind: 'revoked',
      cause: 'the key that signed it was revoked on this device',
      hint: 'Sign it with another key that the device trusts.',
    });
  else if (signer !== null && !trusted(signer, gate, idOf))
    objections.push({
      kind: 'untrusted',
      cause: `this device does not trust the key that signed it (${signer.keyId.slice(0, 16)}…)`,
      hint: 'A publisher can trust the key: `dream ssu trust`.',
    });
  const { identity, requires, rollback, version } = manifest;
  if (requires.machine !== gate.machine)
    objections.push({
      kind: 'machine',
      cause: `it needs version ${requires.machine} of the machine, and this device has version ${gate.machine}`,
      hint: requires.machine > gate.machine ? 'Update the firmware of the device.' : 'Export it again from its source with this version.',
    });
  if (rollback < (Object.hasOwn(gate.counters, identity.id) ? gate.counters[identity.id]! : 0))
    objections.push({
      kind: 'older',
      cause: `version ${version} is older than one that was confirmed here`,
      hint: 'Raise the version of the dream and export it again.',
    });
  const needed = missingChannels(manifest, gate).filter(({ optional }) => !optional);
  if (needed.length > 0)
    objections.push({
      kind: 'missing',
      cause: `it needs ${needed.map(({ channel }) => channel).join(' and ')}, which this device does not have`,
      hint: 'Make the channel optional in the dream, or send it to another device.',
    });
  return objections;
}

/** The signer is trusted there, or a key that is trusted named it as its successor, over others if need be. A revoked key leads nowhere. */
function trusted({ lineage }: Signer, { signers, revoked }: Gate, idOf: (publicKey: string) => string): boolean {
  const known = lineage.findLastIndex((key) => signers.includes(key));
  return known >= 0 && lineage.slice(known).every((key) => !revoked.includes(idOf(key)));
}

const missingChannels = ({ requires }: Pick<Manifest, 'requires'>, gate: Pick<Gate, 'channels'>): Manifest['requires']['channels'] =>
  requires.channels.filter(({ channel }) => !gate.channels.includes(channel));

/** What of a bundle that is taken will not be felt there. */
export const silentThere = (manifest: Pick<Manifest, 'requires'>, gate: Pick<Gate, 'channels'>): string[] =>
  missingChannels(manifest, gate)
    .filter(({ optional }) => optional)
    .map(({ channel }) => `This device has no ${channel}; what is optional there will not be felt.`);
