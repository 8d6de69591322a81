/** What is heard of a night: a WAV file of it and the samples that a player gets, of a sound that is compressed, at the level of the law, faded by the watchdog, whole after a kill. */

import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWav, type Pcm } from '../../../app/audio/index.ts';
import { good, REFERENCE_RMS_DBFS } from '../../../app/base/index.ts';
import { findPlayer } from '../../../main/ssu/outputs/player.ts';
import { SHAPE } from '../../../main/ssu/outputs/sound.ts';
import { type Author, author } from '../../support/author.ts';
import { dream, endDevices, scratch, startDevice, type TestDevice } from '../../support/ssu.ts';

const home = scratch('sound');
const device = 'Bed';
const [wav, heard, programs] = [join(home, 'night.wav'), join(home, 'heard.raw'), join(home, 'bin')];
let bed: TestDevice;
let me: Author;

beforeAll(async () => {
  // A player that keeps what it is given.
  mkdirSync(programs);
  writeFileSync(join(programs, 'paplay'), `#!/bin/sh\nexec cat >> '${heard}'\n`);
  chmodSync(join(programs, 'paplay'), 0o755);
  const path = process.env['PATH'];
  process.env['PATH'] = `${programs}:${path}`;
  bed = await startDevice(home, ['--name', device, '--speed', '1', '--output', `wav:${wav}`, '--output', 'player']);
  process.env['PATH'] = path;
  await bed.until('code');
  me = author(home);
  await me.ask('devices.pair', { device: `127.0.0.1:${bed.port()}`, code: bed.code(), rights: ['publish', 'activate', 'observe'] });
  const bundle = await me.bundle('1.0.0', 'scene a { play hum at 45dB loop  when distress > 0.99 -> release }', 'needs sound\n  asset hum = sound "hum.flac"', {
    'hum.flac': new Uint8Array(readFileSync('scripts/fuzz/sounds/tone.flac')),
  });
  const { slot } = await me.ask('devices.install', { device, path: bundle });
  await me.ask('devices.activate', { device, slot });
  await me.ask('devices.confirm', { device });
});
afterAll(endDevices);

async function read(path: string): Promise<Pcm> {
  const bytes = new Uint8Array(readFileSync(path));
  const opened = await openWav({ size: bytes.length, read: async (at, length) => good(bytes.subarray(at, at + length)) });
  if (!opened.ok || opened.value === null) throw new Error('no WAV');
  return opened.value;
}

/** dB full scale of half seconds, as long as the sound that is repeated, each a tenth after the one before. */
async function levelsOf(pcm: Pcm): Promise<number[]> {
  const [length, tenth] = [pcm.rate / 2, pcm.rate / 10];
  const levels: number[] = [];
  for (let frame = 0; frame + length <= pcm.frames; frame += tenth) {
    const samples = await pcm.read(frame, length);
    if (!samples.ok) throw new Error('unreadable');
    levels.push(10 * Math.log10(samples.value.reduce((sum, one) => sum + one * one, 0) / samples.value.length));
  }
  return levels;
}

const seconds = async (path: string): Promise<number> => {
  if (!existsSync(path)) return 0;
  const pcm = await read(path);
  return pcm.frames / pcm.rate;
};

/** Of its loudest half second; a night has begun before its sounds are read. */
const loudestOf = async (path: string): Promise<number> => (existsSync(path) ? Math.max(...(await levelsOf(await read(path)))) : Number.NEGATIVE_INFINITY);

/** Whether the last hundredth of a second is silence. */
async function endsSilent(path: string): Promise<boolean> {
  const pcm = await read(path);
  const end = await pcm.read(pcm.frames - pcm.rate / 100, pcm.rate / 100);
  return end.ok && end.value.every((sample) => sample === 0);
}

it('is written and played at the level of the cue, and falls to silence with the release', async () => {
  await me.ask('devices.night', { device, mode: 'program', seed: 1 });
  await expect.poll(() => seconds(wav)).toBeGreaterThan(2);
  await expect.poll(() => loudestOf(wav)).toBeGreaterThan(REFERENCE_RMS_DBFS - 1);
  const begun = bed.told.length;
  await me.ask('devices.release', { device });
  await bed.until('silent', begun);
  // What the device has let go of is still on its way into the file and to the player.
  await expect.poll(() => endsSilent(wav)).toBe(true);
  const played = () => readFileSync(heard);
  const playedSeconds = () => played().length / 4 / SHAPE.rate;
  await expect
    .poll(
      () =>
        playedSeconds() > 2 &&
        played()
          .subarray(-400)
          .every((byte) => byte === 0),
    )
    .toBe(true);
  const pcm = await read(wav);
  expect([pcm.rate, pcm.channels]).toEqual([44_100, 2]);
  const levels = await levelsOf(pcm);
  const loudest = Math.max(...levels);
  expect(Math.abs(loudest - REFERENCE_RMS_DBFS)).toBeLessThan(1);
  // The fade takes two seconds: nothing rises in it, and its end is silent.
  const from = levels.findLastIndex((level) => level > loudest - 0.5);
  const fade = levels.slice(from);
  expect(fade.length).toBeGreaterThan(10);
  expect(fade.every((level, i) => i === 0 || level <= fade[i - 1]! + 0.5)).toBe(true);
});

it('of the next night goes to a file of its own, which can be opened after a kill', async () => {
  const second = join(home, 'night-2.wav');
  // What was unpacked stands beside the program, and is made again where it is gone.
  const [unpacked = ''] = readdirSync(join(bed.state, 'programs')).filter((name) => name.endsWith('.sounds'));
  const folder = join(bed.state, 'programs', unpacked);
  const names = readdirSync(folder);
  expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.flac\.wav$/)]);
  rmSync(folder, { recursive: true });
  await me.ask('devices.night', { device, mode: 'program', seed: 2 });
  await expect.poll(() => loudestOf(second)).toBeGreaterThan(REFERENCE_RMS_DBFS - 1);
  expect(readdirSync(folder)).toEqual(names);
  await bed.kill();
  expect(await loudestOf(second)).toBeGreaterThan(REFERENCE_RMS_DBFS - 1);
});

it('has no player where none is installed, and says what would help', async () => {
  expect(findPlayer(home)).toMatchObject({ ok: false, failure: { message: expect.stringContaining('paplay, aplay, play') } });
  const wrong = await dream(home, 'ssu', 'start', '--output', 'radio', '--state', join(home, 'other'));
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('mqtt://HOST/PREFIX')]);
});
