/** Commands about bundles and the keys that sign them: build, inspect, verify, keys. */

import type { BundleFacts } from '../../app/bridge/index.ts';
import type { Add } from './options.ts';
import { bold, columns, faint, green, json, say, tell } from './output.ts';
import { sourceOf } from './project-commands.ts';
import type { Session } from './session.ts';

export function bundleCommands(session: Session, add: Add): void {
  add(
    'build <file>',
    'Make a signed bundle of a program.',
    (c) => c.requiredOption('-o, --out <file>', 'where the bundle goes').option('--key <id>', 'the key that signs; default: your first one'),
    async ([file = ''], options) => {
      const key = options['key'];
      const facts = await session.ask('bundle.export', {
        source: sourceOf(session, file),
        out: session.path(String(options['out'])),
        ...(typeof key === 'string' ? { key } : {}),
      });
      if (options.json) json(facts);
      else
        say(
          `${green('✓')} ${facts.title} ${facts.version}, ${size(facts.bytes)}\n${table(facts)}\n  Check it anywhere: dream verify ${String(options['out'])} --trust ${facts.publicKey}`,
        );
    },
  );

  add(
    'inspect <bundle>',
    'Show what a bundle holds, after reading it whole.',
    (c) => c,
    async ([bundle = ''], options) => {
      const facts = await session.ask('bundle.inspect', { path: session.path(bundle) });
      if (options.json) json(facts);
      else
        say(
          `${bold(facts.title)} ${facts.version}, ${size(facts.bytes)}\n${table(facts)}\n${columns(facts.files.map((f) => [`  ${f.path}`, size(f.bytes), faint(f.sha256.slice(0, 16))]))}`,
        );
    },
  );

  add(
    'verify <bundle>',
    'Check every byte and the signature of a bundle.',
    (c) => c.option('--trust <key...>', 'public keys (or ids) that you trust'),
    async ([bundle = ''], options) => {
      const trust = options['trust'];
      const facts = await session.ask('bundle.verify', { path: session.path(bundle), ...(Array.isArray(trust) ? { trust: trust.map(String) } : {}) });
      if (facts.trusted === false) process.exitCode = 1;
      if (options.json) json(facts);
      else if (facts.trusted === false) tell(`✗ ${bundle} is whole, but signed by ${facts.keyId}, which is not a key you trust.`);
      else
        say(
          `${green('✓')} ${facts.title} ${facts.version} is whole${facts.trusted ? ' and signed by a key you trust' : '; give --trust to say whose signature you accept'}\n${table(facts)}`,
        );
    },
  );

  add(
    'keys list',
    'List your keys.',
    (c) => c,
    async (_, options) => {
      const { keys } = await session.ask('keys.list', {});
      if (options.json) json({ keys });
      else
        say(
          keys.length === 0
            ? 'There are no keys yet; the first export makes one.'
            : columns(keys.map((k) => [k.default ? '*' : ' ', k.name, k.id, k.publicKey])),
        );
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
}

const size = (bytes: number): string =>
  bytes < 10_000 ? `${bytes} bytes` : bytes < 10_000_000 ? `${Math.round(bytes / 1000)} kB` : `${Math.round(bytes / 1_000_000)} MB`;

const table = (facts: BundleFacts): string =>
  columns([
    ['  channels', facts.channels.join(', ')],
    ['  digest', facts.digest],
    ['  signed by', facts.keyId],
  ]);
