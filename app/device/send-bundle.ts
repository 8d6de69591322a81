/** Sending a bundle: from where the device has it already, in pieces, several on their way at once. */

import { bad, type Cancel, good, type Outcome } from '../base/index.ts';
import type { BundleCrypto, ByteSource } from '../bundle/index.ts';
import type { DeviceClient } from './client.ts';
import { CHUNK_BYTES } from './protocol.ts';

/** Pieces that were sent and not yet acknowledged. */
const IN_FLIGHT = 8;

export interface SendOptions {
  readonly crypto: BundleCrypto;
  readonly cancel: Cancel;
  /** 0..1 */
  progress(phase: 'reading' | 'sending', done: number): Promise<void>;
}

/** The digest under which the device has all of it now. */
export async function sendBundle(client: DeviceClient, source: ByteSource, { crypto, cancel, progress }: SendOptions): Promise<Outcome<string>> {
  const hash = crypto.sha256();
  for (let at = 0; at < source.size; at += CHUNK_BYTES) {
    if (cancel.cancelled) return bad(stopped());
    const bytes = await source.read(at, Math.min(CHUNK_BYTES, source.size - at));
    if (!bytes.ok) return bytes;
    hash.update(bytes.value);
    await progress('reading', at / source.size);
  }
  const sha256 = hash.hex();
  const begun = await client.call('upload.begin', { sha256, bytes: source.size });
  if (!begun.ok) return begun;
  const onWay: Promise<Outcome<unknown>>[] = [];
  for (let at = begun.value.received; at < source.size; ) {
    if (cancel.cancelled) return bad(stopped());
    const data = await source.read(at, Math.min(CHUNK_BYTES, source.size - at));
    if (!data.ok) return data;
    if (data.value.length === 0) return bad({ why: 'changed-outside', message: 'The bundle became shorter while it was being sent.', hint: 'Send it again.' });
    onWay.push(client.call('upload.chunk', { sha256, offset: at, data: data.value }));
    at += data.value.length;
    if (onWay.length >= IN_FLIGHT) {
      const taken = await onWay.shift()!;
      if (!taken.ok) return taken;
      await progress('sending', at / source.size);
    }
  }
  for (const taken of await Promise.all(onWay)) if (!taken.ok) return taken;
  return good(sha256);
}

const stopped = () => ({
  why: 'cancelled',
  message: 'The sending was stopped as you asked.',
  hint: 'It goes on from there when you send the same bundle again.',
});
