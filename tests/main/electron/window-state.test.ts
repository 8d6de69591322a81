/** The window's kept place: read back as written, and given up where it can not be reached. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readWindowState, writeWindowState } from '../../../main/electron/window-state.ts';

const file = join(mkdtempSync(join(tmpdir(), 'dream-place-')), 'deep', 'window.json');
const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };
const FRESH = { bounds: null, maximized: false };
const kept = (x: number, y: number, width = 1200, height = 800) => ({ bounds: { x, y, width, height }, maximized: true });

it.each([
  ['on the screen', kept(100, 50), true],
  ['partly outside, with enough to grip', kept(-1000, 50), true],
  ['on a screen that is gone', kept(2500, 50), false],
  ['above the screen, its bar out of reach', kept(100, -300), false],
  ['smaller than the window may be', kept(100, 50, 300, 200), false],
])('%s', (_name, state, found) => {
  writeWindowState(file, state);
  expect(readWindowState(file, [SCREEN])).toEqual(found ? state : FRESH);
});

it('is fresh where the file is missing or broken', () => {
  expect(readWindowState(`${file}.not`, [SCREEN])).toEqual(FRESH);
  writeFileSync(file, '{"bounds": 5');
  expect(readWindowState(file, [SCREEN])).toEqual(FRESH);
});
