/** The whole test command: checks, a build, then every test, the real window's too. Ends with one line that counts them, and leaves no files behind. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from './electron-runtime.ts';
import { run, runAll } from './run.ts';
import { ensureSystemLibraries, ensureTestPrograms, withDisplay } from './system-libraries.ts';

ensureSystemLibraries();
ensureTestPrograms();
const checks = run('node', ['scripts/check.ts']);
runAll([['node', 'scripts/build.ts']]);
await findElectron(process.cwd());
const scratch = mkdtempSync(join(tmpdir(), 'dream-test-'));
const report = join(scratch, 'report.json');
const [command, ...args] = withDisplay(['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
const tests = run(command, args, { TMPDIR: scratch });
const counts = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
if (checks !== 0) console.error('\nThe checks before the tests failed; see above.');
console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${counts.numPendingTests} skipped`);
rmSync(scratch, { recursive: true, force: true });
process.exitCode = checks || tests;
