/** Uploads: pieces in order, kept by peer and digest, so that one that was cut goes on where it was. */

import { bad, good, inBytes, type Outcome } from '../base/index.ts';
import { MAX_BUNDLE_BYTES } from '../bundle/index.ts';
import type { DeviceStorage } from './ports.ts';

/** Unfinished uploads that one peer may have. */
const MAX_PER_PEER = 4;
/** What uploads leave of the disk, for the state and the logs of nights, bytes. */
const LEFT_BYTES = 1_000_000;

export interface Uploads {
  /** How much is there already; 0 where it begins. */
  begin(peer: string, sha256: string, bytes: number): Promise<Outcome<number>>;
  chunk(peer: string, sha256: string, offset: number, data: Uint8Array): Promise<Outcome<number>>;
  /** Nothing is added to it any more until it is begun again: it is being read. */
  close(peer: string, sha256: string): Promise<void>;
  drop(peer: string): Promise<void>;
}

/** A peer's digest is its name here; half of it tells peers apart. */
export const uploadName = (peer: string, sha256: string): string => `${peer.slice(0, 32)}-${sha256}`;

export function createUploads(storage: DeviceStorage, quota: number): Uploads {
  /** By name: what is there, and what there shall be. */
  const open = new Map<string, { received: number; readonly bytes: number; writing: Promise<unknown> }>();
  return {
    async begin(peer, sha256, bytes) {
      if (bytes < 1 || bytes > MAX_BUNDLE_BYTES)
        return bad({ why: 'refused', message: `A bundle has at most ${MAX_BUNDLE_BYTES} bytes.`, hint: 'Send a bundle that `dream verify` accepts.' });
      const known = await storage.uploads();
      if (!known.ok) return known;
      const name = uploadName(peer, sha256);
      let received = known.value.find((upload) => upload.name === name)?.bytes ?? 0;
      // Also those that were begun and of which nothing came yet.
      const there = new Map([...[...open].map(([one]) => [one, 0] as const), ...known.value.map((upload) => [upload.name, upload.bytes] as const)]);
      there.delete(name);
      const others = [...there].map(([one, has]) => ({ name: one, has, bytes: Math.max(has, open.get(one)?.bytes ?? 0) }));
      const promised = others.reduce((sum, upload) => sum + upload.bytes, 0);
      if (promised + bytes > quota)
        return bad({
          why: 'quota',
          message: `The device has room for ${inBytes(quota)} of unfinished uploads: ${inBytes(promised)} are promised to others, and this is ${inBytes(bytes)}.`,
          hint: 'Finish the others first, or give the device more room (`dream ssu start --quota`).',
        });
      const own = others.filter((upload) => upload.name.startsWith(uploadName(peer, '')));
      // Any of them is as good to give up: they are one peer's own.
      for (const upload of own.slice(MAX_PER_PEER - 1)) await forget(upload.name);
      if (received > bytes) {
        await forget(name);
        received = 0;
      }
      const awaited = others
        .filter(({ name: one }) => known.value.some((upload) => upload.name === one) || open.has(one))
        .reduce((sum, upload) => sum + upload.bytes - upload.has, 0);
      const room = (await storage.room()) - LEFT_BYTES - awaited;
      if (bytes - received > room)
        return bad({
          why: 'disk-full',
          message: `The disk of the device has ${inBytes(Math.max(0, room))} left for programs, and this needs ${inBytes(bytes - received)}.`,
          hint: 'Free some space on it and send it again. What it has already is kept.',
        });
      open.set(name, { received, bytes, writing: Promise.resolve() });
      return good(received);
    },
    async chunk(peer, sha256, offset, data) {
      const name = uploadName(peer, sha256);
      const upload = open.get(name);
      if (upload === undefined) return bad({ why: 'wrong-call', message: 'This upload was not begun.', hint: 'Call `upload.begin` first.' });
      if (offset !== upload.received || offset + data.length > upload.bytes)
        return bad({ why: 'wrong-call', message: `The device has ${upload.received} of ${upload.bytes} bytes.`, hint: 'Go on from there.' });
      // Counted first, so that a second connection of the same peer does not write there too.
      upload.received += data.length;
      const writing = storage.extend(name, offset, data);
      upload.writing = writing;
      const written = await writing;
      if (!written.ok) {
        open.delete(name);
        return written;
      }
      return good(offset + data.length);
    },
    async close(peer, sha256) {
      const name = uploadName(peer, sha256);
      const upload = open.get(name);
      open.delete(name);
      await upload?.writing;
    },
    async drop(peer) {
      const known = await storage.uploads();
      if (known.ok) for (const { name } of known.value) if (name.startsWith(uploadName(peer, ''))) await forget(name);
    },
  };

  async function forget(name: string): Promise<void> {
    open.delete(name);
    await storage.dropUpload(name);
  }
}
