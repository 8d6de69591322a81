/** Gives each file of window tests a display in memory of its own, so that files can run side by side: a keyboard's focus and a clipboard belong to a display. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { afterAll } from 'vitest';

const PROGRAM = '/usr/bin/Xvfb';

if (process.platform === 'linux' && existsSync(PROGRAM)) {
  const { name, end } = await openDisplay();
  process.env['DISPLAY'] = name;
  delete process.env['WAYLAND_DISPLAY'];
  afterAll(end);
}

/** Done when it takes windows. It chooses its number itself, and tells it on the fourth of its files. */
async function openDisplay(): Promise<{ readonly name: string; readonly end: () => Promise<void> }> {
  // Without a reset: one that begins as the last window closes would take the next window's connection with it.
  const child = spawn(PROGRAM, ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const number = await new Promise<string>((resolve, reject) => {
    (child.stdio[3] as Readable).once('data', (told) => resolve(String(told).trim()));
    void ended.then(() => reject(new Error('Xvfb ended at its start')));
  });
  return {
    name: `:${number}`,
    end() {
      child.kill();
      return ended;
    },
  };
}
