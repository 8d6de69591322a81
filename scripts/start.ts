/** Builds the desktop app and opens its window. */

import { findElectron, sandboxArguments } from './electron-runtime.ts';
import { run, runAll } from './run.ts';
import { ensureSystemLibraries, hasDisplay } from './system-libraries.ts';

ensureSystemLibraries();
runAll([['node', 'scripts/build.ts']]);
const electron = await findElectron(process.cwd());
if (!hasDisplay()) {
  console.error('There is no display to open a window on. On a machine without one: xvfb-run -a npm start');
  process.exit(1);
}
process.exitCode = run(electron.executable, [...sandboxArguments(), ...electron.appArguments, ...process.argv.slice(2)], electron.environment);
