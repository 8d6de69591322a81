/** A dream with sounds of every kind becomes a bundle that tells how long and loud each is, and a night that is heard; a damaged one is named, and nothing is written. */

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openWav } from '../../../app/audio/index.ts';
import { REFERENCE_LEVEL_DB, REFERENCE_RMS_DBFS } from '../../../app/base/index.ts';
import { inMemory } from '../../../scripts/fuzz/corpus.ts';
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

it.each(['bundle', 'file'] as const)(
  'renders the night of a %s: each kind is heard as loud as a WAV would be',
  async (kind) => {
    for (const name of [...NAMES, 'tone.wav']) {
      const bytes = name === 'tone.wav' ? toneFile(0.5) : sound(name);
      const path = await me.bundle(
        '1.0.0',
        `asset hum = sound "${name}"\nscene a { play hum at ${REFERENCE_LEVEL_DB}dB loop  when distress > 0.99 -> release }`,
        'needs sound',
        {
          [name]: bytes,
        },
      );
      const source = kind === 'bundle' ? ({ kind, path } as const) : ({ kind, dir: join(path, '..'), path: 'main.dream' } as const);
      const { night } = await me.ask('night.preview', { source, subject: { kind: 'sleeper', name: 'mara' }, seed: 1 });
      const out = join(home, `${kind}-${name}.wav`);
      const { notes } = await me.ask('night.render', { source, night, from: 0, to: 2000, out });
      expect(notes.filter((note) => note.includes(name))).toEqual([]);
      const wav = await openWav(inMemory(new Uint8Array(readFileSync(out))));
      const rms = wav.ok && wav.value !== null ? 20 * Math.log10(wav.value.rms) : Number.NaN;
      expect([name, Math.abs(rms - REFERENCE_RMS_DBFS) < 0.5]).toEqual([name, true]);
    }
  },
  60_000,
);

it('gives the samples and the picture of each kind to who listens', async () => {
  const dir = join(await me.bundle('1.0.0', body(NAMES), 'needs sound', Object.fromEntries(NAMES.map((name) => [name, sound(name)]))), '..');
  for (const path of NAMES) {
    const whole = await me.ask('assets.samples', { dir, path, from: 0, count: 100_000 });
    expect([path, Math.round((whole.frames / whole.rate) * 1000), whole.samples.length]).toEqual([path, 500, whole.frames * whole.channels]);
    const part = await me.ask('assets.samples', { dir, path, from: 100, count: 10 });
    expect([...part.samples]).toEqual([...whole.samples.subarray(100 * whole.channels, 110 * whole.channels)]);
    const wave = await me.ask('assets.waveform', { dir, path });
    expect(Math.round(wave.durationMs)).toBe(500);
    expect(Math.abs((wave.loudnessDb ?? 0) + 23)).toBeLessThan(1);
    expect(Math.max(...wave.peaks)).toBeGreaterThan(0.08);
  }
});

it('says why a sound can not be heard', async () => {
  const dir = join(await me.bundle('1.0.0', body(['tone.flac']), 'needs sound', { 'tone.flac': sound('tone.flac') }), '..');
  writeFileSync(join(dir, 'damaged.flac'), sound('tone.flac').fill(0, 200, 2800));
  writeFileSync(join(dir, 'text.flac'), 'no sound');
  for (const path of ['damaged.flac', 'text.flac']) {
    const asked = await me.try('assets.samples', { dir, path, from: 0, count: 10 });
    expect(asked).toMatchObject({ ok: false, failure: { message: expect.stringContaining(`${path} can not be played by a device: `) } });
  }
});
