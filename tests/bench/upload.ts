/** A bundle of 200 MB to a device, from the first byte read to the slot it stands in, beside plain copying and hashing of the same file: bytes a second. */

import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { copyFile, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { author, toneFile } from '../support/author.ts';
import { endDevices, startDevice } from '../support/ssu.ts';
import type { Row } from './run.ts';

const SECONDS = 200_000_000 / (48_000 * 2);
const ROUNDS = 3;

export async function uploadRows(): Promise<Row[]> {
  const home = mkdtempSync(join(tmpdir(), 'dream-upload-'));
  try {
    const bed = await startDevice(home, ['--name', 'Bed', '--speed', '0']);
    await bed.until('code');
    const me = author(home);
    await me.ask('devices.pair', { device: `127.0.0.1:${bed.port()}`, code: bed.code(), rights: ['publish', 'activate', 'observe'] });
    const sound = { 'hum.wav': toneFile(SECONDS, 48_000) };
    const installs: number[] = [];
    const sends: number[] = [];
    const plain: number[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      // Each a bundle of its own: what a device has it does not take again.
      const path = await me.bundle(
        `${round}.0.0`,
        'scene a { play hum at 30dB  when distress > 0.9 -> release }',
        'needs sound\n  asset hum = sound "hum.wav"',
        sound,
      );
      const { size } = statSync(path);
      const began = performance.now();
      const at = new Map<string, number>();
      await me.ask('devices.install', { device: 'Bed', path }, ({ phase }) => {
        if (!at.has(phase)) at.set(phase, performance.now());
      });
      installs.push((size / (performance.now() - began)) * 1000);
      sends.push((size / ((at.get('installing') ?? Number.NaN) - (at.get('sending') ?? Number.NaN))) * 1000);
      plain.push((size / (await copyAndHash(path))) * 1000);
    }
    return [
      { work: 'send 200 MB, bytes/s', peer: 'copy, sync and hash', ours: median(sends), theirs: median(plain), goal: 0.5 },
      { work: 'send and install 200 MB, bytes/s', peer: 'copy, sync and hash', ours: median(installs), theirs: median(plain), goal: 0.25 },
    ];
  } finally {
    await endDevices();
    rmSync(home, { recursive: true, force: true });
  }
}

/** ms for a copy that is safe on the disk, and the SHA-256 of it. */
async function copyAndHash(path: string): Promise<number> {
  const began = performance.now();
  const copy = `${path}.copy`;
  await copyFile(path, copy);
  const file = await open(copy, 'r+');
  await file.sync();
  await file.close();
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(copy)) hash.update(bytes as Uint8Array);
  hash.digest('hex');
  const took = performance.now() - began;
  await rm(copy);
  return took;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] as number;
