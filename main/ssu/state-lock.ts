/**
 * One device for one state folder. The lock is a local socket that the system takes back when the process ends, however it ends, so
 * that what was killed never locks out what comes after it.
 */

import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { bad, good, type Outcome } from '../../app/base/index.ts';
import { fileFailure, systemCode } from '../adapters/file-failure.ts';

export interface StateLock {
  release(): Promise<void>;
}

/** A process that was told to end may still be about to. */
const PATIENCE_MS = 1000;
const RETRY_MS = 100;

/** The folder must be there. */
export async function lockState(dir: string): Promise<Outcome<StateLock>> {
  try {
    const name = socketName(await realpath(dir));
    for (let waited = 0; ; waited += RETRY_MS) {
      const lock = (await listen(name)) ?? (isFile(name) && (await isDead(name)) ? await listenAnew(name) : null);
      if (lock !== null) return good(lock);
      if (waited >= PATIENCE_MS) return bad(taken(dir));
      await setTimeout(RETRY_MS);
    }
  } catch (error) {
    return bad(fileFailure(error, 'lock the folder', dir));
  }
}

/** A name that no file has where the system knows such: Linux's abstract sockets, Windows' pipes. */
function socketName(dir: string): string {
  const name = `dream-ssu-${createHash('sha256').update(dir).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

const isFile = (name: string): boolean => process.platform !== 'linux' && process.platform !== 'win32' && name !== '';

/** null: somebody listens there, or did and left the file of it behind. */
function listen(name: string): Promise<StateLock | null> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (systemCode(error) === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(name, () => resolve({ release: () => new Promise((done) => server.close(() => done())) }));
  });
}

function isDead(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', () => resolve(true));
  });
}

async function listenAnew(path: string): Promise<StateLock | null> {
  await rm(path, { force: true });
  return listen(path);
}

const taken = (dir: string) => ({
  why: 'busy',
  message: `Another device runs on the folder ${dir} already.`,
  hint: 'Stop that one first, or give this one a folder of its own with --state.',
});
