/** The engine as a utility process of the real Electron: handshake, call, crash and restart. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { findElectron, sandboxArguments } from '../../scripts/electron-runtime.ts';

async function bundle(entry: string, folder: string, file: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: file, codeSplitting: false } },
    },
  });
}

it('serves, fails the call it died of, and is started again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dream-utility-'));
  await bundle('tests/support/utility-main.ts', folder, 'main.cjs');
  await bundle('tests/support/plain-engine.ts', folder, 'engine.cjs');
  writeFileSync(join(folder, 'package.json'), '{ "name": "utility-test", "main": "main.cjs" }');
  const electron = await findElectron(folder, () => {});
  const done = spawnSync(
    electron.executable,
    [...sandboxArguments(() => {}), '--disable-gpu', `--user-data-dir=${join(folder, 'user')}`, ...electron.appArguments],
    {
      encoding: 'utf8',
      timeout: 240_000,
      env: { ...process.env, ...electron.environment, DREAM_TEST_ENGINE: join(folder, 'engine.cjs') },
    },
  );
  const seen = JSON.parse(/^SEEN (.*)$/m.exec(done.stdout)?.[1] ?? 'null');
  expect(seen).toMatchObject({
    first: { ok: true, value: { dataDir: 'argument' } },
    lost: { ok: false, failure: { why: 'engine-gone' } },
    second: { ok: true },
    statuses: ['ready', 'restarting', 'ready'],
  });
  expect(seen.second.value.runtime).not.toBe(seen.first.value.runtime);
});
