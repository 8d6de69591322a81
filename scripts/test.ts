/** The whole test command: checks, then every test. Ends with one line that counts them. */

import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.ts';

const report = join(mkdtempSync(join(tmpdir(), 'dream-test-')), 'report.json');
const checks = run('node', ['scripts/check.ts']);
const tests = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
const counts = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
if (checks !== 0) console.error('\nThe checks before the tests failed; see above.');
console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${counts.numPendingTests} skipped`);
process.exitCode = checks || tests;
