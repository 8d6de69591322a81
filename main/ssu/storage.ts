/** The state folder of a device: one small state file, programs and uploads by their digests, one log for each night. */

import { mkdir, open, readdir, readFile, rename, rm, stat, statfs, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { bad, good, type Outcome } from '../../app/base/index.ts';
import type { DeviceStorage } from '../../app/device/index.ts';
import { openSource, syncFolder } from '../adapters/byte-files.ts';
import { fileFailure, systemCode } from '../adapters/file-failure.ts';

const PROGRAMS = 'programs';
const LOG = /^(\d{6})\.log$/;
const UPLOAD = /^[a-z0-9-]{1,140}$/;

export const makeFolder = (dir: string): Promise<Outcome<unknown>> => attempt(dir, 'make the folder', () => mkdir(dir, { recursive: true, mode: 0o700 }));

export const programFile = (dir: string, name: string): string => join(dir, PROGRAMS, `${name}.ssu`);

export async function openStorage(dir: string): Promise<Outcome<DeviceStorage>> {
  const [state, programs, uploads, nights] = [join(dir, 'device.json'), join(dir, PROGRAMS), join(dir, 'uploads'), join(dir, 'nights')];
  const programPath = (name: string) => programFile(dir, name);
  const logPath = (night: number) => join(nights, `${String(night).padStart(6, '0')}.log`);
  for (const folder of [dir, programs, uploads, nights]) {
    const made = await makeFolder(folder);
    if (!made.ok) return made;
  }

  return good({
    load: () => attempt(state, 'read', () => readFile(state, 'utf8').catch((error) => (systemCode(error) === 'ENOENT' ? null : Promise.reject(error)))),
    save: (text) =>
      attempt(state, 'write', async () => {
        const draft = `${state}.draft`;
        const file = await open(draft, 'w', 0o600);
        try {
          await file.writeFile(text);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, state);
        await syncFolder(dir);
        return null;
      }),
    setAside: async () => {
      await rename(state, `${state}.damaged`).catch(() => {});
    },
    room: () =>
      statfs(dir).then(
        ({ bavail, bsize }) => bavail * bsize,
        () => Number.POSITIVE_INFINITY,
      ),
    uploads: () =>
      attempt(uploads, 'read', async () => {
        const names = (await readdir(uploads)).filter((name) => UPLOAD.test(name)).sort();
        return Promise.all(names.map(async (name) => ({ name, bytes: (await stat(join(uploads, name))).size })));
      }),
    extend: (name, offset, data) =>
      attempt(join(uploads, name), 'write', async () => {
        const file = await open(join(uploads, name), offset === 0 ? 'w' : 'r+', 0o600);
        try {
          let written = 0;
          while (written < data.length) written += (await file.write(data, written, data.length - written, offset + written)).bytesWritten;
        } finally {
          await file.close();
        }
        return null;
      }),
    openUpload: (name) => openSource(join(uploads, name)),
    dropUpload: (name) => rm(join(uploads, name), { force: true }),
    adopt: (upload, program) =>
      attempt(programPath(program), 'write', async () => {
        const file = await open(join(uploads, upload), 'r+');
        try {
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(join(uploads, upload), programPath(program));
        await syncFolder(programs);
        return null;
      }),
    openProgram: (name) => openSource(programPath(name)),
    async keepPrograms(names) {
      for (const name of await readdir(programs))
        if (!names.some((kept) => name.startsWith(kept))) await rm(join(programs, name), { force: true, recursive: true });
    },
    logs: () =>
      attempt(nights, 'read', async () => {
        const found = (await readdir(nights)).flatMap((name) => LOG.exec(name)?.[1] ?? []).sort();
        return Promise.all(found.map(async (number) => ({ night: Number(number), bytes: (await stat(logPath(Number(number)))).size })));
      }),
    readLog: (night) => attempt(logPath(night), 'read', async () => new Uint8Array(await readFile(logPath(night)))),
    appendLog: (night, text, durable) =>
      attempt(logPath(night), 'write', async () => {
        const file = await open(logPath(night), 'a', 0o600);
        try {
          await file.writeFile(text);
          if (durable) await file.sync();
        } finally {
          await file.close();
        }
        if (durable) await syncFolder(nights);
        return null;
      }),
    dropLog: (night) => rm(logPath(night), { force: true }),
    truncateLog: (night, bytes) =>
      attempt(logPath(night), 'write', async () => {
        await truncate(logPath(night), bytes);
        return null;
      }),
  });
}

async function attempt<T>(path: string, doing: string, work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return good(await work());
  } catch (error) {
    return bad(fileFailure(error, doing, path));
  }
}
