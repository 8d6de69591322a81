/**
 * As new: the key, the peers, the signers, the programs, the logs go. A mark in the folder is set first and taken away last, so that
 * a reset that was cut is finished at the next start.
 */

import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bad, good, type Outcome } from '../../app/base/index.ts';
import { syncFolder } from '../adapters/byte-files.ts';
import { fileFailure, systemCode } from '../adapters/file-failure.ts';

const MARK = 'reset';
/** What a device keeps; nothing else in the folder is touched. */
const KEPT = /^(device\.json.*|key\.pem.*|programs|uploads|nights|logs)$/;

/** From now on a start begins with a reset. */
export async function askForReset(dir: string): Promise<Outcome<null>> {
  try {
    await (await open(join(dir, MARK), 'w', 0o600)).close();
    await syncFolder(dir);
    return good(null);
  } catch (error) {
    return bad(fileFailure(error, 'write', join(dir, MARK)));
  }
}

/** Resets where that was asked for; true where it did. */
export async function resetIfAsked(dir: string): Promise<Outcome<boolean>> {
  try {
    await stat(join(dir, MARK));
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? good(false) : bad(fileFailure(error, 'read', join(dir, MARK)));
  }
  try {
    for (const name of await readdir(dir)) if (KEPT.test(name)) await rm(join(dir, name), { recursive: true, force: true });
    await syncFolder(dir);
    await rm(join(dir, MARK));
    return good(true);
  } catch (error) {
    return bad(fileFailure(error, 'reset', dir));
  }
}
