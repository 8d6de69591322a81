/** Links that are slow, cut or wrong, readers that do not read, and crowds at the door: the device and everybody else go on. */

import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Author, author, toneFile } from '../../support/author.ts';
import { link } from '../../support/link.ts';
import { endDevices, scratch, startDevice, type TestDevice } from '../../support/ssu.ts';
import { Outsider } from './outsider.ts';

const home = scratch('links');
const device = 'Bed';
const ALL = ['publish', 'activate', 'observe'] as const;
let bed: TestDevice;
let me: Author;

async function code(): Promise<string> {
  const from = bed.told.length;
  bed.type('pair');
  return String((await bed.until('code', from, ({ code }) => code !== null))['code']);
}
const through = (port: number) => me.ports.devices.change((all) => all.map((one) => ({ ...one, port })));
const inner = () => Number(bed.told.findLast(({ event }) => event === 'ready')?.['pid']);

beforeAll(async () => {
  bed = await startDevice(home, ['--name', device, '--speed', '0', '--capabilities', 'sound,light']);
  await bed.until('code');
  me = author(home);
  await me.ask('devices.pair', { device: `127.0.0.1:${bed.port()}`, code: bed.code(), rights: [...ALL] });
});
afterAll(endDevices);

it.each(['cutAfter', 'mangleAfter'] as const)('an upload goes on where the link failed (%s), over a slow one', async (fails) => {
  const path = await me.bundle(fails === 'cutAfter' ? '2.0.0' : '2.1.0', HUM, HEAD, { 'hum.wav': toneFile(fails === 'cutAfter' ? 40 : 41) });
  const slow = await link(bed.port, 9973);
  await through(slow.port);
  let failures = 0;
  for (const bytes of [1, 900, 2500, 4000, 9000, 20_000, 40_000, 70_000, 300_001, 700_007]) {
    slow[fails](bytes);
    const sent = await me.try('devices.install', { device, path });
    if (sent.ok) break;
    expect(sent.failure.why).toMatch(/unreachable|refused/);
    failures++;
  }
  expect(failures).toBeGreaterThan(4);
  slow[fails](Number.POSITIVE_INFINITY);
  // The first byte that is sent now stands behind what is there already.
  const shares: number[] = [];
  expect(await me.ask('devices.install', { device, path }, ({ phase, done }) => phase === 'sending' && shares.push(done))).toMatchObject({
    program: { title: 'Quiet' },
  });
  expect(Math.min(...shares, 1)).toBeGreaterThan(0.1);
  slow.close();
  await through(bed.port());
});

it('readers that do not read cost the device nothing, and hold up nobody else', async () => {
  const [signer] = (await me.ask('keys.list', {})).keys;
  const { slot } = await me.ask('devices.install', { device, path: await me.bundle('3.0.0', TALKATIVE) });
  await me.ask('devices.activate', { device, slot });
  const { night } = await me.ask('devices.night', { device, mode: 'program', seed: 1 });
  const { lines } = await me.ask('devices.watch', { device, night });
  const slow: Outsider[] = [await Outsider.connect(home, bed.port())];
  await slow[0]!.pair(await code(), [signer!.publicKey]);
  const before = memoryOf(inner());
  for (let i = 1; i < 16; i++) slow.push(await Outsider.connect(home, bed.port()));
  for (const one of slow) {
    one.read(false);
    // Sixteen readers with four watches each: a hundred megabytes, if the device were to remember them.
    for (let watch = 0; watch < 4; watch++) one.ask('watch', { night, from: 0, credits: 100_000 });
    for (let from = 0; from < 40; from++) one.ask('log.read', { night, from: lines - 3, max: 500 });
  }
  // Who reads is served all the while, in order, to the end.
  for (let round = 0; round < 10; round++) {
    expect((await me.ask('devices.log', { device, night })).sealed).toBe(true);
    expect(await me.ask('devices.release', { device })).toEqual({ playing: false });
  }
  if (before !== null) expect(memoryOf(inner())! - before).toBeLessThan(150);
  slow[3]!.read(true);
  await expect.poll(() => slow[3]!.news.filter(({ over }) => over === true).length).toBe(4);
  expect(slow[3]!.news.reduce((sum, { lines }) => sum + (lines as string[]).length, 0)).toBe(4 * lines);
  for (const one of slow) one.close();
});

it('a crowd of strangers at the door keeps nobody out who is paired', async () => {
  const crowd: Socket[] = [];
  for (let i = 0; i < 300; i++) {
    const socket = connect(bed.port(), '127.0.0.1');
    socket.on('error', () => {});
    await new Promise<void>((resolve) => socket.once('connect', () => resolve()).once('close', () => resolve()));
    crowd.push(socket);
  }
  const strangers = await Promise.all(Array.from({ length: 5 }, () => Outsider.connect(home, bed.port(), 'stranger')));
  expect((await me.ask('devices.status', { device })).name).toBe('Bed');
  expect(await me.ask('devices.release', { device })).toEqual({ playing: false });
  await expect.poll(() => crowd.filter((socket) => !socket.destroyed).length).toBeLessThanOrEqual(32);
  for (const one of crowd) one.destroy();
  for (const one of strangers) one.close();
});

it('one who is paired and opens all connections keeps no other one out', async () => {
  const [signer] = (await me.ask('keys.list', {})).keys;
  const greedy = await Outsider.connect(home, bed.port(), 'greedy');
  await greedy.pair(await code(), [signer!.publicKey]);
  const all: Outsider[] = [greedy];
  for (let i = 0; i < 130; i++) all.push(await Outsider.connect(home, bed.port(), 'greedy'));
  expect((await me.ask('devices.status', { device })).name).toBe('Bed');
  expect(await me.ask('devices.release', { device })).toEqual({ playing: false });
  // The newest of them are served as well.
  expect(await all.at(-1)!.call('hello', { protocol: 1 })).toMatchObject({ name: 'Bed' });
  for (const one of all) one.close();
});

it('a stranger may not say as much at once as who is paired', async () => {
  const stranger = await Outsider.connect(home, bed.port(), 'talker');
  stranger.ask('hello', { protocol: 1, more: new Uint8Array(9000) });
  await expect.poll(() => stranger.ended, { timeout: 30_000 }).toBe(true);
});

const HEAD = 'needs sound\n  asset hum = sound "hum.wav"';
const HUM = 'scene a { play hum at 30dB  when distress > 0.9 -> release }';
const TALKATIVE = 'scene a { say "sleep" at 20dB every 20s  when distress > 0.99 -> release }';

/** MB; null where the system does not tell. */
function memoryOf(pid: number): number | null {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return null;
  }
}
