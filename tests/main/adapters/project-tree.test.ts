/** A project's folder: nothing is overwritten, nothing leaves it, and what is thrown away comes back whole. */

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeInProject, moveInProject, trashInProject } from '../../../app/project/index.ts';
import { sha256Hex } from '../../../main/adapters/crypto.ts';
import { createProjectFiles } from '../../../main/adapters/project-files.ts';
import { createProjectTree } from '../../../main/adapters/project-tree.ts';

const tree = createProjectTree(() => new Date('2026-03-04T05:06:07Z'));
const files = createProjectFiles({ templatesDir: 'templates', projectsDir: '/nowhere', now: () => new Date() });

function project(): string {
  const dir = mkdtempSync(join(tmpdir(), 'dream-tree-'));
  mkdirSync(join(dir, 'assets'));
  writeFileSync(join(dir, 'assets/surf.wav'), 'surf');
  writeFileSync(join(dir, 'house.dream'), 'dream "House" {}\n');
  writeFileSync(join(dir, 'dream.json'), '{ "name": "House", "main": "house.dream", "more": 1 }\n');
  return dir;
}
const paths = async (dir: string) => {
  const listed = await tree.list(dir);
  return listed.ok ? listed.value.entries.map(({ path }) => path) : listed;
};

describe('the list', () => {
  it('has folders first, and nothing hidden', async () => {
    const dir = project();
    writeFileSync(join(dir, '.hidden'), '');
    expect(await paths(dir)).toEqual(['assets', 'assets/surf.wav', 'dream.json', 'house.dream']);
  });

  it('has links as what they lead to, says which lead out, and follows none in a circle', async () => {
    const dir = project();
    mkdirSync(join(dir, '.trash'));
    symlinkSync('/etc/passwd', join(dir, 'out'));
    symlinkSync('nowhere', join(dir, 'lost'));
    symlinkSync('.trash', join(dir, 'bin'));
    symlinkSync('assets/surf.wav', join(dir, 'waves.wav'));
    symlinkSync('..', join(dir, 'assets/up'));
    symlinkSync('assets', join(dir, 'sounds'));
    const listed = await tree.list(dir);
    expect(listed.ok && listed.value.entries.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'folder assets',
      'file assets/surf.wav',
      'folder assets/up',
      'link bin',
      'file dream.json',
      'dream house.dream',
      'link lost',
      'link out',
      'folder sounds',
      'file sounds/surf.wav',
      'folder sounds/up',
      'file waves.wav',
    ]);
  });

  it('has links that are moved, deleted and brought back themselves; what they lead to stays', async () => {
    const dir = project();
    symlinkSync('assets/surf.wav', join(dir, 'waves.wav'));
    expect(await tree.move(dir, 'waves.wav', 'parts/waves.wav')).toMatchObject({ ok: true });
    expect(readFileSync(join(dir, 'parts/waves.wav'), 'utf8')).toBe('surf');
    const id = await tree.trash(dir, 'parts/waves.wav');
    expect(existsSync(join(dir, 'parts/waves.wav'))).toBe(false);
    expect(readFileSync(join(dir, 'assets/surf.wav'), 'utf8')).toBe('surf');
    expect(id.ok && (await tree.restore(dir, id.value))).toMatchObject({ ok: true });
    expect(readFileSync(join(dir, 'parts/waves.wav'), 'utf8')).toBe('surf');
  });
});

describe('a move', () => {
  it('makes the folders on the way', async () => {
    const dir = project();
    expect(await tree.move(dir, 'assets/surf.wav', 'sounds/sea/waves.wav')).toEqual({ ok: true, value: null });
    expect(readFileSync(join(dir, 'sounds/sea/waves.wav'), 'utf8')).toBe('surf');
  });

  it('overwrites nothing', async () => {
    const dir = project();
    expect(await tree.move(dir, 'assets/surf.wav', 'house.dream')).toMatchObject({ ok: false, failure: { why: 'exists' } });
    expect(readFileSync(join(dir, 'assets/surf.wav'), 'utf8')).toBe('surf');
  });

  it.each(['../out.wav', '/tmp/out.wav', 'a/../../out'])('to %s is refused', async (to) => {
    expect(await tree.move(project(), 'assets/surf.wav', to)).toMatchObject({ ok: false, failure: { why: 'refused' } });
  });

  it('of the program takes dream.json along, with what else stands in it', async () => {
    const dir = project();
    expect(await moveInProject(files, tree, dir, 'house.dream', 'parts/home.dream')).toMatchObject({ ok: true, value: { main: 'parts/home.dream' } });
    expect(JSON.parse(readFileSync(join(dir, 'dream.json'), 'utf8'))).toEqual({ name: 'House', main: 'parts/home.dream', more: 1 });
    expect(await moveInProject(files, tree, dir, 'parts', 'parts/in')).toMatchObject({ failure: { why: 'refused' } });
    expect(await moveInProject(files, tree, dir, 'parts/home.dream', 'home.txt')).toMatchObject({ failure: { why: 'refused' } });
    expect(await moveInProject(files, tree, dir, 'dream.json', 'parts/dream.json')).toMatchObject({ failure: { why: 'refused' } });
  });

  it('of the program leaves every other sign of dream.json as it is, also where it has a slip', async () => {
    const dir = project();
    const text = '{ "main" :  "house.dream" ,\n\t"name": "House",,\n}';
    writeFileSync(join(dir, 'dream.json'), text);
    const wanted = text.replace('house.dream', 'home.dream');
    expect(await moveInProject(files, tree, dir, 'house.dream', 'home.dream')).toEqual({
      ok: true,
      value: { main: 'home.dream', head: { text: wanted, digest: sha256Hex(wanted) } },
    });
    expect(readFileSync(join(dir, 'dream.json'), 'utf8')).toBe(wanted);
  });
});

describe('a new folder', () => {
  it('is made with those on the way, over nothing, and nowhere else', async () => {
    const dir = project();
    expect(await makeInProject(tree, dir, 'parts/sea')).toEqual({ ok: true, value: null });
    expect(await paths(dir)).toEqual(['assets', 'assets/surf.wav', 'parts', 'parts/sea', 'dream.json', 'house.dream']);
    expect(await makeInProject(tree, dir, 'assets')).toMatchObject({ failure: { why: 'exists' } });
    expect(await makeInProject(tree, dir, '../out')).toMatchObject({ failure: { why: 'refused' } });
  });
});

describe('where scenes were placed by hand', () => {
  const places = '{ "format": 1, "places": {} }\n';
  function placed(): string {
    const dir = project();
    writeFileSync(join(dir, 'house.layout.json'), places);
    return dir;
  }

  it('goes along with the dream', async () => {
    const dir = placed();
    expect(await moveInProject(files, tree, dir, 'house.dream', 'parts/home.dream')).toMatchObject({ ok: true, value: { main: 'parts/home.dream' } });
    expect(await paths(dir)).toEqual(['assets', 'assets/surf.wav', 'parts', 'parts/home.dream', 'parts/home.layout.json', 'dream.json']);
    expect(readFileSync(join(dir, 'parts/home.layout.json'), 'utf8')).toBe(places);
  });

  it('takes the place of no other: then nothing moves', async () => {
    const dir = placed();
    writeFileSync(join(dir, 'home.layout.json'), 'of another');
    expect(await moveInProject(files, tree, dir, 'house.dream', 'home.dream')).toMatchObject({ ok: false, failure: { why: 'exists' } });
    expect(await paths(dir)).toEqual(['assets', 'assets/surf.wav', 'dream.json', 'home.layout.json', 'house.dream', 'house.layout.json']);
    expect(JSON.parse(readFileSync(join(dir, 'dream.json'), 'utf8'))).toMatchObject({ main: 'house.dream' });
  });
});

describe('the trash', () => {
  it('gives back what it was given, where it was, once', async () => {
    const dir = project();
    const id = await tree.trash(dir, 'assets');
    expect(await paths(dir)).toEqual(['dream.json', 'house.dream']);
    expect(await tree.trashed(dir)).toEqual({ ok: true, value: [{ id: id.ok && id.value, path: 'assets', folder: true, deletedAt: '2026-03-04' }] });
    expect(readFileSync(join(dir, '.trash/.gitignore'), 'utf8')).toBe('*\n');
    expect(await tree.restore(dir, id.ok ? id.value : '')).toEqual({ ok: true, value: 'assets' });
    expect(readFileSync(join(dir, 'assets/surf.wav'), 'utf8')).toBe('surf');
    expect(await tree.trashed(dir)).toEqual({ ok: true, value: [] });
    expect(await tree.restore(dir, id.ok ? id.value : '')).toMatchObject({ failure: { why: 'not-found' } });
  });

  it('takes a dream with the places of its scenes, and gives both back', async () => {
    const dir = project();
    writeFileSync(join(dir, 'attic.dream'), '');
    writeFileSync(join(dir, 'attic.layout.json'), 'places');
    const id = await trashInProject(files, tree, dir, 'attic.dream');
    expect(await paths(dir)).toEqual(['assets', 'assets/surf.wav', 'dream.json', 'house.dream']);
    expect(await tree.trashed(dir)).toMatchObject({ value: [{ path: 'attic.dream' }] });
    await tree.restore(dir, id.ok ? id.value : '');
    expect(readFileSync(join(dir, 'attic.layout.json'), 'utf8')).toBe('places');
  });

  it('keeps what it has where something lies in its place now', async () => {
    const dir = project();
    const id = await tree.trash(dir, 'assets/surf.wav');
    writeFileSync(join(dir, 'assets/surf.wav'), 'another');
    expect(await tree.restore(dir, id.ok ? id.value : '')).toMatchObject({ failure: { why: 'exists' } });
    expect(readFileSync(join(dir, 'assets/surf.wav'), 'utf8')).toBe('another');
    expect(await tree.trashed(dir)).toMatchObject({ value: [{ path: 'assets/surf.wav' }] });
  });

  it('is no way out of the folder', async () => {
    const dir = project();
    expect(await tree.restore(dir, '../../etc')).toMatchObject({ failure: { why: 'not-found' } });
    mkdirSync(join(dir, '.trash/x'), { recursive: true });
    writeFileSync(join(dir, '.trash/x/path'), '../../escaped');
    writeFileSync(join(dir, '.trash/x/item'), 'text');
    expect(await tree.restore(dir, 'x')).toMatchObject({ failure: { why: 'refused' } });
  });

  it('writes nothing through links that came with the project', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'dream-else-'));
    writeFileSync(join(elsewhere, 'precious'), 'mine');
    const dir = project();
    mkdirSync(join(dir, '.trash'));
    symlinkSync(join(elsewhere, 'precious'), join(dir, '.trash/.gitignore'));
    await tree.trash(dir, 'assets/surf.wav');
    expect(readFileSync(join(elsewhere, 'precious'), 'utf8')).toBe('mine');

    const linked = project();
    symlinkSync(elsewhere, join(linked, '.trash'));
    expect(await tree.trash(linked, 'assets/surf.wav')).toMatchObject({ failure: { why: 'refused' } });
    expect(await tree.trashed(linked)).toEqual({ ok: true, value: [] });
    expect(readdirSync(elsewhere)).toEqual(['precious']);
    expect(existsSync(join(linked, 'assets/surf.wav'))).toBe(true);
  });

  it.each(['house.dream', 'dream.json'])('does not take %s', async (path) => {
    const dir = project();
    expect(await trashInProject(files, tree, dir, path)).toMatchObject({ failure: { why: 'refused' } });
    expect(existsSync(join(dir, path))).toBe(true);
  });
});

describe('files from elsewhere', () => {
  it('come under names that are free', async () => {
    const dir = project();
    const elsewhere = mkdtempSync(join(tmpdir(), 'dream-else-'));
    writeFileSync(join(elsewhere, 'surf.wav'), 'other');
    expect(await tree.add(dir, 'assets', [join(elsewhere, 'surf.wav'), join(elsewhere, 'surf.wav')])).toEqual({
      paths: ['assets/surf-2.wav', 'assets/surf-3.wav'],
      failures: [],
    });
    expect(readFileSync(join(dir, 'assets/surf.wav'), 'utf8')).toBe('surf');
  });

  it('come with the folder that they are in, without what is hidden or linked', async () => {
    const dir = project();
    const elsewhere = mkdtempSync(join(tmpdir(), 'dream-else-'));
    mkdirSync(join(elsewhere, 'sea {1}/deep'), { recursive: true });
    for (const name of ['a.wav', 'deep/b.wav', '.hidden']) writeFileSync(join(elsewhere, 'sea {1}', name), name);
    symlinkSync('/etc/passwd', join(elsewhere, 'sea {1}/link'));
    const { paths: added, failures } = await tree.add(dir, 'assets', [join(elsewhere, 'sea {1}')]);
    expect([[...added].sort(), failures]).toEqual([['assets/sea _1_/a.wav', 'assets/sea _1_/deep/b.wav'], []]);
    expect(readFileSync(join(dir, 'assets/sea _1_/deep/b.wav'), 'utf8')).toBe('deep/b.wav');
  });

  it('come also where another can not, which is said', async () => {
    const dir = project();
    writeFileSync(join(dir, 'other.wav'), '');
    const { paths: added, failures } = await tree.add(dir, 'assets', ['/nowhere/at/all.wav', join(dir, 'other.wav')]);
    expect([added, failures.map(({ why }) => why)]).toEqual([['assets/other.wav'], ['not-found']]);
  });
});
