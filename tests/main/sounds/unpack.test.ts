/** Compressed sounds as WAV: as long and as loud as they are, whole or not there, and never more than the disk has room for. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type CompressedFormat, openSound, openWav } from '../../../app/audio/index.ts';
import { bad } from '../../../app/base/index.ts';
import { createSoundDecoder, createUnpacker, unpackTo } from '../../../main/sounds/index.ts';
import { inMemory } from '../../../scripts/fuzz/corpus.ts';
import { smallDisk } from '../../support/small-disk.ts';

const home = mkdtempSync(join(tmpdir(), 'dream-unpack-'));
const decoder = createSoundDecoder();
const unpacker = createUnpacker(decoder, join(home, 'unpacked'));
afterAll(() => {
  decoder.close();
  rmSync(home, { recursive: true, force: true });
});

const bytesOf = (name: string) => new Uint8Array(readFileSync(`scripts/fuzz/sounds/${name}`));
const usual = { decoder, cancel: { cancelled: false }, step: async () => {} };
const SOUNDS: readonly (readonly [name: string, format: CompressedFormat, rate: number])[] = [
  ['tone.flac', 'FLAC', 16_000],
  ['tone.mp3', 'MP3', 16_000],
  ['tone.vorbis.ogg', 'Ogg', 16_000],
  ['tone.opus.ogg', 'Ogg', 48_000],
];

describe('a tone of half a second, −20 dB of full scale', () => {
  it.each(SOUNDS)('is that as %s', async (name, _, rate) => {
    const opened = await openSound(inMemory(bytesOf(name)), { unpacker, ...usual });
    if (!opened.ok || 'unplayable' in opened.value) throw new Error('it can not be opened');
    const { frames, rms, channels, read, close } = opened.value;
    expect([opened.value.rate, Math.round((frames / rate) * 1000)]).toEqual([rate, 500]);
    // A sine has 3 dB less than its peak.
    expect(Math.abs(20 * Math.log10(rms) + 23)).toBeLessThan(1);
    const samples = await read(0, frames);
    expect(samples.ok && samples.value.length).toBe(frames * channels);
    await close();
    expect(readdirSync(join(home, 'unpacked'))).toEqual([]);
  });

  it('is a file of that name, which any player of WAV plays', async () => {
    const path = join(home, 'tone.wav');
    expect(await unpackTo(path, { ...usual, source: inMemory(bytesOf('tone.flac')), format: 'FLAC' })).toEqual({ ok: true, value: null });
    const wav = await openWav(inMemory(new Uint8Array(readFileSync(path))));
    expect(wav.ok && wav.value?.frames).toBe(8000);
  });
});

describe('what does not come to its end', () => {
  it('a damaged sound is told of, and leaves no file', async () => {
    const path = join(home, 'damaged.wav');
    const damaged = bytesOf('tone.flac').fill(0, 200, 2800);
    const unpacked = await unpackTo(path, { ...usual, source: inMemory(damaged), format: 'FLAC' });
    expect(unpacked).toMatchObject({ ok: true, value: { unplayable: expect.any(String) } });
    expect(existsSync(path)).toBe(false);
  });

  it('one that is stopped, or can not be read further, leaves no file', async () => {
    const path = join(home, 'stopped.wav');
    const whole = inMemory(bytesOf('tone.mp3'));
    expect(await unpackTo(path, { ...usual, source: whole, format: 'MP3', cancel: { cancelled: true } })).toMatchObject({ failure: { why: 'cancelled' } });
    const broken = { size: whole.size, read: async () => bad({ why: 'unreadable', message: 'The disk fails.', hint: '' }) };
    expect(await unpackTo(path, { ...usual, source: broken, format: 'MP3' })).toMatchObject({ failure: { message: 'The disk fails.' } });
    expect(existsSync(path)).toBe(false);
    // The thread was ended for it; the next sound is heard as ever.
    expect(await unpackTo(path, { ...usual, source: whole, format: 'MP3' })).toEqual({ ok: true, value: null });
  });

  const disk = smallDisk();
  afterAll(() => disk?.remove());
  it.skipIf(disk === null)('one that the disk has no room for says so, and leaves the rest of the disk free', async () => {
    const path = join(disk!.dir, 'tone.wav');
    expect(await unpackTo(path, { ...usual, source: inMemory(bytesOf('tone.flac')), format: 'FLAC' })).toMatchObject({
      ok: false,
      failure: { why: 'disk-full', place: { file: path } },
    });
    expect(existsSync(path)).toBe(false);
  });
});
