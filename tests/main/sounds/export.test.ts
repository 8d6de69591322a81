/** A dream with sounds of every kind becomes a bundle that tells how long and loud each is; a damaged one is named, and nothing is written. */

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { author, toneFile } from '../../support/author.ts';
import { readAsAStranger } from '../../support/outside-reader.ts';

const home = mkdtempSync(join(tmpdir(), 'dream-export-'));
const me = author(home);
afterAll(() => {
  me.ports.close();
  rmSync(home, { recursive: true, force: true });
});

const NAMES = ['tone.flac', 'tone.mp3', 'tone.vorbis.ogg', 'tone.opus.ogg'];
const sound = (name: string) => new Uint8Array(readFileSync(join('scripts/fuzz/sounds', name)));
const body = (names: readonly string[]) =>
  names.map((name, i) => `asset s${i} = sound "${name}"`).join('\n') +
  `\nscene a { ${names.map((_, i) => `play s${i} at 30dB`).join('  ')}  when distress > 0.9 -> release }`;

it('measures each of them', async () => {
  const sounds = { ...Object.fromEntries(NAMES.map((name) => [name, sound(name)])), 'tone.wav': toneFile(0.5) };
  const path = await me.bundle('1.0.0', body(Object.keys(sounds)), 'needs sound', sounds);
  const { manifest } = readAsAStranger(readFileSync(path));
  expect(manifest.sounds.map(({ format }: { format: string }) => format).sort()).toEqual(['FLAC', 'MP3', 'Ogg', 'Ogg', 'WAV']);
  for (const { durationMs, loudness } of manifest.sounds) {
    expect(durationMs).toBe(500);
    expect(loudness.integrated).toBeLessThan(0);
  }
  expect(await me.ask('bundle.inspect', { path })).toMatchObject({ version: '1.0.0' });
});

it('names one that is damaged', async () => {
  // Its frames are there, and say nothing.
  const damaged = sound('tone.flac').fill(0, 200, 2800);
  await expect(me.bundle('1.0.0', body(['tone.flac']), 'needs sound', { 'tone.flac': damaged })).rejects.toThrow(
    /tone\.flac can not be played by a device: (it is a damaged FLAC file|there is no sound in it)/,
  );
  expect(existsSync(join(home, 'author-dream-2', 'quiet.ssu'))).toBe(false);
});
