/** Everything that must hold before the tests run: types by runtime, format and lint, walls between folders. */

import { runAll } from './run.ts';

const RUNTIMES = ['dream-dsl', 'app', 'main', 'renderer', 'scripts', 'tests'];

runAll([
  ...RUNTIMES.map((folder) => ['tsc', '-p', folder, '--noEmit'] as const),
  ['biome', 'ci', '.'],
  ['knip'],
  ['depcruise', '--config', '.dependency-cruiser.json', 'dream-dsl', 'app', 'main', 'renderer'],
]);
