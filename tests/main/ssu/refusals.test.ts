/** What a device refuses when it is installed, over real sockets: each with its reason, and nothing of it is left in a slot. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '../../../app/program/index.ts';
import { type Author, author } from '../../support/author.ts';
import { type CueSketch, programOf, type StateSketch } from '../../support/programs.ts';
import { signedTables } from '../../support/signed.ts';
import { endDevices, scratch, startDevice } from '../../support/ssu.ts';
import { num, raise } from '../../support/story.ts';

const home = scratch('refusals');
const device = 'Bed';
let me: Author;
let stranger: Author;

beforeAll(async () => {
  const bed = await startDevice(home, ['--name', device, '--speed', '0', '--capabilities', 'sound,light']);
  await bed.until('code');
  me = author(home, 'me');
  await me.ask('devices.pair', { device: `127.0.0.1:${bed.port()}`, code: bed.code(), rights: ['publish', 'activate', 'observe'] });
  const { slot } = await me.ask('devices.install', { device, path: await me.bundle('2.0.0') });
  await me.ask('devices.activate', { device, slot });
  await me.ask('devices.confirm', { device });
  stranger = author(home, 'stranger');
  await stranger.ask('keys.create', { name: 'default' });
});
afterAll(endDevices);

const CHANNELS: Program['channels'] = [{ channel: 'sound', optional: false }];
const out = { after: num(60_000), to: 'morning' } as const;
const scene = (name: string, rest: Partial<StateSketch> = {}): StateSketch => ({ name, ...rest, on: [...(rest.on ?? []), out] });
const tables = (scenes: readonly StateSketch[]): Program => programOf(scenes, { channels: CHANNELS, title: 'Evil', version: '1.0.0' });
const sound = (level: number, rest: CueSketch = {}): CueSketch => ({ level: num(level), ...rest });

/** A release that plays for ever. */
function endless(): Program {
  const program = tables([scene('a', { cues: [sound(30, { loop: true })] })]);
  const release = program.states.findIndex(({ role }) => role === 'release');
  program.states[1]!.cues = [];
  program.states[release]!.cues = [0];
  program.cues[0]!.state = release;
  return program;
}

/** A jump to a state that there is not. */
function astray(): Program {
  const program = tables([scene('a')]);
  program.transitions[0]!.arms[0]!.target = 4711;
  return program;
}

function changed(path: string): string {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1]! ^= 1;
  const other = join(home, 'changed.ssu');
  writeFileSync(other, bytes);
  return other;
}

const evil = (name: string, program: () => Program) => () => signedTables(me, home, name, program());

describe('a device refuses', () => {
  it.each<[what: string, bundle: () => Promise<string>, why: RegExp]>([
    // Signed with a key that it trusts, and still.
    ['a release that never ends', evil('endless', endless), /release.*no end of its own/],
    ['a timer of zero', evil('zero', () => tables([scene('a', { on: [{ after: num(0), to: 'a' }] })])), /termination.*as short as 0 ms/],
    [
      'a hidden loud layer',
      evil('layers', () =>
        tables([
          {
            name: 'p',
            parallel: true,
            on: [out],
            children: [
              { name: 'x', cues: [sound(74)] },
              { name: 'y', cues: [sound(74)] },
            ],
          },
        ]),
      ),
      /ceilings.*77\.1 dB/,
    ],
    [
      'an event storm',
      evil('storm', () =>
        tables([
          scene('a', { on: Array.from({ length: 12 }, (_, i) => ({ event: `e${i}`, actions: i === 11 ? [] : [raise(`e${i + 1}`), raise(`e${i + 1}`)] })) }),
        ]),
      ),
      /termination.*reactions/,
    ],
    ['a scene without a way out', evil('trap', () => tables([{ name: 'a', on: [{ event: 'never', to: 'a' }] }])), /exits/],
    ['a jump into nowhere', evil('astray', astray), /program/],
    // Whoever signed it.
    ['what a stranger signed', () => stranger.bundle('3.0.0'), /does not trust the key/],
    ['what is older than a confirmed one', () => me.bundle('1.9.9'), /older than one that was confirmed/],
    ['what needs a channel that it has not', () => me.bundle('3.0.0', undefined, 'needs sound, scent'), /it needs scent, which this device does not have/],
    ['what was changed on its way or at rest', async () => changed(await me.bundle('3.0.1')), /changed|checksum|digest|differ|does not fit/],
    [
      'what is no bundle',
      async () => {
        const path = join(home, 'noise.ssu');
        writeFileSync(path, Buffer.alloc(5000, 7));
        return path;
      },
      /bundle/,
    ],
  ])('%s', async (_, bundle, why) => {
    const before = await me.ask('devices.status', { device });
    const refused = await me.try('devices.install', { device, path: await bundle() });
    expect(refused).toMatchObject({ ok: false, failure: { why: 'refused', message: expect.stringMatching(why), hint: expect.stringMatching(/\w/) } });
    expect((await me.ask('devices.status', { device })).slots).toEqual(before.slots);
  });

  it('what a revoked key signed, also that key itself, and gives up what stands there', async () => {
    const path = await me.bundle('4.0.0');
    const { program } = await me.ask('devices.install', { device, path: await me.bundle('3.5.0') });
    await me.ask('devices.revoke', { device, keyId: program.signer });
    expect((await me.ask('devices.status', { device })).slots).toEqual({ a: null, b: null, active: null, trial: null });
    expect(await me.try('devices.install', { device, path })).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('was revoked on this device') },
    });
    const [key] = (await me.ask('keys.list', {})).keys;
    expect(await me.why('devices.trust', { device, signer: key!.publicKey })).toBe('refused');
    expect(await me.why('devices.night', { device, mode: 'program', seed: 1 })).toBe('not-found');
  });
});
