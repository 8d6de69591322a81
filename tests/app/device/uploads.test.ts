/** Room for uploads: what was promised counts, whether anything of it came or not; and what is being read is not written to. */

import { expect, it } from 'vitest';
import { good } from '../../../app/base/index.ts';
import type { DeviceStorage } from '../../../app/device/ports.ts';
import { createUploads } from '../../../app/device/uploads.ts';

const QUOTA = 1000;

/** A disk in memory with so much room. */
function memory(room = 10_000_000): DeviceStorage & { readonly files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  const disk: Partial<DeviceStorage> = {
    room: async () => room - [...files.values()].reduce((sum, file) => sum + file.length, 0),
    uploads: async () => good([...files].map(([name, { length }]) => ({ name, bytes: length }))),
    extend: async (name, offset, data) => {
      const before = offset === 0 ? new Uint8Array() : (files.get(name) ?? new Uint8Array());
      files.set(name, new Uint8Array([...before.subarray(0, offset), ...data]));
      return good(null);
    },
    dropUpload: async (name) => void files.delete(name),
  };
  return { ...(disk as DeviceStorage), files };
}

const digest = (i: number) => String(i).repeat(64);
const peer = (i: number) => String(i).repeat(64);
const why = (outcome: { ok: boolean; failure?: { why: string } }) => (outcome.ok ? 'taken' : outcome.failure?.why);

it('a quota is not passed by beginning many before sending any', async () => {
  const uploads = createUploads(memory(), QUOTA);
  expect(why(await uploads.begin(peer(1), digest(1), 600))).toBe('taken');
  expect(why(await uploads.begin(peer(2), digest(2), 600))).toBe('quota');
  expect(why(await uploads.begin(peer(1), digest(3), 600))).toBe('quota');
  expect(why(await uploads.begin(peer(2), digest(2), 400))).toBe('taken');
});

it('one peer has four unfinished ones at most, begun or not', async () => {
  const disk = memory();
  const uploads = createUploads(disk, QUOTA);
  for (let i = 1; i <= 9; i++) expect(why(await uploads.begin(peer(1), digest(i), 10))).toBe('taken');
  let open = 0;
  for (let i = 1; i <= 9; i++) if ((await uploads.chunk(peer(1), digest(i), 0, new Uint8Array(10))).ok) open++;
  expect([open, disk.files.size]).toEqual([4, 4]);
});

it('the disk is not promised twice', async () => {
  const uploads = createUploads(memory(1_000_500), 10_000);
  expect(why(await uploads.begin(peer(1), digest(1), 400))).toBe('taken');
  expect(why(await uploads.begin(peer(2), digest(2), 400))).toBe('disk-full');
});

it('takes pieces in order only, from however many connections', async () => {
  const uploads = createUploads(memory(), QUOTA);
  await uploads.begin(peer(1), digest(1), 20);
  const piece = () => uploads.chunk(peer(1), digest(1), 0, new Uint8Array(10));
  expect((await Promise.all([piece(), piece()])).map(why).sort()).toEqual(['taken', 'wrong-call']);
  expect(why(await uploads.chunk(peer(1), digest(1), 10, new Uint8Array(11)))).toBe('wrong-call');
  expect(why(await uploads.chunk(peer(1), digest(1), 10, new Uint8Array(10)))).toBe('taken');
});

it('adds nothing to what is being installed', async () => {
  const disk = memory();
  const uploads = createUploads(disk, QUOTA);
  await uploads.begin(peer(1), digest(1), 10);
  await uploads.chunk(peer(1), digest(1), 0, new Uint8Array(10));
  // Longer than it is, so that there would be room behind it.
  await uploads.begin(peer(1), digest(1), 500);
  await uploads.close(peer(1), digest(1));
  expect(why(await uploads.chunk(peer(1), digest(1), 10, new Uint8Array(10)))).toBe('wrong-call');
  expect([...disk.files.values()].map(({ length }) => length)).toEqual([10]);
});
