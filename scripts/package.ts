/** Builds the app as users get it. Arguments go to electron-builder; without any, the folder for this system, made of the Electron that is at hand. */

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findElectron } from './electron-runtime.ts';
import { run, runAll } from './run.ts';

runAll([['node', 'scripts/build.ts']]);
const given = process.argv.slice(2);
if (given.length > 0) process.exitCode = run('electron-builder', ['--config', 'electron-builder.yml', '--publish', 'never', ...given]);
else process.exitCode = await packageFolder();

async function packageFolder(): Promise<number> {
  const electron = await findElectron(process.cwd());
  const dist = mkdtempSync(join(tmpdir(), 'dream-electron-'));
  try {
    cpSync(dirname(electron.executable), dist, { recursive: true, verbatimSymlinks: true });
    rmSync(join(dist, 'resources', 'app'), { recursive: true, force: true });
    return run('electron-builder', [
      ...['--config', 'electron-builder.yml', '--publish', 'never', '--dir'],
      ...[`-c.electronDist=${dist}`, `-c.electronVersion=${electron.version}`],
    ]);
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
}
