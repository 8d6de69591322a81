/** The author's side of devices over Node: a key of their own, the devices they paired with as a small file, and the way to them. */

import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { bad, good, type Outcome } from '../../app/base/index.ts';
import { type DeviceNetwork, type KnownDevice, knownDeviceSchema } from '../../app/device/index.ts';
import { fileFailure, systemCode } from '../adapters/file-failure.ts';
import { writePrivately } from '../adapters/private-file.ts';
import { browse } from './discovery.ts';
import { loadIdentity } from './identity-file.ts';
import { secureConnect } from './secure.ts';

const fileSchema = z.strictObject({ format: z.literal(1), devices: z.array(knownDeviceSchema) });

/** Bundles that were sent last and are still there. */
const OUTBOX_FILES = 8;

/** Nothing is opened or made before it is needed. */
export function createDeviceNetwork(dataDir: string): DeviceNetwork {
  const dir = join(dataDir, 'devices');
  const path = join(dir, 'known.json');
  let last: Promise<unknown> = Promise.resolve();
  return {
    browse,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    sleep: setTimeout,
    async connect(address, pinned) {
      const identity = await loadIdentity(join(dir, 'key.pem'));
      return identity.ok ? secureConnect(identity.value, address, pinned) : identity;
    },
    async outbox(name) {
      const folder = join(dir, 'outbox');
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await keepNewest(folder, OUTBOX_FILES);
        return good(join(folder, name));
      } catch (error) {
        return bad(fileFailure(error, 'write', folder));
      }
    },
    known,
    change(step) {
      const done = last.then(() => changed(step));
      last = done.catch(() => {});
      return done;
    },
  };

  /** One after the other: each is made to what the one before has kept. */
  async function changed(step: (devices: readonly KnownDevice[]) => readonly KnownDevice[]): Promise<Outcome<null>> {
    const before = await known();
    if (!before.ok) return before;
    try {
      await writePrivately(path, `${JSON.stringify({ format: 1, devices: step(before.value) }, null, 2)}\n`);
      return good(null);
    } catch (error) {
      return bad(fileFailure(error, 'write', path));
    }
  }

  async function known(): Promise<Outcome<readonly KnownDevice[]>> {
    try {
      const parsed = fileSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
      if (parsed.success) return good(parsed.data.devices);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return good([]);
      if (!(error instanceof SyntaxError)) return bad(fileFailure(error, 'read', path));
    }
    return bad({
      why: 'corrupt',
      message: `The list of devices ${path} is damaged.`,
      hint: 'Put it back from a backup, or move it away and pair with your devices again.',
      place: { file: path },
    });
  }
}

/** Leaves this many files in a folder, those that were written last. */
async function keepNewest(folder: string, count: number): Promise<void> {
  const files = await Promise.all((await readdir(folder)).map(async (file) => ({ path: join(folder, file), at: (await stat(join(folder, file))).mtimeMs })));
  files.sort((a, b) => b.at - a.at);
  await Promise.all(files.slice(count - 1).map(({ path }) => rm(path, { force: true })));
}
