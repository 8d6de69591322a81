/** The device protocol between real processes over real sockets: an outsider's client, rights, refusals, cut links, and a middle that gets nowhere. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import Ajv from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeviceClient } from '../../../app/device/index.ts';
import { loadIdentity, secureServer } from '../../../main/network/index.ts';
import { secureConnect } from '../../../main/network/secure.ts';
import { type Author, author } from '../../support/author.ts';
import { link } from '../../support/link.ts';
import { endDevices, scratch, startDevice, type TestDevice } from '../../support/ssu.ts';
import { Outsider } from './outsider.ts';

const home = scratch('protocol');
const RIGHTS = ['publish', 'activate', 'observe'] as const;
let bed: TestDevice;
let mara: Author;

const ajv = new Ajv({ strict: false });
const schema = (name: string) => JSON.parse(readFileSync(`docs/schemas/${name}.schema.json`, 'utf8'));
const lineFits = ajv.compile(schema('log'));
ajv.addSchema(schema('protocol'), 'protocol');
const valueFits = (call: string, value: unknown) => ajv.validate({ $ref: `protocol#/properties/calls/properties/${call}/properties/value` }, value);

const at = () => `127.0.0.1:${bed.port()}`;

async function codeFor(rights = ''): Promise<string> {
  const from = bed.told.length;
  bed.type(`pair ${rights}`);
  return String((await bed.until('code', from, ({ code }) => code !== null))['code']);
}

async function paired(who: string, rights: readonly (typeof RIGHTS)[number][] = RIGHTS): Promise<Author> {
  const one = author(home, who);
  await one.ask('devices.pair', { device: at(), code: await codeFor(), rights: [...rights], as: who });
  return one;
}

beforeAll(async () => {
  bed = await startDevice(home, ['--name', 'Bed', '--speed', '0', '--capabilities', 'sound,light']);
  await bed.until('code');
  mara = await paired('mara');
});
afterAll(endDevices);

describe('an outsider who has only the document', () => {
  it('pairs, sends, activates, plays, and reads a log', async () => {
    const bundle = readFileSync(await mara.bundle('1.0.0'));
    const signer = (await mara.ask('keys.list', {})).keys[0]!.publicKey;
    const me = await Outsider.connect(home, bed.port());
    expect(await me.call('hello', { protocol: 1 })).toMatchObject({ name: 'Bed', channels: ['sound', 'light'], rights: null });
    await expect(me.call('status')).rejects.toThrow('not-paired');
    expect(await me.pair(await codeFor(), [signer])).toMatchObject({ rights: RIGHTS });
    const installed = await me.call('install', { sha256: await me.upload(bundle) });
    await me.call('activate', { slot: installed['slot'] });
    const { night } = await me.call('night.start', { mode: 'program', seed: 3 });
    await me.call('watch', { night, from: 0, credits: 2 });
    await expect.poll(() => me.news.flatMap(({ lines }) => lines)).toHaveLength(2);
    await expect.poll(async () => ((await me.call('log.read', { night, from: 0, max: 1 })) as { open: boolean }).open).toBe(false);
    // No credit, no line: the whole night has passed by.
    expect(me.news.flatMap(({ lines }) => lines)).toHaveLength(2);
    await me.call('watch.credit', { watch: me.news[0]!['watch'], credits: 50_000 });
    await expect.poll(() => me.news.at(-1)?.['over']).toBe(true);
    const lines = me.news.flatMap(({ lines }) => lines) as string[];
    expect(String(lines.at(-1))).toContain('"seal"');
    // What it was told is what the published schemas say.
    const told: [string, unknown][] = [
      ['hello', await me.call('hello', { protocol: 1 })],
      ['status', await me.call('status')],
      ['install', installed],
      ['log.list', await me.call('log.list')],
      ['log.read', await me.call('log.read', { night, from: 0, max: 3 })],
    ];
    for (const [call, value] of told) expect([call, valueFits(call, value)]).toEqual([call, true]);
    for (const line of lines) expect([line.slice(0, 80), lineFits(JSON.parse(line))]).toEqual([line.slice(0, 80), true]);
    me.close();
  });
});

describe('pairing', () => {
  it('gives one guess for each code, and five in all', async () => {
    const eve = author(home, 'eve');
    let code = await codeFor();
    for (let guess = 1; guess <= 5; guess++) {
      const from = bed.told.length;
      const wrong = code === '000000' ? '000001' : '000000';
      expect(await eve.why('devices.pair', { device: at(), code: wrong, rights: [...RIGHTS] })).toBe('wrong-code');
      const next = (await bed.until('code', from))['code'];
      expect(next).not.toBe(code);
      code = String(next);
    }
    expect(code).toBe('null');
    expect(await eve.why('devices.pair', { device: at(), code: '123456', rights: [...RIGHTS] })).toBe('not-pairing');
  });

  it('gives no more than the device offers, and a code only once', async () => {
    const nurse = author(home, 'nurse');
    const code = await codeFor('observe');
    expect(await nurse.ask('devices.pair', { device: at(), code, rights: [...RIGHTS] })).toMatchObject({ rights: ['observe'] });
    expect(await author(home, 'late').why('devices.pair', { device: at(), code, rights: [...RIGHTS] })).toBe('not-pairing');
    expect(await nurse.why('devices.night', { device: 'Bed', mode: 'natural', seed: 1 })).toBe('no-right');
    expect(await nurse.why('devices.install', { device: 'Bed', path: await mara.bundle('1.0.0') })).toBe('no-right');
    expect(await nurse.ask('devices.release', { device: 'Bed' })).toEqual({ playing: false });
  });

  it('fails with someone in the middle, who passes everything on but has to show keys of their own', async () => {
    const middle = await middleMan();
    const victim = author(home, 'victim');
    const code = await codeFor();
    const from = bed.told.length;
    // The right code, given to the right device, through the wrong hands.
    expect(await victim.why('devices.pair', { device: `127.0.0.1:${middle.port}`, code, rights: [...RIGHTS] })).toBe('wrong-code');
    // The code that is shown instead is none that anybody asked for.
    await bed.until('code', from);
    // In the place of a paired device the middle is known by its key before a word is said.
    await mara.ports.devices.change((all) => all.map((one) => ({ ...one, port: middle.port })));
    expect(await mara.why('devices.status', { device: 'Bed' })).toBe('another-device');
    expect(middle.calls()).toBeGreaterThan(0);
    await mara.ports.devices.change((all) => all.map((one) => ({ ...one, port: bed.port() })));
    expect((await mara.ask('devices.status', { device: 'Bed' })).name).toBe('Bed');
    middle.close();
  });

  it('is given up with something that takes every word and answers none', async () => {
    const identity = await loadIdentity(join(home, 'mute.pem'));
    if (!identity.ok) throw new Error(identity.failure.message);
    const mute = secureServer(identity.value, (socket) => void socket.on('error', () => {}).resume());
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const wire = await secureConnect(identity.value, { host: '127.0.0.1', port: (mute.address() as { port: number }).port }, null, 100);
    if (!wire.ok) throw new Error(wire.failure.message);
    const answer = await createDeviceClient(wire.value).call('hello', { protocol: 1 });
    expect(answer).toMatchObject({ ok: false, failure: { why: 'unreachable', message: expect.stringContaining('did not answer') } });
    mute.close();
  });

  it('speaks nothing older than TLS 1.3, and with nobody who shows no key', async () => {
    const closed = (options: object) =>
      new Promise((resolve) => {
        const socket = connect({ host: '127.0.0.1', port: bed.port(), rejectUnauthorized: false, ALPNProtocols: ['dream-ssu/1'], ...options });
        socket.on('error', () => {});
        socket.on('data', () => resolve('answered'));
        socket.once('close', () => resolve('closed'));
        socket.once('secureConnect', () => socket.write(Buffer.from('00000001a0', 'hex')));
      });
    expect(await closed({ maxVersion: 'TLSv1.2' })).toBe('closed');
    expect(await closed({})).toBe('closed');
  });
});

describe('programs', () => {
  it('go on where a link was cut, at any byte, over a slow one', async () => {
    const lone = author(home, 'lone');
    await lone.ask('devices.pair', { device: at(), code: await codeFor(), rights: [...RIGHTS] });
    const path = await lone.bundle('9.0.0', `scene a { say "${'sleep well '.repeat(300)}" at 30dB every 20m  when distress > 0.9 -> release }`);
    const slow = await link(bed.port, 997);
    await lone.ports.devices.change((all) => all.map((one) => ({ ...one, port: slow.port })));
    let cuts = 0;
    for (let bytes = 900; bytes < 12_000; bytes += 1777) {
      slow.cutAfter(bytes);
      const sent = await lone.try('devices.install', { device: 'Bed', path });
      if (sent.ok) break;
      expect(sent.failure.why).toBe('unreachable');
      cuts++;
    }
    expect(cuts).toBeGreaterThan(0);
    slow.cutAfter(Number.POSITIVE_INFINITY);
    expect(await lone.ask('devices.install', { device: 'Bed', path })).toMatchObject({ program: { version: '9.0.0' } });
    slow.close();
  });
});

describe('keys of other kinds', () => {
  it.each([
    ['brainpool', ['ec', '-pkeyopt', 'ec_paramgen_curve:brainpoolP256r1']],
    ['secp256k1', ['ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1']],
    ['ed448', ['ed448']],
    ['rsa', ['rsa:2048']],
  ])('such as %s get nowhere, and do no harm', async (kind, made) => {
    const before = bed.told.length;
    const stranger = await Outsider.connect(home, bed.port(), kind, made).catch(() => null);
    if (stranger !== null) {
      void stranger.call('hello', { protocol: 1 });
      await expect.poll(() => stranger.ended).toBe(true);
    }
    expect((await mara.ask('devices.status', { device: 'Bed' })).name).toBe('Bed');
    expect(bed.told.slice(before).map(({ event }) => event)).not.toContain('restart');
  });
});

describe('what is no frame', () => {
  const framed = (...bytes: number[]) => new Uint8Array([0, 0, bytes.length >> 8, bytes.length & 255, ...bytes]);
  it.each([
    ['longer than any', new Uint8Array([0xff, 0xff, 0xff, 0xff])],
    ['empty', framed()],
    ['nested deeper than a stack', framed(...Array(8000).fill(0x81))],
    ['an array of 2⁶⁴ values', framed(0x9b, ...Array(8).fill(0xff))],
    ['a map of 2⁶⁴ values', framed(0xbb, ...Array(8).fill(0xff))],
    ['a byte string of 2⁶³ bytes', framed(0x5b, 0x7f, ...Array(7).fill(0xff))],
    ['of no definite length', framed(0xbf, 0xff)],
    ['a tag', framed(0xc1, 0x00)],
    ['undefined', framed(0xf7)],
    ['not a number', framed(0xf9, 0x7e, 0x00)],
    ['no request', framed(0xa0)],
    ['with a key twice', framed(0xa2, 0x62, 0x69, 0x64, 0x01, 0x62, 0x69, 0x64, 0x02)],
  ])('(%s) ends the connection, and the device goes on', async (_, bytes) => {
    const me = await Outsider.connect(home, bed.port(), 'nobody');
    me.raw(bytes);
    await expect.poll(() => me.ended).toBe(true);
    expect((await mara.ask('devices.status', { device: 'Bed' })).name).toBe('Bed');
  });

  it('and what is no call is answered, and the connection goes on', async () => {
    const me = await Outsider.connect(home, bed.port(), 'nobody');
    await expect(me.call('release', {})).rejects.toThrow('not-paired');
    for (const call of ['rm -rf', '__proto__', 'constructor', 'toString']) await expect(me.call(call, {})).rejects.toThrow('wrong-call');
    await expect(me.call('hello', { protocol: 'x' })).rejects.toThrow('wrong-call');
    me.close();
    expect((await mara.ask('devices.status', { device: 'Bed' })).name).toBe('Bed');
  });
});

/** TLS on both sides with a key of its own, and every byte passed on. */
async function middleMan(): Promise<{ port: number; calls: () => number; close: () => void }> {
  const identity = await loadIdentity(join(home, 'middle.pem'));
  if (!identity.ok) throw new Error(identity.failure.message);
  let calls = 0;
  const server = secureServer(identity.value, async (socket) => {
    socket.on('error', () => {});
    const early: Uint8Array[] = [];
    let send = (bytes: Uint8Array): void => void early.push(bytes);
    socket.on('data', (bytes) => {
      calls++;
      send(bytes);
    });
    const far = await secureConnect(identity.value, { host: '127.0.0.1', port: bed.port() }, null);
    if (!far.ok) {
      socket.destroy();
      return;
    }
    far.value.listen({ bytes: (bytes) => void socket.write(bytes), silent: () => {}, closed: () => socket.destroy() });
    socket.once('close', () => far.value.close());
    send = (bytes) => far.value.send(bytes);
    for (const bytes of early) send(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as { port: number }).port, calls: () => calls, close: () => server.close() };
}
