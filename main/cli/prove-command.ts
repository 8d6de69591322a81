/** Holding a dream to what it promises: proofs from its tables, and simulated nights for what these leave open. */

import type { HeldPromise } from '../../app/bridge/index.ts';
import { type Add, whole } from './options.ts';
import { bold, columns, faint, green, json, red, say, yellow } from './output.ts';
import { progressLine } from './progress-line.ts';
import { sourceOf } from './project-commands.ts';
import type { Session } from './session.ts';

export function proveCommand(session: Session, add: Add): void {
  add<{ readonly nights: number; readonly seed: number }>(
    'prove <file>',
    'Say of each promise of a program or bundle whether it is proven, refuted by a night, or kept by how often nights show it.',
    (c) =>
      c
        .option('--nights <n>', 'simulated nights of each group of sleepers, for what tables leave open; 0: proofs only', whole(0, 100_000), 400)
        .option('--seed <n>', 'who is drawn, and which nights', whole(0, 0xffffffff), 1)
        .addHelpText('after', '\nExits 1 where a promise is refuted or broken. What each answer means: docs/promises.md.'),
    async ([file = ''], options) => {
      const { nights, seed } = options;
      const line = progressLine();
      const { digest, promises } = await session.ask('promises.examine', { source: await sourceOf(session, file), nights, seed }, ({ phase, done }) =>
        line.show(phase, done),
      );
      line.end();
      if (options.json) json({ digest, promises });
      else say(promises.length === 0 ? 'This dream promises nothing.' : promises.map((promise) => inWords(promise, file)).join('\n\n'));
      if (promises.some(({ verdict }) => verdict === 'refuted' || verdict === 'broken')) process.exitCode = 1;
    },
  );
}

const SIGN: Readonly<Record<HeldPromise['verdict'], string>> = {
  proven: green('✓ proven'),
  kept: green('✓ kept'),
  refuted: red('✗ refuted'),
  broken: red('✗ broken'),
  'not decided': yellow('? not decided'),
};

function inWords({ name, text, verdict, why, night, place }: HeldPromise, file: string): string {
  const where = place === null ? '' : faint(`${place.file}:${place.range.start.line + 1}`);
  return [columns([[SIGN[verdict], bold(name), text, where]]), `  ${why}`, ...(night === null ? [] : [faint(`  ${toOpen(night, file)}`)])].join('\n');
}

const MINUTE_MS = 60_000;

/** How to look at that night. */
function toOpen({ seed, number, ages: [least, most], at }: NonNullable<HeldPromise['night']>, file: string): string {
  return `${Math.floor(at / MINUTE_MS)} min after lights out: dream preview ${file} --of ${seed}/${number}/0 --min-age ${least} --max-age ${most}`;
}
