/** What one device would say to a bundle, without sending it: its status answers most, and it alone knows its sleeper. */

import { type DeviceStatus, good, type ProgramFacts } from '../base/index.ts';
import type { PreflightItem } from '../bridge/index.ts';
import type { BundleCrypto, Manifest } from '../bundle/index.ts';
import { type DeviceLinks, kit } from './device-links.ts';
import { item } from './preflight-item.ts';

export interface Signer {
  readonly keyId: string;
  readonly publicKey: string;
  /** Public keys that led to it, oldest first, itself last. */
  readonly lineage: readonly string[];
}

/** A bundle that is, or could be made. */
export interface Candidate {
  readonly manifest: Manifest;
  readonly digest: string;
  /** Who signed it, or will; null: nobody can yet. */
  readonly signer: Signer | null;
  readonly signed: boolean;
  /** The tables of its program. */
  readonly program: Uint8Array;
}

export async function judgedBy(
  { withDevice }: DeviceLinks,
  crypto: BundleCrypto,
  device: string,
  { manifest, signer, digest, program }: Candidate,
): Promise<{ readonly name: string; readonly items: readonly PreflightItem[] }> {
  const { keyIdOf, MAX_FITS_BYTES, objectionsTo, silentThere } = await kit();
  const judged = await withDevice(device, async (client, { name, rights }) => {
    const own = (level: PreflightItem['level'], about: PreflightItem['about'], message: string, hint = '', mend: PreflightItem['mend'] = null) => ({
      ...item(level, about, message, hint),
      device: name,
      mend,
    });
    const missing = (['publish', 'observe'] as const).filter((right) => !rights.includes(right));
    if (missing.length > 0)
      return good({ name, items: [own('stop', 'device', `You have no right to ${missing.join(' or ')} there.`, 'Unpair, and pair again with that right.')] });
    const status = await client.call('status', {});
    if (!status.ok) return status;
    const { slots, night } = status.value;
    const items = objectionsTo(manifest, signer, status.value, (key) => keyIdOf(crypto, key)).map(({ kind, cause, hint }) =>
      kind === 'untrusted'
        ? own('stop', 'key', 'It does not trust the key that signs.', 'Have it trust the key.', 'trust')
        : own('stop', kind === 'missing' ? 'channels' : kind === 'revoked' ? 'key' : 'device', `It would refuse the bundle: ${cause}.`, hint),
    );
    items.push(...silentThere(manifest, status.value).map((words) => own('care', 'channels', words)));
    if (night !== null) items.push(own('stop', 'device', 'A night is on; programs are installed by day.', 'Send it when the night is over.', 'night'));
    if (program.length <= MAX_FITS_BYTES) {
      const fits = await client.call('fits', { program });
      if (!fits.ok) return fits;
      items.push(...fits.value.concerns.map(({ forbids, message, hint }) => own(forbids ? 'stop' : 'care', 'people', message, hint)));
    } else
      items.push(
        own(
          'care',
          'people',
          'The program is too large to be looked at before it is sent.',
          'The device tells what its sleeper has against it once it is installed.',
        ),
      );
    if (!items.some(({ level }) => level === 'stop')) items.push(own('fine', 'device', whereItGoes(slots, digest)));
    return good({ name, items });
  });
  if (judged.ok) return judged.value;
  const { message, hint } = judged.failure;
  return { name: device, items: [{ ...item('stop', 'device', message, hint), device }] };
}

function whereItGoes(slots: DeviceStatus['slots'], digest: string): string {
  const there = (['a', 'b'] as const).find((name) => slots[name]?.digest === digest);
  if (there !== undefined) return `It has exactly this bundle already, in slot ${there}.`;
  const { active, trial } = slots;
  const named = (program: ProgramFacts | null) => (program === null ? 'nothing' : `${program.title} ${program.version}`);
  if (active === null) return 'It would take the bundle; nothing is active there yet.';
  if (trial !== null) return `It would take the bundle in the place of ${named(slots[active])}, which is on trial.`;
  return `It would take the bundle, and goes on playing ${named(slots[active])} until you activate the new one.`;
}
