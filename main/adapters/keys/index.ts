/** The signing keys of this user: made, chosen, replaced by others, revoked, backed up and restored. */

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { z } from 'zod';
import { bad, type Failure, good, type Outcome } from '../../../app/base/index.ts';
import { type KeyInfo, type KeyRing, lineageBytes, MOST_SUCCESSIONS, statementSchema, successionBytes } from '../../../app/bundle/index.ts';
import { rawPublicKey, sha256Hex } from '../crypto.ts';
import { decrypt, encrypt, LEAST_PASSPHRASE } from './backup.ts';
import { addKey, changeKey, damaged, type KeyFile, readDefault, readKeys, type StoredKey, slugOf, writeDefault } from './key-file.ts';
import type { Keychain } from './keychain.ts';

export { type Keychain, noKeychain } from './keychain.ts';

const DEFAULT_NAME = 'default';

/** What a backup holds of each key; the default comes first. */
const savedSchema = z.strictObject({
  name: z.string().min(1).max(60),
  createdAt: z.iso.datetime(),
  pem: z.string().max(1000),
  succession: z.array(statementSchema).max(MOST_SUCCESSIONS),
  successor: z.string().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});

/** `now` gives the times. Nothing is made before the first use. */
export function createKeyRing(dir: string, now: () => Date, keychain: Keychain): KeyRing {
  return {
    async list() {
      const keys = await all();
      return keys.ok ? good(keys.value.map(({ info }) => info)) : keys;
    },
    async find(wanted) {
      const key = await find(wanted);
      return key.ok ? infoOf(key.value) : key;
    },
    keychain: () => keychain.status(),
    async create(name) {
      const made = await make(name.trim(), []);
      return made.ok ? infoOf(made.value) : made;
    },
    async sign(wanted, message) {
      const key = wanted === undefined ? await defaultKey() : await find(wanted);
      if (!key.ok) return key;
      const { file } = key.value;
      const unfit = unfitToSign(file);
      if (unfit !== null) return bad(unfit);
      const secret = await secretOf(key.value);
      if (!secret.ok) return secret;
      const signed = (bytes: Uint8Array) => sign(null, bytes, secret.value);
      const lineage = { statements: file.succession, sig: signed(lineageBytes(file.succession)).toString('base64') };
      return good({ publicKey: bytesOf(file.publicKey), signature: new Uint8Array(signed(message)), lineage });
    },
    async rotate(wanted, name) {
      const old = await find(wanted);
      if (!old.ok) return old;
      const { file } = old.value;
      const unfit = unfitToSign(file);
      if (unfit !== null) return bad(unfit);
      if (file.succession.length >= MOST_SUCCESSIONS)
        return bad({
          why: 'quota',
          message: `“${file.name}” comes after ${MOST_SUCCESSIONS} others already.`,
          hint: 'Make a new key, and let devices trust it.',
        });
      const secret = await secretOf(old.value);
      if (!secret.ok) return secret;
      const wasDefault = (await currentDefault()) === file.publicKey;
      const made = await make(name?.trim() ?? (await freeName(file.name)), file.succession, (to) => {
        const { signed, statement } = successionBytes({ format: 1, from: file.publicKey, to, at: now().toISOString() });
        return statement(new Uint8Array(sign(null, signed, secret.value)), sha256Hex(bytesOf(file.publicKey)));
      });
      if (!made.ok) return made;
      const retired = await changeKey({ ...old.value, file: { ...file, successor: made.value.file.publicKey } });
      if (!retired.ok) return retired;
      const chosen = wasDefault ? await writeDefault(dir, made.value.file.publicKey) : good(null);
      return chosen.ok ? infoOf(made.value) : chosen;
    },
    async revoke(wanted) {
      const key = await find(wanted);
      if (!key.ok) return key;
      const revoked = { ...key.value, file: { ...key.value.file, revokedAt: key.value.file.revokedAt ?? now().toISOString() } };
      const kept = await changeKey(revoked);
      return kept.ok ? infoOf(revoked) : kept;
    },
    async makeDefault(wanted) {
      const key = await find(wanted);
      if (!key.ok) return key;
      const unfit = unfitToSign(key.value.file);
      if (unfit !== null) return bad(unfit);
      const kept = await writeDefault(dir, key.value.file.publicKey);
      return kept.ok ? infoOf(key.value) : kept;
    },
    async backup(passphrase) {
      const short = passphrase.normalize('NFKC').length < LEAST_PASSPHRASE;
      if (short)
        return bad({
          why: 'weak-passphrase',
          message: `The passphrase has fewer than ${LEAST_PASSPHRASE} signs.`,
          hint: 'Take four or five words that have nothing to do with each other.',
        });
      const keys = await all();
      if (!keys.ok) return keys;
      if (keys.value.length === 0) return bad({ why: 'not-found', message: 'There are no keys yet.', hint: 'Make one first.' });
      const saved: z.infer<typeof savedSchema>[] = [];
      for (const { stored } of keys.value) {
        const secret = await secretOf(stored);
        if (!secret.ok) return secret;
        const { name, createdAt, succession, successor, revokedAt } = stored.file;
        saved.push({ name, createdAt, pem: pemOf(secret.value), succession, successor, revokedAt });
      }
      return good({ text: await encrypt(JSON.stringify(saved), passphrase), keys: saved.length });
    },
    async restore(text, passphrase) {
      const opened = await decrypt(text, passphrase);
      if (!opened.ok) return opened;
      const saved = z.array(savedSchema).min(1).max(1000).safeParse(JSON.parse(opened.value));
      if (!saved.success) return bad({ why: 'newer-version', message: 'The backup holds what this version does not know.', hint: 'Update Dream Coder.' });
      const before = await all();
      if (!before.ok) return before;
      const known = new Set(before.value.map(({ info }) => info.publicKey));
      const restored: KeyInfo[] = [];
      for (const { pem, ...facts } of saved.data) {
        const publicKey = base64Of(createPublicKey(pem));
        if (known.has(publicKey)) continue;
        const privateKey = await keep(pem);
        const added = await addKey(dir, { format: 2, ...facts, name: await freeName(facts.name), publicKey, privateKey });
        if (!added.ok) return added;
        const info = await infoOf(added.value);
        if (!info.ok) return info;
        restored.push(info.value);
      }
      // On a new computer the default is the one that it was.
      const [first] = restored;
      const chosen = first !== undefined && first.state === 'active' && before.value.length === 0 ? await writeDefault(dir, first.publicKey) : good(null);
      return chosen.ok ? good({ restored, known: saved.data.length - restored.length }) : chosen;
    },
  };

  async function all(): Promise<Outcome<{ readonly stored: StoredKey; readonly info: KeyInfo }[]>> {
    const keys = await readKeys(dir);
    if (!keys.ok) return keys;
    const chosen = await currentDefault(keys.value);
    const rows = keys.value.map((stored) => ({ stored, info: tell(stored.file, chosen) }));
    return good(rows.sort((a, b) => Number(b.info.default) - Number(a.info.default) || a.info.createdAt.localeCompare(b.info.createdAt)));
  }

  /** Public key of the one that was chosen, else of the one that was made first by that name. */
  async function currentDefault(keys?: readonly StoredKey[]): Promise<string | null> {
    const chosen = await readDefault(dir);
    if (chosen !== null) return chosen;
    const read = keys === undefined ? await readKeys(dir) : good(keys);
    return read.ok ? (read.value.find(({ path }) => path.endsWith(`${DEFAULT_NAME}.json`))?.file.publicKey ?? null) : null;
  }

  async function infoOf({ file }: StoredKey): Promise<Outcome<KeyInfo>> {
    return good(tell(file, await currentDefault()));
  }

  async function defaultKey(): Promise<Outcome<StoredKey>> {
    const keys = await all();
    if (!keys.ok) return keys;
    const chosen = keys.value.find(({ info }) => info.default);
    if (chosen !== undefined) return good(chosen.stored);
    const made = await make(DEFAULT_NAME, []);
    // Someone else was faster: theirs is the default.
    if (!made.ok && made.failure.why === 'exists') return find(DEFAULT_NAME);
    return made;
  }

  /** By name, id, or the beginning of an id. */
  async function find(wanted: string): Promise<Outcome<StoredKey>> {
    const keys = await all();
    if (!keys.ok) return keys;
    const exact = keys.value.filter(({ info }) => info.name === wanted || info.id === wanted);
    const found = exact.length > 0 ? exact : wanted.length >= 6 ? keys.value.filter(({ info }) => info.id.startsWith(wanted.toLowerCase())) : [];
    const [only, second] = found;
    if (only && !second) return good(only.stored);
    if (second) return bad({ why: 'not-found', message: `“${wanted}” begins the id of ${found.length} keys.`, hint: 'Give more of the id.' });
    const names = keys.value.map(({ info }) => `“${info.name}”`).join(', ');
    return bad({
      why: 'not-found',
      message: `There is no key “${wanted}”.`,
      hint: names ? `There are ${names}.` : 'There are no keys yet; one is made when you export without naming a key.',
    });
  }

  async function make(name: string, before: KeyFile['succession'], named?: (publicKey: string) => KeyFile['succession'][number]): Promise<Outcome<StoredKey>> {
    const pair = generateKeyPairSync('ed25519');
    const publicKey = base64Of(pair.publicKey);
    const succession = named === undefined ? before : [...before, named(publicKey)];
    const privateKey = await keep(pemOf(pair.privateKey));
    return addKey(dir, { format: 2, name, createdAt: now().toISOString(), publicKey, privateKey, succession, successor: null, revokedAt: null });
  }

  /** Sealed where there is a keychain. */
  async function keep(pem: string): Promise<KeyFile['privateKey']> {
    const { name } = await keychain.status();
    const sealed = name === null ? null : await keychain.seal(pem);
    return sealed === null ? { kept: 'file', pem } : { kept: 'keychain', sealed: Buffer.from(sealed).toString('base64') };
  }

  async function secretOf({ path, file }: StoredKey): Promise<Outcome<KeyObject>> {
    const { privateKey } = file;
    const pem = privateKey.kept === 'file' ? privateKey.pem : await keychain.open(bytesOf(privateKey.sealed));
    if (pem === null)
      return bad({
        why: 'keychain',
        message: `The key “${file.name}” is sealed by the keychain of the system, which can not be asked here. ${(await keychain.status()).words}`,
        hint: 'Sign in the window on the computer that made it, or back it up there and restore it here.',
      });
    try {
      const secret = createPrivateKey(pem);
      return base64Of(createPublicKey(secret)) === file.publicKey ? good(secret) : bad(damaged(path));
    } catch {
      return bad(damaged(path));
    }
  }

  async function freeName(name: string): Promise<string> {
    const keys = await readKeys(dir);
    const taken = new Set(keys.ok ? keys.value.map(({ file }) => slugOf(file.name)) : []);
    const base = name.replace(/ \d+$/, '').slice(0, 50);
    let free = taken.has(slugOf(name)) ? `${base} 2` : name;
    for (let n = 3; taken.has(slugOf(free)); n++) free = `${base} ${n}`;
    return free;
  }
}

function tell({ name, createdAt, publicKey, privateKey, succession, successor, revokedAt }: KeyFile, chosen: string | null): KeyInfo {
  return {
    id: sha256Hex(bytesOf(publicKey)),
    name,
    publicKey,
    createdAt,
    default: publicKey === chosen,
    kept: privateKey.kept,
    state: revokedAt !== null ? 'revoked' : successor !== null ? 'replaced' : 'active',
    successor: successor === null ? null : sha256Hex(bytesOf(successor)),
    after: succession.map(({ signatures }) => signatures[0].keyid),
  };
}

function unfitToSign({ name, successor, revokedAt }: KeyFile): Failure | null {
  if (revokedAt !== null)
    return {
      why: 'revoked',
      message: `The key “${name}” was revoked on ${revokedAt.slice(0, 10)}.`,
      hint: 'Sign with another key, or make another one the default.',
    };
  if (successor !== null)
    return {
      why: 'replaced',
      message: `The key “${name}” was replaced by ${sha256Hex(bytesOf(successor)).slice(0, 16)}…`,
      hint: 'Sign with that one, or make it the default.',
    };
  return null;
}

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
const base64Of = (key: KeyObject): string => Buffer.from(rawPublicKey(key)).toString('base64');
const pemOf = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }).toString();
