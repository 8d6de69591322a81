/** Commands about the keys that sign bundles: list, new, default, rotate, revoke, export, backup, restore. */

import { readFileSync } from 'node:fs';
import type { SigningKey } from '../../app/bridge/index.ts';
import type { Add } from './options.ts';
import { columns, faint, green, json, say, tell } from './output.ts';
import { askSecret } from './secret.ts';
import { type Session, Stopped } from './session.ts';

export function keyCommands(session: Session, add: Add): void {
  add(
    'keys list',
    'List your keys.',
    (c) => c,
    async (_, options) => {
      const found = await session.ask('keys.list', {});
      if (options.json) json(found);
      else if (found.keys.length === 0) say('There are no keys yet; the first export makes one.');
      else say(columns(found.keys.map((key) => [key.default ? '*' : ' ', key.name, key.id, key.publicKey, faint(stateOf(key, found.keys))])));
    },
  );

  add(
    'keys new <name>',
    'Make a key.',
    (c) => c,
    async ([name = ''], options) => {
      const key = await session.ask('keys.create', { name });
      if (options.json) json(key);
      else say(`${green('✓')} ${key.name}: ${key.id}\n  public key ${key.publicKey}`);
    },
  );

  add(
    'keys default <key>',
    'Sign with this key where none is named.',
    (c) => c,
    async ([key = ''], options) => {
      const chosen = await session.ask('keys.default', { key });
      if (options.json) json(chosen);
      else say(`${green('✓')} ${chosen.name} signs from now on.`);
    },
  );

  add(
    'keys rotate <key>',
    'Make a key in the place of this one. Devices that trust the old one follow at the next bundle.',
    (c) => c.option('--name <name>', 'of the new key'),
    async ([key = ''], options) => {
      const { name } = options;
      const next = await session.ask('keys.rotate', { key, ...(typeof name === 'string' ? { name } : {}) });
      if (options.json) json(next);
      else
        say(
          `${green('✓')} ${next.name} takes the place of ${key}: ${next.id}\n  public key ${next.publicKey}\n  If the old one may be in other hands, revoke it too: dream keys revoke ${key}`,
        );
    },
  );

  add(
    'keys revoke <key>',
    'Sign nothing more with this key, and tell every paired device.',
    (c) => c,
    async ([key = ''], options) => {
      const done = await session.ask('keys.revoke', { key });
      if (done.untold.length > 0) process.exitCode = 1;
      if (options.json) return json(done);
      say(`${green('✓')} ${done.key.name} signs nothing more.${done.told.length > 0 ? ` ${done.told.join(', ')} will refuse what it signed.` : ''}`);
      for (const { device, why } of done.untold) tell(`! ${device} could not be told: ${why} Later: dream ssu revoke ${device} ${done.key.id}`);
    },
  );

  add(
    'keys export <key>',
    'Give out the public key as PEM.',
    (c) => c.option('-o, --out <file>', 'where it goes; else to the output'),
    async ([key = ''], options) => {
      const { out } = options;
      const { pem } = await session.ask('keys.export', { key, ...(typeof out === 'string' ? { out: session.path(out) } : {}) });
      if (options.json) json({ pem });
      else say(typeof out === 'string' ? `${green('✓')} ${out}` : pem.trimEnd());
    },
  );

  const passphrase = 'file with the passphrase; else it is asked for, or taken from the first line of the input';
  add(
    'keys backup <file>',
    'Write all keys, encrypted with a passphrase.',
    (c) => c.option('--passphrase-file <file>', passphrase),
    async ([file = ''], options) => {
      const { keys } = await session.ask('keys.backup', { out: session.path(file), passphrase: await secretFrom(options['passphraseFile'], true) });
      if (options.json) json({ keys });
      else say(`${green('✓')} ${keys === 1 ? 'One key is' : `${keys} keys are`} in ${file}. Without the passphrase nobody can read it, you neither.`);
    },
  );

  add(
    'keys restore <file>',
    'Take keys from a backup.',
    (c) => c.option('--passphrase-file <file>', passphrase),
    async ([file = ''], options) => {
      const done = await session.ask('keys.restore', { path: session.path(file), passphrase: await secretFrom(options['passphraseFile'], false) });
      if (options.json) json(done);
      else
        say(
          `${green('✓')} ${done.restored.map(({ name }) => name).join(', ') || 'Nothing'} restored${done.known > 0 ? `; ${done.known} were here already` : ''}.`,
        );
    },
  );

  async function secretFrom(file: unknown, twice: boolean): Promise<string> {
    if (typeof file !== 'string') return askSecret('Passphrase', twice);
    try {
      return readFileSync(session.path(file), 'utf8').replace(/\r?\n$/, '');
    } catch {
      throw new Stopped({ why: 'not-found', message: `${file} can not be read.`, hint: 'Name the file with the passphrase.' });
    }
  }
}

function stateOf({ state, successor, kept }: SigningKey, keys: readonly SigningKey[]): string {
  if (state === 'revoked') return 'revoked';
  if (state === 'replaced') return `replaced by ${keys.find(({ id }) => id === successor)?.name ?? successor?.slice(0, 16) ?? '?'}`;
  return kept === 'keychain' ? 'in the keychain' : '';
}
