/** Signing keys as files that only their owner can read: one made on first use, more by name. */

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { chmod, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { bad, type Failure, good, type Outcome } from '../../app/base/index.ts';
import type { KeyInfo, KeyRing } from '../../app/bundle/index.ts';
import { rawPublicKey, sha256Hex } from './crypto.ts';
import { fileFailure, systemCode } from './file-failure.ts';

const MAX_KEY_FILE_BYTES = 10_000;
const DEFAULT_NAME = 'default';
const KEY_FILE = /^[a-z0-9-]+\.json$/;

const keyFileSchema = z.strictObject({
  format: z.literal(1),
  name: z.string().min(1).max(60),
  createdAt: z.iso.datetime(),
  publicKey: z.string(),
  privateKey: z.string(),
});

interface Key {
  readonly info: KeyInfo;
  readonly publicKey: Uint8Array;
  readonly privateKey: KeyObject;
}

/** `now` gives the time for `createdAt`. Nothing is made before the first use. */
export function createKeyRing(dir: string, now: () => Date): KeyRing {
  return {
    async list() {
      const keys = await readAll(dir);
      return keys.ok ? good(keys.value.map((key) => key.info)) : keys;
    },
    async create(name) {
      const key = await makeKey(dir, name.trim(), now());
      return key.ok ? good(key.value.info) : key;
    },
    async sign(wanted, message) {
      const key = wanted === undefined ? await defaultKey(dir, now()) : await findKey(dir, wanted);
      if (!key.ok) return key;
      return good({ publicKey: key.value.publicKey, signature: new Uint8Array(sign(null, message, key.value.privateKey)), succession: [] });
    },
  };
}

async function defaultKey(dir: string, now: Date): Promise<Outcome<Key>> {
  const path = join(dir, `${DEFAULT_NAME}.json`);
  const existing = await readKey(dir, path);
  if (existing.ok || existing.failure.why !== 'not-found') return existing;
  const made = await makeKey(dir, DEFAULT_NAME, now);
  // Someone else was faster: theirs is the default.
  if (!made.ok && made.failure.why === 'exists') return readKey(dir, path);
  return made;
}

async function findKey(dir: string, wanted: string): Promise<Outcome<Key>> {
  const keys = await readAll(dir);
  if (!keys.ok) return keys;
  const exact = keys.value.filter((key) => key.info.name === wanted || key.info.id === wanted);
  const found = exact.length > 0 ? exact : wanted.length >= 6 ? keys.value.filter((key) => key.info.id.startsWith(wanted.toLowerCase())) : [];
  const [only, second] = found;
  if (only && !second) return good(only);
  if (second) return bad({ why: 'not-found', message: `“${wanted}” begins the id of ${found.length} keys.`, hint: 'Give more of the id.' });
  const names = keys.value.map((key) => `“${key.info.name}”`).join(', ');
  return bad({
    why: 'not-found',
    message: `There is no key “${wanted}”.`,
    hint: names ? `There are ${names}.` : 'There are no keys yet; one is made when you export without naming a key.',
  });
}

async function readAll(dir: string): Promise<Outcome<Key[]>> {
  let names: string[];
  try {
    names = (await readdir(dir)).filter((name) => KEY_FILE.test(name)).sort();
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? good([]) : bad(fileFailure(error, 'read the keys in', dir));
  }
  const keys: Key[] = [];
  for (const name of names) {
    const key = await readKey(dir, join(dir, name));
    if (!key.ok) return key;
    keys.push(key.value);
  }
  return good(keys.sort((a, b) => Number(b.info.default) - Number(a.info.default) || a.info.createdAt.localeCompare(b.info.createdAt)));
}

async function readKey(dir: string, path: string): Promise<Outcome<Key>> {
  let text: string;
  try {
    const file = await open(path, 'r');
    try {
      const [facts, folder] = [await file.stat(), await stat(dir)];
      if (process.platform !== 'win32' && (facts.mode & 0o077) !== 0) return bad(exposed(path, 'chmod 600'));
      if (process.platform !== 'win32' && (folder.mode & 0o077) !== 0) return bad(exposed(dir, 'chmod 700'));
      if (!facts.isFile() || facts.size > MAX_KEY_FILE_BYTES) return bad(damaged(path));
      text = await file.readFile('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    return bad(fileFailure(error, 'read the key', path));
  }
  try {
    const content = keyFileSchema.parse(JSON.parse(text));
    const privateKey = createPrivateKey(content.privateKey);
    const publicKey = rawPublicKey(createPublicKey(privateKey));
    const base64 = Buffer.from(publicKey).toString('base64');
    if (privateKey.asymmetricKeyType !== 'ed25519' || base64 !== content.publicKey) return bad(damaged(path));
    const info = {
      id: sha256Hex(publicKey),
      name: content.name,
      publicKey: base64,
      createdAt: content.createdAt,
      default: path === join(dir, `${DEFAULT_NAME}.json`),
    };
    return good({ info, publicKey, privateKey });
  } catch {
    return bad(damaged(path));
  }
}

/** Fails with `exists` where the name is taken, also by another process a moment ago. */
async function makeKey(dir: string, name: string, now: Date): Promise<Outcome<Key>> {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (slug === '') return bad({ why: 'bad-name', message: `“${name}” can not name a key.`, hint: 'Use at least one of the letters a to z or a digit.' });
  const path = join(dir, `${slug}.json`);
  const pair = generateKeyPairSync('ed25519');
  const content = {
    format: 1,
    name,
    createdAt: now.toISOString(),
    publicKey: Buffer.from(rawPublicKey(pair.publicKey)).toString('base64'),
    privateKey: pair.privateKey.export({ format: 'pem', type: 'pkcs8' }),
  };
  const draft = join(dir, `.draft-${process.pid}-${randomBytes(6).toString('hex')}`);
  try {
    const made = await mkdir(dir, { recursive: true, mode: 0o700 });
    if (made !== undefined) await chmod(dir, 0o700);
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(content, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await publish(draft, path);
  } catch (error) {
    if (systemCode(error) === 'EEXIST')
      return bad({ why: 'exists', message: `There is already a key named like “${name}”.`, hint: 'Choose another name, or use that key.' });
    return bad(fileFailure(error, 'write the key', path));
  } finally {
    await rm(draft, { force: true });
  }
  return readKey(dir, path);
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
    hint: `Nothing was signed. Run “${command} ${path}”; if someone may have copied the key, make a new one.`,
    place: { file: path },
  };
}

function damaged(path: string): Failure {
  return {
    why: 'corrupt',
    message: `The key file ${path} is damaged.`,
    hint: 'Put it back from a backup, or move it away to have a new key made. Nothing was changed.',
    place: { file: path },
  };
}
