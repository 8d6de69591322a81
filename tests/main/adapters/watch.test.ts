/** Changes of real files by another program: noticed, each once, and never more than what is true. */

import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { bad } from '../../../app/base/index.ts';
import { type OutsideChanges, type ProjectFiles, watchProject } from '../../../app/project/index.ts';
import { sha256Hex } from '../../../main/adapters/crypto.ts';
import { createProjectFiles } from '../../../main/adapters/project-files.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** `locked`: how often a text can not be read, as while another program keeps it for itself. */
function watched(known: Readonly<Record<string, string>>, before: Readonly<Record<string, string>> = known, locked = 0) {
  const dir = mkdtempSync(join(tmpdir(), 'dream-watch-'));
  for (const [path, text] of Object.entries(before)) writeFileSync(join(dir, path), text);
  const onDisk = createProjectFiles({ templatesDir: 'templates', projectsDir: join(dir, 'projects'), now: () => new Date() });
  let times = locked;
  let look = () => {};
  const files: ProjectFiles = {
    ...onDisk,
    watch(folder, hint) {
      look = hint;
      return onDisk.watch(folder, hint);
    },
    readText: async (...place) => (times-- > 0 ? bad({ why: 'unreadable', message: 'It is locked.', hint: '' }) : onDisk.readText(...place)),
  };
  const told: OutsideChanges[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const digests = Object.fromEntries(Object.entries(known).map(([path, text]) => [path, sha256Hex(text)]));
  const done = watchProject(files, dir, digests, (changes) => told.push(changes), promise);
  ends.push(resolve);
  const changed = () => told.flatMap((changes) => changes.changed);
  const gone = () => told.flatMap((changes) => changes.gone);
  return {
    dir,
    changed,
    gone,
    told,
    /** Any hint: the texts themselves may be as they were. */
    look: () => look(),
    stop() {
      resolve();
      return done;
    },
  };
}

/** In one step: a look that is under way sees no file that is half written. */
function put(dir: string, path: string, text: string): void {
  writeFileSync(join(dir, '.put.tmp'), text);
  renameSync(join(dir, '.put.tmp'), join(dir, path));
}

const soon = (look: () => void) => vi.waitFor(look, { timeout: 60_000 });

it('tells of what changed before anyone watched', async () => {
  const { changed, gone } = watched({ 'a.dream': 'old', 'b.dream': 'same', 'c.dream': 'gone' }, { 'a.dream': 'new', 'b.dream': 'same' });
  await soon(() => expect([changed(), gone()]).toEqual([['a.dream'], ['c.dream']]));
});

it('tells of texts that change, come and go, in folders that are new too', async () => {
  const { dir, changed, gone } = watched({ 'a.dream': 'one' });
  put(dir, 'a.dream', 'two');
  await soon(() => expect(changed()).toEqual(['a.dream']));
  mkdirSync(join(dir, 'scenes/deep'), { recursive: true });
  put(dir, 'scenes/deep/b.dream', 'b');
  await soon(() => expect(changed()).toEqual(['a.dream', 'scenes/deep/b.dream']));
  put(dir, 'scenes/deep/b.dream', 'c');
  await soon(() => expect(changed()).toHaveLength(3));
  rmSync(join(dir, 'a.dream'));
  await soon(() => expect(gone()).toEqual(['a.dream']));
});

it('tells of dream.json, and of what else is known, and of no other text', async () => {
  const { dir, changed, gone, look } = watched({ 'a.dream': 'one', 'notes/README.md': 'note' }, { 'a.dream': 'one' });
  await soon(() => expect(gone()).toEqual(['notes/README.md']));
  mkdirSync(join(dir, 'notes'));
  put(dir, 'notes/other.md', 'nobody knows it');
  put(dir, 'notes/README.md', 'again');
  look();
  await soon(() => expect(changed()).toEqual(['notes/README.md']));
  put(dir, 'dream.json', '{}');
  await soon(() => expect(changed()).toEqual(['notes/README.md', 'dream.json']));
});

it('tells of the places of scenes too', async () => {
  const { dir, changed, gone } = watched({ 'a.dream': 'one', 'a.layout.json': 'here' });
  put(dir, 'a.layout.json', 'there');
  await soon(() => expect(changed()).toEqual(['a.layout.json']));
  rmSync(join(dir, 'a.layout.json'));
  await soon(() => expect(gone()).toEqual(['a.layout.json']));
});

it('says nothing of a file that is written again as it was, nor of other files', async () => {
  const { dir, told, changed } = watched({ 'a.dream': 'one' });
  put(dir, 'a.dream', 'one');
  writeFileSync(join(dir, 'notes.txt'), 'x');
  writeFileSync(join(dir, '.a.dream.part'), 'x');
  put(dir, 'b.dream', 'b');
  await soon(() => expect(changed()).toEqual(['b.dream']));
  expect(told).toHaveLength(1);
});

it('sees a file that took the place of another in one step, as editors write', async () => {
  const { dir, changed, gone } = watched({ 'a.dream': 'one' });
  writeFileSync(join(dir, '.a.tmp'), 'two');
  renameSync(join(dir, '.a.tmp'), join(dir, 'a.dream'));
  await soon(() => expect(changed()).toEqual(['a.dream']));
  expect(gone()).toEqual([]);
});

it('looks again at a text that could not be read', async () => {
  const { look, changed, gone } = watched({ 'a.dream': 'one' }, { 'a.dream': 'two' }, 1);
  look();
  await soon(() => expect(changed()).toEqual(['a.dream']));
  expect(gone()).toEqual([]);
});

it('tells once that the folder itself is gone, of no text in it, and that it is back', async () => {
  const { dir, told, look, gone } = watched({ 'a.dream': 'one' });
  renameSync(dir, `${dir}-away`);
  look();
  await soon(() => expect(told.map(({ lost }) => lost?.why ?? null)).toEqual(['not-found']));
  expect(told[0]?.lost?.place).toEqual({ file: dir });
  look();
  renameSync(`${dir}-away`, dir);
  look();
  await soon(() => expect(told.map(({ lost }) => lost?.why ?? null)).toEqual(['not-found', null]));
  expect(gone()).toEqual([]);
});

it('ends when it is stopped', async () => {
  const { stop } = watched({});
  await stop();
});
