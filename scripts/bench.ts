/** Builds the app, then measures it beside its peers. Arguments go to the bench. */

import { run, runAll } from './run.ts';
import { ensureSystemLibraries, withDisplay } from './system-libraries.ts';

ensureSystemLibraries();
runAll([['node', 'scripts/build.ts']]);
const [command, ...args] = withDisplay(['node', 'tests/bench/run.ts', ...process.argv.slice(2)]);
process.exitCode = run(command, args);
