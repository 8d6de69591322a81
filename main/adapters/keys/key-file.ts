/** One signing key as a file that only its owner can read: what is known of it, and its private part, plain or sealed by the keychain. */

import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { bad, type Failure, good, type Outcome } from '../../../app/base/index.ts';
import { statementSchema } from '../../../app/bundle/index.ts';
import { fileFailure, systemCode } from '../file-failure.ts';
import { claimPrivately, writePrivately } from '../private-file.ts';

const MAX_KEY_FILE_BYTES = 40_000;
const KEY_FILE = /^[a-z0-9-]+\.json$/;

const facts = { name: z.string().min(1).max(60), createdAt: z.iso.datetime(), publicKey: z.base64().length(44) };

const keyFileSchema = z.strictObject({
  format: z.literal(2),
  ...facts,
  /** PKCS 8: as PEM, or sealed by the keychain in base64. */
  privateKey: z.discriminatedUnion('kept', [
    z.strictObject({ kept: z.literal('file'), pem: z.string() }),
    z.strictObject({ kept: z.literal('keychain'), sealed: z.base64() }),
  ]),
  /** How this key came after others, oldest first. */
  succession: z.array(statementSchema).max(16),
  /** Public key of the one that came after it. */
  successor: z.string().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** As older versions wrote it. */
const firstSchema = z.strictObject({ format: z.literal(1), ...facts, privateKey: z.string() }).transform(
  ({ privateKey, ...rest }): KeyFile => ({
    ...rest,
    format: 2,
    privateKey: { kept: 'file', pem: privateKey },
    succession: [],
    successor: null,
    revokedAt: null,
  }),
);

const anySchema = z.union([keyFileSchema, firstSchema]);

export interface StoredKey {
  readonly path: string;
  readonly file: KeyFile;
}

/** Every key of the folder; none where there is no folder. */
export async function readKeys(dir: string): Promise<Outcome<StoredKey[]>> {
  let names: string[];
  try {
    names = (await readdir(dir)).filter((name) => KEY_FILE.test(name)).sort();
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? good([]) : bad(fileFailure(error, 'read the keys in', dir));
  }
  const keys: StoredKey[] = [];
  for (const name of names) {
    const key = await readKey(dir, join(dir, name));
    if (!key.ok) return key;
    keys.push(key.value);
  }
  return good(keys);
}

async function readKey(dir: string, path: string): Promise<Outcome<StoredKey>> {
  const text = await readPrivate(dir, path, MAX_KEY_FILE_BYTES);
  if (!text.ok) return text;
  try {
    return good({ path, file: anySchema.parse(JSON.parse(text.value)) });
  } catch {
    return bad(damaged(path));
  }
}

/** The text of a file that others can not reach. */
async function readPrivate(dir: string, path: string, limit: number): Promise<Outcome<string>> {
  try {
    const file = await open(path, 'r');
    try {
      const [facts, folder] = [await file.stat(), await stat(dir)];
      if (process.platform !== 'win32' && (facts.mode & 0o077) !== 0) return bad(exposed(path, 'chmod 600'));
      if (process.platform !== 'win32' && (folder.mode & 0o077) !== 0) return bad(exposed(dir, 'chmod 700'));
      if (!facts.isFile() || facts.size > limit) return bad(damaged(path));
      return good(await file.readFile('utf8'));
    } finally {
      await file.close();
    }
  } catch (error) {
    return bad(fileFailure(error, 'read the key', path));
  }
}

/** Fails with `exists` where a key has a name like it, also one that another process made a moment ago. */
export async function addKey(dir: string, file: KeyFile): Promise<Outcome<StoredKey>> {
  const slug = slugOf(file.name);
  if (slug === '') return bad({ why: 'bad-name', message: `“${file.name}” can not name a key.`, hint: 'Use at least one of the letters a to z or a digit.' });
  const path = join(dir, `${slug}.json`);
  try {
    await claimPrivately(path, textOf(file));
    return good({ path, file });
  } catch (error) {
    if (systemCode(error) === 'EEXIST')
      return bad({ why: 'exists', message: `There is already a key named like “${file.name}”.`, hint: 'Choose another name, or use that key.' });
    return bad(fileFailure(error, 'write the key', path));
  }
}

/** In the place of what the file says now, whole or not at all. */
export async function changeKey({ path, file }: StoredKey): Promise<Outcome<null>> {
  try {
    await writePrivately(path, textOf(file));
    return good(null);
  } catch (error) {
    return bad(fileFailure(error, 'write the key', path));
  }
}

const textOf = (file: KeyFile): string => `${JSON.stringify(file, null, 2)}\n`;

const DEFAULT_FILE = '.default';

/** Public key of the default; null: nobody chose one. */
export async function readDefault(dir: string): Promise<string | null> {
  const text = await readPrivate(dir, join(dir, DEFAULT_FILE), 100);
  return text.ok ? text.value.trim() : null;
}

export async function writeDefault(dir: string, publicKey: string): Promise<Outcome<null>> {
  try {
    await writePrivately(join(dir, DEFAULT_FILE), `${publicKey}\n`);
    return good(null);
  } catch (error) {
    return bad(fileFailure(error, 'choose the key in', dir));
  }
}

export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

function exposed(path: string, command: string): Failure {
  return {
    why: 'key-exposed',
    message: `The signing keys are not private: others on this computer can reach ${path}.`,
    hint: `Nothing was signed. Run “${command} ${path}”; if someone may have copied the key, revoke it and make a new one.`,
    place: { file: path },
  };
}

export function damaged(path: string): Failure {
  return {
    why: 'corrupt',
    message: `The key file ${path} is damaged.`,
    hint: 'Restore it from a backup, or move it away to have a new key made. Nothing was changed.',
    place: { file: path },
  };
}
