/** Levels over a real MQTT broker: what a lamp hears while a night plays, when it is released, and whatever becomes of the device. */

import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SILENCE } from '../../../app/base/index.ts';
import { FADE_MS } from '../../../app/watchdog/index.ts';
import { mqttOutput } from '../../../main/ssu/outputs/mqtt.ts';
import { type Author, author } from '../../support/author.ts';
import { type Broker, hasBroker, type Listener, listenTo, startBroker } from '../../support/broker.ts';
import { type Link, link } from '../../support/link.ts';
import { endDevices, scratch, startDevice, type TestDevice } from '../../support/ssu.ts';

const home = scratch('mqtt');
const device = 'Bed';
let broker: Broker;
let network: Link;
let lamp: Listener;
let bed: TestDevice;
let me: Author;

async function start(): Promise<void> {
  bed = await startDevice(home, [
    '--name',
    device,
    '--speed',
    '1',
    '--capabilities',
    'sound,light,warmth',
    '--output',
    `mqtt://127.0.0.1:${network.port}/room/bed`,
  ]);
}
const said = (topic: string) => lamp.last(`room/bed/${topic}`);
const inner = () => Number(bed.told.findLast(({ event }) => event === 'ready')?.['pid']);
const says = (topic: string, text: string) => expect.poll(() => said(topic)).toBe(text);

async function night(): Promise<void> {
  await me.ports.devices.change((all) => all.map((one) => ({ ...one, port: bed.port() })));
  await me.ask('devices.night', { device, mode: 'program', seed: 1 });
  // Each topic has a connection of its own.
  await says('light', '20');
  await says('warmth', '0.5');
  await says('status', 'playing');
}

describe.skipIf(!hasBroker)('outputs over MQTT', () => {
  beforeAll(async () => {
    broker = await startBroker();
    network = await link(() => broker.port);
    lamp = await listenTo(broker.port);
    await start();
    await bed.until('code');
    me = author(home);
    await me.ask('devices.pair', { device: `127.0.0.1:${bed.port()}`, code: bed.code(), rights: ['publish', 'activate', 'observe'] });
    const path = await me.bundle('1.0.0', 'scene a { light amber at 20lx  warmth at 0.5C  when distress > 0.99 -> release }', 'needs light, warmth');
    const { slot } = await me.ask('devices.install', { device, path });
    await me.ask('devices.activate', { device, slot });
    await me.ask('devices.confirm', { device });
  });
  afterAll(async () => {
    lamp?.close();
    await endDevices();
    network?.close();
    await broker?.stop();
  });

  it('tell who is there and what is on each topic, retained for those who come later', async () => {
    await says('status', 'silent');
    await expect.poll(() => said('device')).toBeDefined();
    expect(JSON.parse(said('device') ?? '')).toEqual({
      name: 'Bed',
      channels: { sound: { unit: 'dB', least: 0, most: 85 }, light: { unit: 'lx', least: 0, most: 10_000 }, warmth: { unit: '°C', least: -10, most: 10 } },
    });
    await night();
    const late = await listenTo(broker.port);
    await expect.poll(() => [late.last('room/bed/light'), late.last('room/bed/status')]).toEqual(['20', 'playing']);
    expect(late.heard.every(({ retained }) => retained)).toBe(true);
    // What it does not have it does not speak of.
    expect(late.heard.some(({ topic }) => topic.endsWith('scent'))).toBe(false);
    late.close();
  });

  it('fade to silence when a button on MQTT asks for release', async () => {
    const from = lamp.heard.length;
    const begun = bed.told.length;
    const pressed = performance.now();
    lamp.client.publish('room/bed/release', 'pressed', { qos: 1 });
    expect(await bed.until('release', begun)).toMatchObject({ by: 'a button over MQTT' });
    await says('light', '0');
    await says('status', 'silent');
    const levels = lamp.heard.slice(from).flatMap(({ topic, text, at }) => (topic === 'room/bed/light' ? [{ level: Number(text), at }] : []));
    expect(levels.at(-1)?.level).toBe(0);
    expect(levels.every(({ level }, i) => level <= (levels[i - 1]?.level ?? 20))).toBe(true);
    // Heard late on a busy machine, but never less of it than of a fade that began with the button.
    expect(levels.filter(({ level, at }) => level < 20 * (1 - (at - pressed) / FADE_MS) - 0.1)).toEqual([]);
  });

  it.each(['SIGSTOP', 'SIGKILL'] as const)('fade to silence when the night gets %s', async (signal) => {
    await night();
    const begun = bed.told.length;
    process.kill(inner(), signal);
    await says('light', '0');
    await says('warmth', '0');
    await says('status', 'silent');
    await bed.until('ready', begun);
  });

  it('say what is true when a broker comes back, and nothing that is out of date', async () => {
    await night();
    const begun = bed.told.length;
    await broker.stop();
    expect(await bed.until('output', begun)).toMatchObject({ message: expect.stringContaining('No way to the broker') });
    bed.type('release');
    await bed.until('silent', begun);
    const from = lamp.heard.length;
    broker = await startBroker(broker.port);
    await says('status', 'silent');
    await expect.poll(() => lamp.heard.slice(from).filter(({ topic }) => topic === 'room/bed/light').length).toBeGreaterThan(0);
    expect(lamp.heard.slice(from).flatMap(({ topic, text }) => (topic === 'room/bed/light' ? [text] : []))).toEqual(['0']);
  });

  it('are silenced by the broker where the network between falls silent, and are right again when it is back', async () => {
    await night();
    const from = lamp.heard.length;
    network.freeze();
    const since = () => lamp.heard.slice(from).flatMap(({ topic, text }) => (topic === 'room/bed/light' ? [text] : []));
    await expect.poll(() => since()[0]).toBe('0');
    await says('light', '20');
    await says('status', 'playing');
    bed.type('release');
    await says('light', '0');
    await says('status', 'silent');
  });

  it('are silenced by the broker when the device itself is gone', async () => {
    await night();
    await bed.kill();
    await says('light', '0');
    await says('warmth', '0');
    await says('status', 'offline');
  });

  it('obey no button that was pressed before the device came', async () => {
    await lamp.client.publishAsync('room/bed/release', 'long ago', { qos: 1, retain: true });
    await start();
    await night();
    expect(bed.told.some(({ event }) => event === 'release')).toBe(false);
  });

  it('say goodbye when the device is switched off', async () => {
    bed.type('quit');
    await says('status', 'offline');
    await says('light', '0');
  });
});

it('are silent and unharmed where what answers is no broker', async () => {
  const connack = [0x20, 2, 0, 0];
  const answers = [
    [0xff, 0xff, 0xff, 0xff, 0xff],
    // A message of 256 MB, that begins.
    [...connack, 0x30, 0xff, 0xff, 0xff, 0x7f, ...Array(1000).fill(0)],
    // Answers to what nobody said.
    [...connack, 0x40, 2, 0xff, 0xff, 0x90, 3, 0, 1, 0x80, 0xf0, 0],
    // Messages without end.
    [...connack, ...Array(30_000).fill([0x30, 6, 0, 1, 0x61, 0x62, 0x63, 0x64]).flat()],
  ];
  let connections = 0;
  const server = createServer((socket) => {
    const answer = answers[connections++ % answers.length] as number[];
    socket.on('error', () => {}).once('data', () => socket.write(new Uint8Array(answer)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const told: string[] = [];
  const releases: string[] = [];
  const output = mqttOutput(
    { url: `mqtt://127.0.0.1:${(server.address() as { port: number }).port}`, prefix: 'bed', channels: ['light'] },
    { name: 'Bed', tell: (message) => told.push(message), release: (by) => releases.push(by) },
  );
  await expect.poll(() => told.join(), { timeout: 60_000 }).toContain('it says more than a broker has to say');
  expect(connections).toBeGreaterThanOrEqual(answers.length);
  output.put({ levels: { ...SILENCE, light: 20 }, sounding: [], on: true });
  await output.close();
  server.close();
  expect(releases).toEqual([]);
});

it('are closed, though the broker never says that it took the last words', async () => {
  const [CONNECT, PING] = [0x10, 0xc0];
  const server = createServer((socket) => {
    socket
      .on('error', () => {})
      .on('data', ([kind]) => {
        if (kind === CONNECT) socket.write(new Uint8Array([0x20, 2, 0, 0]));
        if (kind === PING) socket.write(new Uint8Array([0xd0, 0]));
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let published = 0;
  server.on('connection', (socket) => socket.on('data', ([kind = 0]) => void (kind >> 4 === 3 && published++)));
  const output = mqttOutput(
    { url: `mqtt://127.0.0.1:${(server.address() as { port: number }).port}`, prefix: 'bed', channels: ['light'] },
    { name: 'Bed', tell: () => {}, release: () => {} },
  );
  await expect.poll(() => published, { timeout: 60_000 }).toBeGreaterThan(0);
  await output.close();
  server.close();
});
