/** A night that the power cut opens as far as it went, and so does one that gave way to the next; by devices that are killed and started again. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Result } from '../../../app/bridge/index.ts';
import { author } from '../../support/author.ts';
import { ownPort } from '../../support/ports.ts';
import { endDevices, scratch, startDevice, type TestDevice } from '../../support/ssu.ts';

const home = scratch('cut');
const me = author(home);
const device = 'Bed';
let bed: TestDevice;
let path: string;

const port = await ownPort();
const start = async (...options: string[]) => {
  bed = await startDevice(home, ['--name', device, '--port', String(port), '--speed', '1000', ...options]);
};
const again = async (...options: string[]) => {
  await bed.kill();
  await start(...options);
};
/** Until so much of it is written. */
const lines = (least: number) => expect.poll(async () => (await me.ask('devices.status', { device })).night?.lines ?? 0).toBeGreaterThanOrEqual(least);
type Log = Result<'devices.log'>;
const end = ({ entries }: Log) => entries.at(-2) as Extract<Log['entries'][number], { kind: 'lights-on' }>;

beforeAll(async () => {
  await start('--sleeper', 'mara');
  await bed.until('code');
  await me.ask('devices.pair', { device: `127.0.0.1:${bed.port()}`, code: bed.code(), rights: ['publish', 'activate', 'observe'] });
  path = await me.bundle('1.0.0', 'scene a { say "sleep" at 30dB every 5m  when distress > 0.9 -> release }');
  await me.ask('devices.install', { device, path });
  await me.ask('devices.activate', { device });
  await me.ask('devices.confirm', { device });
});
afterAll(async () => {
  me.ports.close();
  await endDevices();
});

it('tells the night up to where the power went, as the preview has it', async () => {
  const { night } = await me.ask('devices.night', { device, mode: 'program', seed: 5 });
  await lines(40);
  await again('--sleeper', 'mara');
  const log = await me.ask('devices.log', { device, night });
  const { at, why } = end(log);
  expect([log.sealed, why, at > 0]).toEqual([true, 'power', true]);
  const preview = await me.ask('night.preview', { source: { kind: 'bundle', path }, subject: { kind: 'sleeper', name: 'mara' }, seed: 5 });
  const until = <T extends { readonly from: number }>(all: readonly T[]) => all.filter(({ from }) => from < at).map(({ from }) => from);
  expect(log.record?.durationMs).toBe(at);
  expect(log.record?.stages.map(({ from }) => from)).toEqual(until(preview.night.stages));
  expect(log.record?.cues.map(({ from }) => from).filter((from) => from < at)).toEqual(until(preview.night.cues));
});

it('has no record where somebody else sleeps there since, and the log is whole all the same', async () => {
  const { night } = await me.ask('devices.night', { device, mode: 'program', seed: 6 });
  await lines(40);
  await again('--sleeper', 'tomas');
  const log = await me.ask('devices.log', { device, night });
  expect([log.sealed, end(log).why, log.record]).toEqual([true, 'power', null]);
});

it('tells of a log whose end is gone that it has no seal, also where the night is over', async () => {
  const { night } = await me.ask('devices.night', { device, mode: 'natural', seed: 1 });
  await again('--sleeper', 'tomas');
  const file = join(bed.state, 'nights', `${String(night).padStart(6, '0')}.log`);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  writeFileSync(file, `${lines.slice(0, -1).join('\n')}\n`);
  const log = await me.ask('devices.log', { device, night });
  expect([log.sealed, log.open, log.entries.length]).toEqual([false, false, lines.length - 1]);
  writeFileSync(file, `${lines.slice(0, -2).concat(lines.slice(-1)).join('\n')}\n`);
  await again('--sleeper', 'tomas');
  expect(await me.why('devices.log', { device, night })).toBe('refused');
});

it('tells a natural night that was cut, and one that was released and gave way to the next', async () => {
  const natural = await me.ask('devices.night', { device, mode: 'natural', seed: 7 });
  await lines(5);
  await again('--sleeper', 'tomas');
  const cut = await me.ask('devices.log', { device, night: natural.night });
  expect([end(cut).why, cut.record?.durationMs, cut.record?.cues]).toEqual(['power', end(cut).at, []]);

  await again('--sleeper', 'mara');
  const { night } = await me.ask('devices.night', { device, mode: 'program', seed: 8 });
  await lines(10);
  await me.ask('devices.release', { device });
  await bed.until('silent');
  await me.ask('devices.night', { device, mode: 'program', seed: 9 });
  const gone = await me.ask('devices.log', { device, night });
  expect([gone.sealed, end(gone).why, gone.record?.durationMs, gone.record?.summary.released]).toEqual([true, 'next', end(gone).at, true]);
});
