/** Keys in real files: made, chosen, replaced, revoked, backed up and restored; with a keychain and without. */

import { createCipheriv, createDecipheriv, createPublicKey, randomBytes, verify } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../app/base/index.ts';
import { type KeyRing, publicKeyPem } from '../../../app/bundle/index.ts';
import { createKeyRing, type Keychain, noKeychain } from '../../../main/adapters/keys/index.ts';
import { answerFrom, keychainOver } from '../../../main/adapters/keys/keychain-messages.ts';

const home = mkdtempSync(join(tmpdir(), 'dream-keys-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let folders = 0;
const folder = () => join(home, `keys-${++folders}`);
const none = noKeychain('There is no keychain here.');
const ring = (dir = folder(), keychain: Keychain = none): KeyRing => createKeyRing(dir, () => new Date('2026-03-01T12:00:00Z'), keychain);
const MESSAGE = Buffer.from('what is signed');
const PASSPHRASE = 'tide lantern moss quiet';

/** A keychain of this process: what it sealed, only it can open. */
function keychain(): Keychain {
  const key = randomBytes(32);
  return {
    status: async () => ({ name: 'Test keychain', words: 'Keys are sealed by the keychain of this test.' }),
    async seal(secret) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      return Buffer.concat([iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
    },
    async open(sealed) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
        decipher.setAuthTag(sealed.subarray(-16));
        return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString();
      } catch {
        return null;
      }
    },
  };
}

async function value<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const done = await outcome;
  if (!done.ok) throw new Error(`${done.failure.why}: ${done.failure.message}`);
  return done.value;
}
const why = async (outcome: Promise<Outcome<unknown>>) => {
  const done = await outcome;
  return done.ok ? 'good' : done.failure.why;
};
const states = async (keys: KeyRing) =>
  Object.fromEntries((await value(keys.list())).map(({ name, state, default: chosen }) => [name, chosen ? `${state}, default` : state]));

describe('keys', () => {
  it('are made on first use, and sign', async () => {
    const keys = ring();
    expect(await value(keys.list())).toEqual([]);
    const { publicKey, signature } = await value(keys.sign(undefined, MESSAGE));
    const [key] = await value(keys.list());
    expect(key).toMatchObject({
      name: 'default',
      default: true,
      kept: 'file',
      state: 'active',
      after: [],
      publicKey: Buffer.from(publicKey).toString('base64'),
    });
    // The exported form is one that other tools take.
    expect(verify(null, MESSAGE, createPublicKey(publicKeyPem(key!.publicKey)), signature)).toBe(true);
  });

  it('are private to their owner, and refused where they are not', async () => {
    const dir = folder();
    const keys = ring(dir);
    await value(keys.create('Mine'));
    const path = join(dir, 'mine.json');
    expect([statSync(dir).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600]);
    chmodSync(path, 0o644);
    expect(await why(keys.sign('Mine', MESSAGE))).toBe('key-exposed');
  });

  it('have one that signs where none is named', async () => {
    const keys = ring();
    await value(keys.create('default'));
    await value(keys.create('Studio'));
    expect(await states(keys)).toEqual({ default: 'active, default', Studio: 'active' });
    await value(keys.makeDefault('Studio'));
    expect(await states(keys)).toEqual({ default: 'active', Studio: 'active, default' });
  });

  it('name their successors, over several, and then sign nothing more', async () => {
    const keys = ring();
    const first = await value(keys.create('Studio'));
    await value(keys.makeDefault('Studio'));
    const second = await value(keys.rotate('Studio', undefined));
    const third = await value(keys.rotate('Studio 2', 'Night studio'));
    expect([second.name, third.name, third.after]).toEqual(['Studio 2', 'Night studio', [first.id, second.id]]);
    expect(await states(keys)).toEqual({ Studio: 'replaced', 'Studio 2': 'replaced', 'Night studio': 'active, default' });
    expect(await why(keys.sign('Studio', MESSAGE))).toBe('replaced');
    expect(await why(keys.rotate('Studio', undefined))).toBe('replaced');
    const { lineage } = await value(keys.sign(undefined, MESSAGE));
    expect(lineage.statements.map(({ signatures }) => signatures[0].keyid)).toEqual([first.id, second.id]);
  });

  it('that are revoked sign nothing more', async () => {
    const keys = ring();
    await value(keys.create('default'));
    expect(await value(keys.revoke('default'))).toMatchObject({ state: 'revoked' });
    expect(await why(keys.sign(undefined, MESSAGE))).toBe('revoked');
    expect(await why(keys.makeDefault('default'))).toBe('revoked');
  });

  it('come back from a backup on another computer, with all that is known of them', async () => {
    const keys = ring();
    await value(keys.create('Studio'));
    await value(keys.makeDefault('Studio'));
    await value(keys.rotate('Studio', undefined));
    await value(keys.create('Old'));
    await value(keys.revoke('Old'));
    const { text, keys: count } = await value(keys.backup(PASSPHRASE));
    expect(count).toBe(3);
    expect(text).not.toContain('PRIVATE KEY');
    const elsewhere = ring();
    expect(await value(elsewhere.restore(text, PASSPHRASE))).toMatchObject({ restored: [{ name: 'Studio 2' }, {}, {}], known: 0 });
    expect(await states(elsewhere)).toEqual(await states(keys));
    const [here, there] = [await value(keys.sign(undefined, MESSAGE)), await value(elsewhere.sign(undefined, MESSAGE))];
    expect(there).toEqual(here);
    expect(await value(elsewhere.restore(text, PASSPHRASE))).toMatchObject({ restored: [], known: 3 });
  });

  it('of the same name do not overwrite each other when restored', async () => {
    const [one, other] = [ring(), ring()];
    const mine = await value(one.create('Studio'));
    await value(other.create('Studio'));
    const { text } = await value(other.backup(PASSPHRASE));
    await value(one.restore(text, PASSPHRASE));
    expect((await value(one.list())).map(({ name }) => name).sort()).toEqual(['Studio', 'Studio 2']);
    expect((await value(one.find('Studio'))).id).toBe(mine.id);
  });

  it('stay closed to another passphrase, to a short one, and in a backup that was changed', async () => {
    const keys = ring();
    await value(keys.create('Studio'));
    expect(await why(keys.backup('too short'))).toBe('weak-passphrase');
    const { text } = await value(keys.backup(PASSPHRASE));
    expect(await why(keys.restore(text, `${PASSPHRASE}!`))).toBe('wrong-passphrase');
    const backup = JSON.parse(text) as { data: string; kdf: { N: number }; cipher: { iv: string } };
    const flipped = Buffer.from(backup.data, 'base64');
    flipped[0] = (flipped[0] ?? 0) ^ 1;
    const spoilt = [
      { ...backup, data: flipped.toString('base64') },
      { ...backup, cipher: { ...backup.cipher, iv: '00'.repeat(12) } },
    ];
    for (const one of spoilt) expect(await why(keys.restore(JSON.stringify(one), PASSPHRASE))).toBe('wrong-passphrase');
    // Nobody makes this computer work for hours by a number in a file.
    expect(await why(keys.restore(JSON.stringify({ ...backup, kdf: { ...backup.kdf, N: 2 ** 30 } }), PASSPHRASE))).toBe('corrupt');
  });

  it('that an older version wrote are read, and written anew only when they change', async () => {
    const dir = folder();
    const keys = ring(dir);
    await value(keys.create('default'));
    const path = join(dir, 'default.json');
    const { name, createdAt, publicKey, privateKey } = JSON.parse(readFileSync(path, 'utf8'));
    const first = JSON.stringify({ format: 1, name, createdAt, publicKey, privateKey: privateKey.pem });
    writeFileSync(path, first);
    await value(keys.sign(undefined, MESSAGE));
    expect(readFileSync(path, 'utf8')).toBe(first);
    await value(keys.rotate('default', undefined));
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ format: 2, successor: expect.any(String) });
  });

  it('that are damaged are named, and nothing is signed', async () => {
    const dir = folder();
    const keys = ring(dir);
    await value(keys.create('Studio'));
    const path = join(dir, 'studio.json');
    const file = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...file, publicKey: `${'A'.repeat(43)}=` }));
    expect(await why(keys.sign('Studio', MESSAGE))).toBe('corrupt');
    writeFileSync(path, '{');
    expect(await keys.list()).toMatchObject({ ok: false, failure: { why: 'corrupt', place: { file: path } } });
  });
});

describe('where there is a keychain', () => {
  it('the private part is sealed by it, and only it can open that', async () => {
    const dir = folder();
    const mine = keychain();
    const keys = ring(dir, mine);
    expect(await value(keys.create('Studio'))).toMatchObject({ kept: 'keychain' });
    expect(
      readdirSync(dir)
        .map((file) => readFileSync(join(dir, file), 'utf8'))
        .join(),
    ).not.toContain('PRIVATE');
    await value(keys.sign('Studio', MESSAGE));
    for (const other of [none, keychain()]) expect(await why(ring(dir, other).sign('Studio', MESSAGE))).toBe('keychain');
    expect(await value(ring(dir, none).list())).toMatchObject([{ name: 'Studio', kept: 'keychain' }]);
  });

  it('it may be asked over the port to another process', async () => {
    const system = keychain();
    let hear: (message: unknown) => void = () => {};
    const asked = keychainOver(
      (message) => void answerFrom(system, structuredClone(message)).then((answer) => hear(answer)),
      (listener) => {
        hear = listener;
      },
    );
    const dir = folder();
    const keys = ring(dir, asked);
    expect([(await keys.keychain()).name, (await value(keys.create('Studio'))).kept]).toEqual(['Test keychain', 'keychain']);
    await value(ring(dir, system).sign('Studio', MESSAGE));
    expect(await why(ring(dir, none).sign('Studio', MESSAGE))).toBe('keychain');
    expect(await answerFrom(system, { keychain: 'ask', id: 1, ask: { do: 'list' } })).toBe(null);
  });

  it('a backup made there can be restored where there is none', async () => {
    const keys = ring(folder(), keychain());
    await value(keys.create('Studio'));
    const { text } = await value(keys.backup(PASSPHRASE));
    const elsewhere = ring();
    expect(await value(elsewhere.restore(text, PASSPHRASE))).toMatchObject({ restored: [{ name: 'Studio', kept: 'file' }] });
    await value(elsewhere.sign('Studio', MESSAGE));
  });
});
