/** A player that takes no samples for a while: most of them are left out, for it would be late, but not the end. */

import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { player } from '../../../main/ssu/outputs/player.ts';

/** Bytes of 20 ms, as they come. */
const BLOCK = 44_100 * 2 * 2 * 0.02;
/** Far more than may wait, and what the system holds on the way. */
const BLOCKS = 200;

it('hears the last samples of a night all the same', async () => {
  const home = mkdtempSync(join(tmpdir(), 'dream-starved-'));
  const [command, heard, awake] = [join(home, 'paplay'), join(home, 'heard.raw'), join(home, 'awake')];
  writeFileSync(command, `#!/bin/sh\nuntil [ -e '${awake}' ]; do sleep 0.02; done\nexec cat > '${heard}'\n`);
  chmodSync(command, 0o755);
  const told: string[] = [];
  const sink = player(command, { name: 'Bed', tell: (words) => void told.push(words), release: () => {} });
  sink.begin();
  for (let block = 1; block <= BLOCKS; block++) {
    sink.write(new Uint8Array(BLOCK).fill(block));
    // As between two blocks of a night: what can be passed on is.
    await new Promise((resolve) => setImmediate(resolve));
  }
  writeFileSync(awake, '');
  await expect.poll(() => existsSync(heard) && readFileSync(heard).length > 0).toBe(true);
  await sink.end();
  const samples = readFileSync(heard);
  expect(samples.length).toBeLessThan((BLOCKS * BLOCK) / 2);
  expect(new Set(samples.subarray(-BLOCK))).toEqual(new Set([BLOCKS]));
  expect(told).toEqual([]);
});
