/** The key by which a device, or an author, is known: made on first use, in a file that only its owner can read. */

import { readFile, stat } from 'node:fs/promises';
import { bad, good, type Outcome } from '../../app/base/index.ts';
import { fileFailure, systemCode } from '../adapters/file-failure.ts';
import { claimPrivately } from '../adapters/private-file.ts';
import { type Identity, identityOf, newKey } from './certificate.ts';

export async function loadIdentity(path: string): Promise<Outcome<Identity>> {
  try {
    return await readIdentity(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') return bad(fileFailure(error, 'read the key', path));
  }
  try {
    // Whoever is first makes the key.
    await claimPrivately(path, newKey()).catch((error) => {
      if (systemCode(error) !== 'EEXIST') throw error;
    });
    return await readIdentity(path);
  } catch (error) {
    return bad(fileFailure(error, 'write the key', path));
  }
}

async function readIdentity(path: string): Promise<Outcome<Identity>> {
  const text = await readFile(path, 'utf8');
  const facts = await stat(path);
  if (process.platform !== 'win32' && (facts.mode & 0o077) !== 0)
    return bad({
      why: 'key-exposed',
      message: `The key ${path} is not private: others on this computer can read it.`,
      hint: `Run “chmod 600 ${path}”; if someone may have copied it, remove it and pair again.`,
      place: { file: path },
    });
  try {
    return good(identityOf(text));
  } catch {
    return bad({
      why: 'corrupt',
      message: `The key file ${path} is damaged.`,
      hint: 'Put it back from a backup, or remove it and pair again.',
      place: { file: path },
    });
  }
}
