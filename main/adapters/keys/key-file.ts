/** One signing key as a file that only its owner can read: what is known of it, and its private part, plain or sealed by the keychain. */

import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { bad, type Failure, good, type Outcome } from '../../../app/base/index.ts';
import { statementSchema } from '../../../app/bundle/index.ts';
import { fileFailure, systemCode } from '../file-failure.ts';

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
  const written = await write(dir, path, `${JSON.stringify(file, null, 2)}\n`, publish);
  if (written === null) return good({ path, file });
  if (systemCode(written) === 'EEXIST')
    return bad({ why: 'exists', message: `There is already a key named like “${file.name}”.`, hint: 'Choose another name, or use that key.' });
  return bad(fileFailure(written, 'write the key', path));
}

/** In the place of what the file says now, whole or not at all. */
export async function changeKey(dir: string, { path, file }: StoredKey): Promise<Outcome<null>> {
  const failed = await write(dir, path, `${JSON.stringify(file, null, 2)}\n`, rename);
  return failed === null ? good(null) : bad(fileFailure(failed, 'write the key', path));
}

const DEFAULT_FILE = '.default';

/** Public key of the default; null: nobody chose one. */
export async function readDefault(dir: string): Promise<string | null> {
  const text = await readPrivate(dir, join(dir, DEFAULT_FILE), 100);
  return text.ok ? text.value.trim() : null;
}

export async function writeDefault(dir: string, publicKey: string): Promise<Outcome<null>> {
  const failed = await write(dir, join(dir, DEFAULT_FILE), `${publicKey}\n`, rename);
  return failed === null ? good(null) : bad(fileFailure(failed, 'choose the key in', dir));
}

export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** null, or what was thrown. */
async function write(dir: string, path: string, text: string, move: (from: string, to: string) => Promise<void>): Promise<unknown> {
  const draft = join(dir, `.draft-${process.pid}-${randomBytes(6).toString('hex')}`);
  try {
    const made = await mkdir(dir, { recursive: true, mode: 0o700 });
    if (made !== undefined) await chmod(dir, 0o700);
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await move(draft, path);
    return null;
  } catch (error) {
    return error ?? new Error('unknown');
  } finally {
    await rm(draft, { force: true });
  }
}

/** Gives the draft its name only if nobody has it: a hard link fails where a rename would replace. */
async function publish(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(systemCode(error) ?? '')) throw error;
    // A disk without hard links: hold the name by an empty folder while renaming.
    const hold = `${path}.hold`;
    await mkdir(hold);
    try {
      const taken = await stat(path).then(
        () => true,
        () => false,
      );
      if (taken) throw Object.assign(new Error('exists'), { code: 'EEXIST', syscall: 'link' });
      await rename(draft, path);
    } finally {
      await rm(hold, { recursive: true, force: true });
    }
  }
}

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
