/** A device and an author as real processes over real TLS: pair, install, activate, play a night, fetch its log, release. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dream, endDevices, scratch, startDevice, type TestDevice } from '../../support/ssu.ts';

const home = scratch('device');
let bed: TestDevice;

beforeAll(async () => {
  bed = await startDevice(home, ['--name', 'Bed', '--speed', '0']);
  await bed.until('code');
  expect((await dream(home, 'new', 'tide', '--template', 'tide-house')).code).toBe(0);
});
afterAll(endDevices);

const ssu = (...args: string[]) => dream(home, 'ssu', ...args);

describe('a device', () => {
  it('pairs once, by the code that it shows', async () => {
    const paired = await ssu('pair', `127.0.0.1:${bed.port()}`, bed.code(), '--json');
    expect([paired.code, paired.json()]).toEqual([0, expect.objectContaining({ name: 'Bed', rights: ['publish', 'activate', 'observe'] })]);
    await bed.until('code', bed.told.length - 1);
    expect((await dream(home, 'build', 'tide/tide-house.dream', '-o', 'tide.ssu')).code).toBe(0);
  });

  it('installs, activates on trial, plays, and is confirmed', async () => {
    const installed = await ssu('install', 'Bed', 'tide.ssu', '--json');
    expect([installed.err, installed.json()]).toEqual([
      expect.not.stringContaining('✗'),
      expect.objectContaining({ slot: 'a', program: expect.objectContaining({ title: 'Tide House' }) }),
    ]);
    expect((await ssu('activate', 'Bed', '--json')).json()).toMatchObject({ slots: { active: 'a', trial: { fallback: null, nights: 0 } } });
    const night = await ssu('night', 'Bed', '--seed', '7', '--watch', '--json');
    expect([night.code, night.err]).toEqual([0, '']);
    expect(night.out.trim().split('\n').at(-1)).toContain('"kind":"seal"');
    expect((await ssu('confirm', 'Bed', '--json')).json()).toMatchObject({ slots: { active: 'a', trial: null }, nights: 1 });
  });

  it('keeps a log that is the preview, record for record', async () => {
    const log = await ssu('log', 'Bed', '--json');
    const { record, sealed, entries } = log.json() as { record: unknown; sealed: boolean; entries: { kind: string }[] };
    const preview = (await dream(home, 'preview', 'tide.ssu', '--sleeper', 'mara', '--seed', '7', '--json')).json() as { night: unknown };
    expect(sealed).toBe(true);
    expect(record).toEqual(preview.night);
    expect(entries.filter(({ kind }) => kind === 'event').length).toBeGreaterThan(50);
  });

  it('is silent, says so, and forgets an author who unpairs', async () => {
    expect((await ssu('release', 'Bed', '--json')).json()).toEqual({ playing: false });
    expect((await ssu('unpair', 'Bed', '--json')).json()).toEqual({ name: 'Bed', told: true });
    expect((await ssu('status', 'Bed')).code).toBe(2);
  });
});
