/** The whole test command: checks, a build, then every test, the real window's too. Ends with one line that counts them. */

import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from './electron-runtime.ts';
import { run, runAll } from './run.ts';
import { ensureSystemLibraries, withDisplay } from './system-libraries.ts';

ensureSystemLibraries();
const checks = run('node', ['scripts/check.ts']);
runAll([['node', 'scripts/build.ts']]);
await findElectron(process.cwd());
const report = join(mkdtempSync(join(tmpdir(), 'dream-test-')), 'report.json');
const [command, ...args] = withDisplay(['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
const tests = run(command, args);
const counts = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
if (checks !== 0) console.error('\nThe checks before the tests failed; see above.');
console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${counts.numPendingTests} skipped`);
process.exitCode = checks || tests;
