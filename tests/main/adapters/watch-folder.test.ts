/** A folder that is watched, the beat that looks in any case switched off: what came before anyone listened is told of all the same. */

import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchFolder } from '../../../main/adapters/watch-folder.ts';

beforeEach(() => void vi.stubGlobal('setInterval', () => ({ unref() {} })));
afterEach(() => void vi.unstubAllGlobals());

it('is looked at once its watchers are open, and so is each folder that is new in it', async () => {
  const root = mkdtempSync(join(tmpdir(), 'dream-folder-'));
  const late = join(root, 'scenes', 'late.dream');
  let seen: readonly string[] = [];
  const end = watchFolder(root, 2, () => {
    // After the hint that there is a folder, before anyone watches it.
    if (existsSync(join(root, 'scenes')) && !existsSync(late)) writeFileSync(late, 'x');
    else seen = readdirSync(root, { recursive: true, encoding: 'utf8' });
  });
  writeFileSync(join(root, 'early.dream'), 'x');
  await expect.poll(() => seen).toContain('early.dream');
  mkdirSync(join(root, 'scenes'));
  await expect.poll(() => seen).toContain(join('scenes', 'late.dream'));
  end();
});
