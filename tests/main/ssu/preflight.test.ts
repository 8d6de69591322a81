/** What is known before a bundle is sent: nothing passes that a device would refuse, with real devices behind it. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Preflight } from '../../../app/bridge/index.ts';
import { type Author, author } from '../../support/author.ts';
import { dream, endDevices, scratch, startDevice, type TestDevice } from '../../support/ssu.ts';

const home = scratch('preflight');
let bed: TestDevice;
let me: Author;

beforeAll(async () => {
  bed = await startDevice(home, ['--name', 'Bed', '--speed', '1', '--capabilities', 'sound,light', '--sleeper', 'arthur']);
  await bed.until('code');
  me = author(home, 'data');
  await me.ask('devices.pair', { device: `127.0.0.1:${bed.port()}`, code: bed.code(), rights: ['publish', 'activate', 'observe'] });
});
afterAll(endDevices);

function write(text: string): { readonly kind: 'file'; readonly dir: string; readonly path: string } {
  const dir = join(home, 'dream');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'dream.json'), '{ "name": "Quiet" }\n');
  writeFileSync(join(dir, 'main.dream'), text);
  return { kind: 'file', dir, path: 'main.dream' };
}

const quiet = (head = 'needs sound', body = 'scene a { say "sleep" at 30dB every 20m  when distress > 0.9 -> release }', version = '1.0.0') =>
  `dream "Quiet" {\n  version ${version}\n  ${head}\n  ${body}\n}\n`;

const look = (text: string, devices: readonly string[] = ['Bed']): Promise<Preflight> =>
  me.ask('bundle.preflight', { source: write(text), devices: [...devices] });
const stops = ({ items }: Preflight) => items.filter(({ level }) => level === 'stop').map(({ about, device, message }) => [about, device, message]);

describe('a pre-flight', () => {
  it('lets a sound program pass, with what is proven of it and where it would go', async () => {
    const found = await look(quiet());
    expect([found.ready, stops(found), found.devices]).toEqual([true, [], [{ name: 'Bed', ready: true }]]);
    expect(found.items.filter(({ about }) => about === 'proof')).toHaveLength(7);
    expect(found.items.find(({ message }) => message.includes('always be released'))?.hint).toMatch(/silence after release \d+ s/);
    expect(found.items.find(({ level, device }) => level === 'fine' && device === 'Bed')?.message).toContain('nothing is active');
  });

  it('names errors with their places, and goes no further', async () => {
    const found = await look(quiet('needs sound', 'scene a { -> nowhere }'));
    expect([found.ready, found.program]).toEqual([false, null]);
    expect(found.items[0]).toMatchObject({ level: 'stop', about: 'text', place: { file: 'main.dream' } });
  });

  it('knows what this device lacks, and what will be silent there', async () => {
    const found = await look(quiet('needs sound, scent, warmth optional'));
    expect(stops(found)).toEqual([['channels', 'Bed', expect.stringContaining('it needs scent')]]);
    expect(found.ready).toBe(true);
    expect(found.devices).toEqual([{ name: 'Bed', ready: false }]);
    expect(found.items.find(({ level, about }) => level === 'care' && about === 'channels')?.message).toContain('no warmth');
  });

  it('asks the device what its sleeper avoids, who need not be known here', async () => {
    const found = await look(quiet('needs sound', 'scene a { tone fear 0.8  say "sleep" at 30dB every 20m  when distress > 0.9 -> release }'));
    expect(stops(found)).toEqual([['people', 'Bed', expect.stringContaining('has not agreed to work with nightmares')]]);
  });

  it('says that a key is not trusted, and how to mend it', async () => {
    const { id } = await me.ask('keys.create', { name: 'new' });
    const found = await me.ask('bundle.preflight', { source: write(quiet()), devices: ['Bed'], key: id });
    expect(found.items.find(({ mend }) => mend === 'trust')).toMatchObject({ level: 'stop', device: 'Bed' });
    await me.ask('devices.trust', { device: 'Bed', signer: found.key!.publicKey });
    expect(stops(await me.ask('bundle.preflight', { source: write(quiet()), devices: ['Bed'], key: id }))).toEqual([]);
  });

  it('knows an older version, a night that is on, and a device that is away', async () => {
    const path = await me.bundle('2.0.0');
    await me.ask('devices.install', { device: 'Bed', path });
    await me.ask('devices.activate', { device: 'Bed' });
    await me.ask('devices.confirm', { device: 'Bed' });
    expect(stops(await look(quiet()))).toEqual([['device', 'Bed', expect.stringContaining('older than one that was confirmed')]]);
    const same = await me.ask('bundle.preflight', { source: { kind: 'bundle', path }, devices: ['Bed'] });
    expect(same.items.find(({ about }) => about === 'device')?.message).toContain('already, in slot a');

    const live: number[] = [];
    const { night } = await me.ask('devices.night', { device: 'Bed', mode: 'program', seed: 1 });
    const watched = me.live('devices.live', { device: 'Bed' }, ({ night: which, record }) => {
      expect(which).toBe(night);
      live.push(record.durationMs);
    });
    await expect.poll(() => live.length).toBeGreaterThan(1);
    expect(live[1]).toBeGreaterThan(live[0]!);
    watched.cancel();
    expect((await watched.outcome).ok).toBe(false);
    expect(stops(await look(quiet('needs sound', undefined, '2.0.1')))).toEqual([['device', 'Bed', expect.stringContaining('A night is on')]]);
    await me.ask('devices.release', { device: 'Bed' });
    await bed.kill();
    const gone = await look(quiet('needs sound', undefined, '2.0.1'));
    expect([gone.ready, gone.devices]).toEqual([true, [{ name: 'Bed', ready: false }]]);
  });

  it('is a command, which ends with 1 where something stops it', async () => {
    const { dir } = write(quiet());
    const fine = await dream(home, 'preflight', join(dir, 'main.dream'));
    expect([fine.code, fine.out]).toEqual([0, expect.stringContaining('can be exported')]);
    const held = await dream(home, 'preflight', join(dir, 'main.dream'), '--on', 'Bed', '--json');
    expect([held.code, held.json()]).toEqual([1, expect.objectContaining({ ready: true, devices: [{ name: 'Bed', ready: false }] })]);
  });
});
