/** What a start of the app names: a folder, a dream, or a dream that is not there, which the window tells. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectIn } from '../../../main/electron/asked-for.ts';

const dir = mkdtempSync(join(tmpdir(), 'dream-asked-'));
writeFileSync(join(dir, 'a.dream'), '');
writeFileSync(join(dir, 'a.txt'), '');

it.each([
  [[dir], dir],
  [['a.dream'], join(dir, 'a.dream')],
  [['a.dream', 'gone.dream'], join(dir, 'gone.dream')],
  [['a.txt'], null],
  [['gone'], null],
  [['--flag', ''], null],
  [['/app', 'a.dream'], join(dir, 'a.dream')],
  [['/app'], null],
])('of %j is %j', (args, found) => expect(projectIn(args, dir, '/app')).toBe(found));
