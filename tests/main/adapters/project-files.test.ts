/** Files of projects: assets of every kind, saving without tearing, and nothing outside of the folder, also not through links. */

import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProjectFiles } from '../../../main/adapters/project-files.ts';

function project() {
  const dir = mkdtempSync(join(tmpdir(), 'dream-files-'));
  mkdirSync(join(dir, 'assets'));
  return { dir, files: createProjectFiles({ templatesDir: 'templates', projectsDir: join(dir, 'projects'), now: () => new Date() }) };
}

describe('assets', () => {
  it('that are sound tell their length', async () => {
    const { dir, files } = project();
    writeFileSync(join(dir, 'assets/surf.wav'), readFileSync('templates/tide-house/assets/surf.wav'));
    expect(await files.probe(dir, 'assets/surf.wav')).toMatchObject({ state: 'audio', durationMs: 16_000 });
  });

  it('that are missing, no audio, or two gigabytes are told apart, the last without reading it', async () => {
    const { dir, files } = project();
    writeFileSync(join(dir, 'assets/text.wav'), 'Not a sound, but a sentence.');
    writeFileSync(join(dir, 'assets/header.wav'), readFileSync('templates/tide-house/assets/surf.wav').subarray(0, 44));
    const huge = openSync(join(dir, 'assets/huge.wav'), 'w');
    ftruncateSync(huge, 2 * 1024 ** 3);
    closeSync(huge);
    expect(await files.probe(dir, 'assets/gone.wav')).toEqual({ state: 'missing' });
    expect(await files.probe(dir, 'assets/text.wav')).toMatchObject({ state: 'not-audio' });
    expect(await files.probe(dir, 'assets/header.wav')).toMatchObject({ state: 'not-audio', found: 'a WAV file without any sound in it' });
    expect(await files.probe(dir, 'assets/huge.wav')).toMatchObject({ state: 'too-large', bytes: 2 * 1024 ** 3 });
  });

  it('outside of the project are never looked at', async () => {
    const { dir, files } = project();
    const outside = mkdtempSync(join(tmpdir(), 'dream-outside-'));
    writeFileSync(join(outside, 'secret.wav'), readFileSync('templates/tide-house/assets/surf.wav'));
    symlinkSync(join(outside, 'secret.wav'), join(dir, 'assets/link.wav'));
    symlinkSync(outside, join(dir, 'door'));
    for (const path of ['../secret.wav', '/etc/passwd', 'assets/../../x.wav', 'assets/link.wav', 'door/secret.wav', 'a\\b.wav']) {
      expect((await files.probe(dir, path)).state, path).not.toBe('audio');
    }
  });
});

describe('saving', () => {
  it('makes the folders on the way, also through no link, but never the project’s own', async () => {
    const { dir, files } = project();
    expect(await files.writeText(dir, 'deep/er/a.dream', 'one', null)).toMatchObject({ ok: true });
    expect(readFileSync(join(dir, 'deep/er/a.dream'), 'utf8')).toBe('one');
    const outside = mkdtempSync(join(tmpdir(), 'dream-outside-'));
    symlinkSync(outside, join(dir, 'door'));
    symlinkSync(join(outside, 'not-there'), join(dir, 'nowhere'));
    for (const path of ['door/new/a.dream', 'nowhere/a.dream']) expect((await files.writeText(dir, path, 'one', null)).ok, path).toBe(false);
    expect(readdirSync(outside)).toEqual([]);
    const gone = join(dir, 'gone');
    expect(await files.writeText(gone, 'a.dream', 'one', null)).toMatchObject({ ok: false, failure: { why: 'not-found', place: { file: gone } } });
    expect(readdirSync(dir)).not.toContain('gone');
  });

  it('is refused where the file changed outside, and leaves it', async () => {
    const { dir, files } = project();
    const first = await files.writeText(dir, 'a.dream', 'one', null);
    if (!first.ok) throw new Error(first.failure.message);
    writeFileSync(join(dir, 'a.dream'), 'theirs');
    expect(await files.writeText(dir, 'a.dream', 'mine', first.value.digest)).toMatchObject({ ok: false, failure: { why: 'changed-outside' } });
    expect(readFileSync(join(dir, 'a.dream'), 'utf8')).toBe('theirs');
  });

  it('of a hundred at once leaves one of them whole, and no litter', async () => {
    const { dir, files } = project();
    const first = await files.writeText(dir, 'a.dream', 'start', null);
    if (!first.ok) throw new Error(first.failure.message);
    const texts = Array.from({ length: 100 }, (_, i) => `text ${i} `.repeat(500));
    const outcomes = await Promise.all(texts.map((text) => files.writeText(dir, 'a.dream', text, first.value.digest)));
    expect(outcomes.some((outcome) => outcome.ok)).toBe(true);
    expect(texts).toContain(readFileSync(join(dir, 'a.dream'), 'utf8'));
    expect(readdirSync(dir).sort()).toEqual(['a.dream', 'assets']);
  });

  it('clears away what killed writes left, once nobody can be writing it any more, and nothing else', async () => {
    const { dir, files } = project();
    const parts = ['.a.dream.0123456789ab.part', 'assets/.surf.wav.0123456789ab.part'];
    const others = ['.a.dream.ffffffffffff.part', '.notes.part', 'a.dream'];
    for (const name of [...parts, ...others]) writeFileSync(join(dir, name), 'x');
    const hourAgo = Date.now() / 1000 - 3600;
    for (const name of [...parts, '.notes.part', 'a.dream']) utimesSync(join(dir, name), hourAgo, hourAgo);
    await files.tidy(dir);
    expect(readdirSync(dir).sort()).toEqual([...others, 'assets'].sort());
    expect(readdirSync(join(dir, 'assets'))).toEqual([]);
  });

  it('never leaves the project', async () => {
    const { dir, files } = project();
    for (const path of ['../out.dream', '/tmp/out.dream', 'x/../../out.dream']) expect((await files.writeText(dir, path, 'x', null)).ok).toBe(false);
  });
});

it('says that a file stands in the way of new projects', async () => {
  const { dir, files } = project();
  writeFileSync(join(dir, 'projects'), 'no folder');
  const made = await files.createFrom('tide-house', { name: 'House' }, {});
  expect(made).toMatchObject({ ok: false, failure: { why: 'unreadable', place: { file: join(dir, 'projects', 'House') } } });
});
