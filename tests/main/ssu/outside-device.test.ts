/** Our author and a device that somebody made from the documents alone: paired by its code, sent to, its night opened and checked. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Author, author } from '../../support/author.ts';
import { scratch } from '../../support/ssu.ts';
import { type OutsideDevice, startOutsideDevice } from './outside-device.ts';

const home = scratch('outside');
const device = 'Handmade';
let bed: OutsideDevice;
let me: Author;

beforeAll(async () => {
  bed = await startOutsideDevice(home);
  me = author(home);
});
afterAll(() => {
  bed?.close();
  me?.ports.close();
});

const pair = (code: string) => ({ device: `127.0.0.1:${bed.port}`, code, rights: ['publish', 'activate', 'observe'] as const });

it('pairs by the code that it shows, and by no other', async () => {
  const wrong = bed.code === '000000' ? '000001' : '000000';
  expect(await me.why('devices.pair', { ...pair(wrong), rights: ['observe'] })).toBe('wrong-code');
  expect(await me.ask('devices.pair', { ...pair(bed.code), rights: ['publish', 'activate', 'observe'] })).toMatchObject({ name: device });
});

it('takes a bundle, and plays it from the next night on', async () => {
  const path = await me.bundle('1.2.0');
  const { program, slot } = await me.ask('devices.install', { device, path });
  expect(program).toMatchObject({ title: 'Quiet', version: '1.2.0', rollback: 1_002_000 });
  expect((await me.ask('devices.activate', { device, slot })).slots.trial).toEqual({ fallback: null, nights: 0, running: false });
  expect((await me.ask('devices.confirm', { device })).slots.active).toBe(slot);
  expect(await me.ask('devices.release', { device })).toEqual({ playing: false });
});

it('has a log whose every line and whose seal we check', async () => {
  const { night } = await me.ask('devices.night', { device, mode: 'natural', seed: 1 });
  const log = await me.ask('devices.log', { device, night });
  expect([log.sealed, log.entries.map(({ kind }) => kind)]).toEqual([true, ['lights-out', 'event', 'lights-on', 'seal']]);
});

it('forgets us when we ask', async () => {
  expect(await me.ask('devices.unpair', { device })).toMatchObject({ told: true });
});
