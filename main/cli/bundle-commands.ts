/** Commands about bundles: build, inspect, verify. */

import { type BundleFacts, boundWords, CLAIMS, inBytes, type Result } from '../../app/bridge/index.ts';
import type { Add } from './options.ts';
import { bold, columns, faint, green, json, red, say, tell } from './output.ts';
import { sourceOf } from './project-commands.ts';
import type { Session } from './session.ts';

export function bundleCommands(session: Session, add: Add): void {
  add(
    'build <file>',
    'Make a signed bundle of a program.',
    (c) =>
      c
        .requiredOption('-o, --out <file>', 'where the bundle goes')
        .option('--key <id>', 'the key that signs; default: your first one')
        .option('--no-source', 'without the texts')
        .option('--cohort <file...>', 'results of `dream cohort --json` with this program, for the evidence'),
    async ([file = ''], options) => {
      const { key, cohort } = options;
      const facts = await session.ask('bundle.export', {
        source: await sourceOf(session, file),
        out: session.path(String(options['out'])),
        ...(typeof key === 'string' ? { key } : {}),
        texts: options['source'] !== false,
        ...(Array.isArray(cohort) ? { cohorts: cohort.map((path) => session.path(String(path))) } : {}),
      });
      for (const note of facts.notes) tell(`! ${note}`);
      if (options.json) json(facts);
      else
        say(
          `${green('✓')} ${facts.title} ${facts.version}, ${inBytes(facts.bytes)}\n${table(facts)}\n  Check it anywhere: dream verify ${String(options['out'])} --trust ${facts.publicKey}`,
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
          `${bold(facts.title)} ${facts.version}, ${inBytes(facts.bytes)}\n${table(facts)}\n${columns(facts.files.map((f) => [`  ${f.path}`, inBytes(f.bytes), faint(f.sha256.slice(0, 16))]))}\n${verdictTable(facts.verdict)}`,
        );
    },
  );

  add(
    'verify <bundle>',
    'Check every byte, the signature and the program of a bundle, as a device would.',
    (c) => c.option('--trust <key...>', 'public keys (or ids) that you trust'),
    async ([bundle = ''], options) => {
      const trust = options['trust'];
      const facts = await session.ask('bundle.verify', { path: session.path(bundle), ...(Array.isArray(trust) ? { trust: trust.map(String) } : {}) });
      if (facts.trusted === false || !facts.verdict.ok) process.exitCode = 1;
      if (options.json) json(facts);
      else if (!facts.verdict.ok) tell(`${red('✗')} ${facts.title} ${facts.version} is whole, and no device would run it.\n${verdictTable(facts.verdict)}`);
      else if (facts.trusted === false) tell(`✗ ${bundle} is whole, but signed by ${facts.keyId}, which is not a key you trust.`);
      else
        say(
          `${green('✓')} ${facts.title} ${facts.version} is whole${facts.trusted ? ' and signed by a key you trust' : '; give --trust to say whose signature you accept'}\n${table(facts)}\n${verdictTable(facts.verdict)}`,
        );
    },
  );
}

type Verdict = Result<'bundle.verify'>['verdict'];

/** Each check with its bounds, and below it what stands against it. */
function verdictTable({ checks }: Verdict): string {
  const rows = columns(
    checks.map((check) => [
      `  ${check.verdict === 'proven' ? green('✓') : red('✗')}`,
      CLAIMS[check.id],
      check.verdict,
      check.bounds.map(boundWords).join(', '),
    ]),
  );
  const against = checks.flatMap(({ findings }) =>
    findings.map(
      ({ table, row, scene, why, hint }) => `  ${red('✗')} ${row < 0 ? '' : `${table} ${row}${scene === '' ? '' : ` in ${scene}`}: `}${why} ${hint}`,
    ),
  );
  return [rows, ...against].join('\n');
}

const table = (facts: BundleFacts): string =>
  columns([
    ['  channels', facts.channels.join(', ')],
    ['  digest', facts.digest],
    ['  signed by', facts.keyId],
  ]);
