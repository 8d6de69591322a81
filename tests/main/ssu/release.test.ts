/** The way out of a device, each way of asking: the outputs fall to silence and stay there, whatever becomes of the night. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { FADE_MS } from '../../../app/watchdog/index.ts';
import { type Author, author } from '../../support/author.ts';
import { endDevices, scratch, startDevice, type TestDevice } from '../../support/ssu.ts';

const home = scratch('release');
const device = 'Bed';
/** What the clocks of two processes may differ by, as light: a tenth of a second of the fade. */
const CLOCKS = 1;
let bed: TestDevice;
let me: Author;
let keyId = '';

beforeAll(async () => {
  bed = await startDevice(home, ['--name', 'Bed', '--speed', '1']);
  await bed.until('code');
  me = author(home);
  await me.ask('devices.pair', { device: `127.0.0.1:${bed.port()}`, code: bed.code(), rights: ['publish', 'activate', 'observe'] });
  const path = await me.bundle('1.0.0', 'scene a { light amber at 20lx  when distress > 0.99 -> release }', 'needs light');
  const { slot, program } = await me.ask('devices.install', { device, path });
  keyId = program.signer;
  await me.ask('devices.activate', { device, slot });
  await me.ask('devices.confirm', { device });
});
afterAll(endDevices);

const inner = () => Number(bed.told.findLast(({ event }) => event === 'ready')?.['pid']);

it.each([
  ['a peer', () => me.ask('devices.release', { device })],
  ['the device itself', () => bed.process.kill('SIGUSR1')],
  ['a key at the device', () => bed.type('release')],
  ['no sign of life', () => process.kill(inner(), 'SIGSTOP')],
  ['loss of the sensors', () => bed.type('sensors off')],
  ['the night died', () => process.kill(inner(), 'SIGKILL')],
  // The last: from then on the device has no program.
  ['a revoked key', () => me.ask('devices.revoke', { device, keyId })],
])('by %s', async (by, ask) => {
  const begun = bed.told.length;
  await me.ask('devices.night', { device, mode: 'program', seed: 1 });
  await expect.poll(() => bed.outputs().at(-1)?.levels['light']).toBe(20);
  const loud = bed.outputs().length;
  const asked = performance.timeOrigin + performance.now();
  await ask();
  expect(await bed.until('release', begun)).toMatchObject({ by: by === 'a key at the device' ? 'the device itself' : by });
  await bed.until('silent', begun);
  const changes = bed
    .outputs()
    .slice(loud)
    .map(({ at, levels }) => ({ at, level: levels['light']! }));
  expect(changes.at(-1)?.level).toBe(0);
  // It fades, and does not fall: however seldom this machine let it change, at no time is less left of it than of a fade that began when it was asked for.
  for (const [i, { at, level }] of changes.entries()) {
    expect(level).toBeLessThanOrEqual(changes[i - 1]?.level ?? 20);
    expect(level).toBeGreaterThan(20 * (1 - (at - asked) / FADE_MS) - CLOCKS);
  }
  if (by === 'loss of the sensors') {
    bed.type('sensors on');
    // Heard once what is typed after it is answered: a night asked for before would be let go of at once.
    bed.type('pair');
    await bed.until('code', begun, ({ code }) => code !== null);
  }
  if (by !== 'no sign of life' && by !== 'the night died') return;
  await bed.until('ready', begun);
  await me.ports.devices.change((all) => all.map((one) => ({ ...one, port: bed.port() })));
  const { night, nights } = await me.ask('devices.status', { device });
  expect(night).toBeNull();
  // As far as it went.
  const log = await me.ask('devices.log', { device, night: nights });
  expect([log.sealed, log.entries.at(-2)?.kind, log.record !== null]).toEqual([true, 'lights-on', true]);
});
