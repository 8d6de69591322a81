/** Compressed sounds: as long and as loud as what they were made of, and what is damaged, hostile or endless is unplayable and harms nobody. */

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import type { CompressedFormat, Heard } from '../../../app/audio/index.ts';
import { createSoundDecoder } from '../../../main/sounds/index.ts';
import { inMemory } from '../../../scripts/fuzz/corpus.ts';

// Processes and threads of their own, on machines that may be busy.
const decoder = createSoundDecoder();
afterAll(() => decoder.close());

const file = (name: string) => new Uint8Array(readFileSync(`scripts/fuzz/sounds/${name}`));

async function heard(bytes: Uint8Array, format: CompressedFormat, by = decoder): Promise<Heard> {
  const found = await by.measure(inMemory(bytes), format, { cancelled: false }, async () => {});
  if (!found.ok) throw new Error(found.failure.message);
  return found.value;
}

const SOUNDS: readonly (readonly [name: string, format: CompressedFormat])[] = [
  ['tone.flac', 'FLAC'],
  ['tone.mp3', 'MP3'],
  ['tone.vorbis.ogg', 'Ogg'],
  ['tone.opus.ogg', 'Ogg'],
];

describe('a tone of half a second, −20 dB of full scale, at 16 kHz', () => {
  it.each(SOUNDS)('is that as %s', async (name, format) => {
    const found = await heard(file(name), format);
    // A sine is 3.0 dB below its peak; the K weighting of 440 Hz is about −0.6 dB and the standard’s offset is −0.7 dB with it.
    expect(found).toMatchObject({ durationMs: 500, loudness: { shortTerm: null } });
    const { peak, integrated, momentary } = 'loudness' in found && found.loudness ? found.loudness : { peak: 0, integrated: 0, momentary: 0 };
    expect(peak).toBeCloseTo(-20, -0.5);
    expect(integrated).toBeGreaterThan(-24.5);
    expect(momentary).toBeGreaterThanOrEqual(integrated as number);
    expect(momentary).toBeLessThan(-23);
  });

  it('is the same each time', async () => {
    for (const [name, format] of SOUNDS) expect(await heard(file(name), format)).toEqual(await heard(file(name), format));
  });
});

describe('what can not be played', () => {
  it.each(SOUNDS)('%s cut within its head', async (name, format) => {
    expect(await heard(file(name).subarray(0, 40), format)).toHaveProperty('unplayable');
  });

  it.each(SOUNDS)('%s with any byte changed is measured or unplayable, and the next sound is heard as ever', async (name, format) => {
    const whole = file(name);
    const before = await heard(whole, format);
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 15)) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(Object.keys(await heard(changed, format)).sort()).toEqual(
        expect.toSatisfy((keys: string[]) => ['durationMs,loudness', 'unplayable'].includes(keys.join())),
      );
    }
    expect(await heard(whole, format)).toEqual(before);
  });

  it('one kind in the name of another', async () => {
    expect(await heard(file('tone.flac'), 'MP3')).toHaveProperty('unplayable');
    expect(await heard(file('tone.mp3'), 'Ogg')).toHaveProperty('unplayable');
  });

  it('more than two channels', async () => {
    const five = file('tone.opus.ogg');
    // The channel count of the identification header; codec-parser does not look at page checksums.
    five[28 + 9] = 5;
    expect(await heard(five, 'Ogg')).toEqual({ unplayable: 'it has 5 channels, and compressed sounds may have one or two' });
  });

  it.each([
    ['dies', 'process.exit(1)'],
    ['hangs', 'for (;;);'],
    ['fills its memory', 'for (const all = []; ; ) all.push(new Array(1e5).fill({}))'],
  ])('what a decoder %s by: the thread is ended, and started again for the next one', async (_, does) => {
    const worker = join(mkdtempSync(join(tmpdir(), 'dream-decoder-')), 'worker.mjs');
    writeFileSync(
      worker,
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', ({ kind }) => { if (kind === 'sound') return parentPort.postMessage({ kind: 'more' }); ${does} });`,
    );
    const failing = createSoundDecoder(worker, 2);
    for (let i = 0; i < 2; i++) expect(await heard(file('tone.mp3'), 'MP3', failing)).toEqual({ unplayable: 'decoding it takes too long or too much memory' });
    failing.close();
  });
});

it('that can not be started blames no sound', async () => {
  const none = createSoundDecoder(join(mkdtempSync(join(tmpdir(), 'dream-decoder-')), 'none.mjs'), 2);
  await expect(heard(file('tone.mp3'), 'MP3', none)).rejects.toThrow('did not start');
});

it('keeps no process alive that has nothing else to do', async () => {
  const script = join(mkdtempSync(join(tmpdir(), 'dream-decoder-')), 'ends.ts');
  const from = (path: string) => JSON.stringify(pathToFileURL(resolve(path)).href);
  writeFileSync(
    script,
    `import { readFileSync } from 'node:fs';
    import { createSoundDecoder } from ${from('main/sounds/index.ts')};
    const bytes = new Uint8Array(readFileSync(${JSON.stringify(resolve('scripts/fuzz/sounds/tone.mp3'))}));
    const source = { size: bytes.length, read: async (at, length) => ({ ok: true, value: bytes.slice(at, at + length) }) };
    const heard = await createSoundDecoder().measure(source, 'MP3', { cancelled: false }, async () => {});
    console.log(heard.value.durationMs);`,
  );
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  expect(stdout.trim()).toBe('500');
});
