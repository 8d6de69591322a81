/** Builds the desktop app and opens its window. */

import { findElectron, sandboxArguments } from './electron-runtime.ts';
import { run, runAll } from './run.ts';
import { ensureSystemLibraries, hasDisplay, withDisplay } from './system-libraries.ts';

ensureSystemLibraries();
runAll([['node', 'scripts/build.ts']]);
const electron = await findElectron(process.cwd());
if (!hasDisplay()) console.warn('There is no display here: the window opens on one in memory, where nobody sees it. Ctrl+C ends it.');
const [command, ...args] = withDisplay([electron.executable, ...sandboxArguments(), ...electron.appArguments, ...process.argv.slice(2)]);
process.exitCode = run(command, args, electron.environment);
