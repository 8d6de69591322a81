/** Everything that must hold before the tests run: types by runtime, format and lint, walls between folders. */

import { runBeside, type Step } from './run.ts';

/** The longest first. */
const RUNTIMES = ['tests', 'renderer', 'scripts', 'main', 'app', 'dream-dsl'];

export const CHECKS: readonly Step[] = [
  ...RUNTIMES.map((folder) => ['tsc', '-p', folder, '--noEmit'] as const),
  ['depcruise', '--config', '.dependency-cruiser.json', 'dream-dsl', 'app', 'main', 'renderer'],
  ['knip'],
  ['biome', 'ci', '.'],
];

if (import.meta.main) {
  const failed = await runBeside(CHECKS);
  for (const step of failed) console.error(`failed: ${step.join(' ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
