/** The whole test command: checks beside a build, then every test, the real window's too. Ends with one line that counts them, and leaves no files behind. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKS } from './check.ts';
import { findElectron } from './electron-runtime.ts';
import { run, runBeside, type Step } from './run.ts';
import { ensureSystemLibraries, ensureTestPrograms } from './system-libraries.ts';

const BUILD: Step = ['node', 'scripts/build.ts'];

ensureSystemLibraries();
ensureTestPrograms();
const failed = await runBeside([BUILD, ...CHECKS]);
const tests = failed.includes(BUILD) ? null : await testAll();
for (const step of failed) console.error(`failed before the tests: ${step.join(' ')}`);
if (tests !== null) console.log(`${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped`);
process.exitCode = failed.length > 0 ? 1 : tests?.code;

async function testAll() {
  await findElectron(process.cwd());
  const scratch = mkdtempSync(join(tmpdir(), 'dream-test-'));
  const report = join(scratch, 'report.json');
  const code = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], { TMPDIR: scratch });
  const counts = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
  rmSync(scratch, { recursive: true, force: true });
  return { code, passed: counts.numPassedTests, failed: counts.numFailedTests, skipped: counts.numPendingTests };
}
