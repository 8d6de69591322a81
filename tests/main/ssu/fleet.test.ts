/** Several devices and several authors: each device with what is its own, each author with what they were given; one folder for one device; as new again. */

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Right } from '../../../app/base/index.ts';
import { type Author, author } from '../../support/author.ts';
import { dream, endDevices, scratch, startDevice, type TestDevice } from '../../support/ssu.ts';

const home = scratch('fleet');
const ALL: Right[] = ['publish', 'activate', 'observe'];
let fleet: TestDevice;
let me: Author;

const told = (device: string, event: string) => fleet.told.findLast((one) => one.event === event && one['device'] === device);
const at = (device: string) => `127.0.0.1:${told(device, 'ready')?.['port']}`;

async function pair(who: Author, device: string, rights: Right[], offered: string[] = []): Promise<Right[]> {
  const from = fleet.told.length;
  fleet.type(`${device === 'North' ? 1 : 2} pair ${offered.join(' ')}`);
  const { code } = await fleet.until('code', from, (one) => one['code'] !== null && one['device'] === device);
  return (await who.ask('devices.pair', { device: at(device), code: String(code), rights })).rights;
}

beforeAll(async () => {
  writeFileSync(join(home, 'night.csv'), `stage\n${['W', 'N1', 'N2', 'N3', 'N2', 'R'].flatMap((stage) => Array(40).fill(stage)).join('\n')}\n`);
  writeFileSync(
    join(home, 'beds.json'),
    JSON.stringify([
      { name: 'North', capabilities: ['sound', 'light'], speed: 0 },
      { name: 'South', hypnogram: join(home, 'night.csv'), firmware: '9.8.7', speed: 0, capabilities: ['sound'] },
    ]),
  );
  fleet = await startDevice(home, ['--fleet', join(home, 'beds.json')]);
  await fleet.until('code', 0, (one) => one['device'] === 'North');
  await fleet.until('code', 0, (one) => one['device'] === 'South');
  me = author(home, 'me');
  await pair(me, 'North', ALL);
  await pair(me, 'South', ALL);
});
afterAll(endDevices);

describe('a fleet', () => {
  it('has for each device a key, a folder, capabilities, a firmware and a sleeper of its own', async () => {
    const { devices } = await me.ask('devices.list', {});
    expect(new Set(devices.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    const [north, south] = await Promise.all(['North', 'South'].map((device) => me.ask('devices.status', { device })));
    expect([north?.channels, south?.channels]).toEqual([['sound', 'light'], ['sound']]);
    expect([north?.firmware, south?.firmware]).toEqual([expect.not.stringContaining('9.8.7'), '9.8.7']);
    for (const device of ['North', 'South']) await me.ask('devices.night', { device, mode: 'natural', seed: 1 });
    for (const device of ['North', 'South']) await me.ask('devices.watch', { device });
    const logs = await Promise.all(['North', 'South'].map((device) => me.ask('devices.log', { device })));
    // A natural night is recorded, and nothing comes out in it.
    expect(logs.some(({ entries }) => entries.some((body) => body.kind === 'event' && String(body.event['kind']).startsWith('cue')))).toBe(false);
    expect(fleet.outputs().every(({ levels }) => Object.values(levels).every((level) => level === 0))).toBe(true);
    expect(logs.map(({ entries: [first] }) => first?.kind === 'lights-out' && first.subject)).toEqual(['mara', 'night']);
    expect(logs.map(({ record }) => record?.subject.kind)).toEqual(['sleeper', 'hypnogram']);
  });

  it('plays a recorded night as the preview does, event for event', async () => {
    const path = await me.bundle(
      '1.0.0',
      'scene a { say "sleep" at 30dB every 5m  when stage is REM for 2m -> b }\n  scene b { say "rest" at 20dB every 3m  when distress > 0.9 -> release }',
    );
    for (const [device, subject] of [
      ['South', { kind: 'hypnogram-file', path: join(home, 'night.csv') }],
      ['North', { kind: 'sleeper', name: 'mara' }],
    ] as const) {
      const { slot } = await me.ask('devices.install', { device, path });
      await me.ask('devices.activate', { device, slot });
      const { night } = await me.ask('devices.night', { device, mode: 'program', seed: 5 });
      await me.ask('devices.watch', { device, night });
      const log = await me.ask('devices.log', { device, night });
      const preview = await me.ask('night.preview', { source: { kind: 'bundle', path }, subject, seed: 5 });
      expect(log.record).toEqual(preview.night);
      const stages = log.entries.flatMap((body) => (body.kind === 'event' && body.event['kind'] === 'stage' ? [[body.at, body.event['stage']]] : []));
      expect(stages).toEqual(preview.night.stages.map(({ from, stage }) => [from, stage]));
      const cues = log.entries.flatMap((body) => (body.kind === 'event' && body.event['kind'] === 'cue-start' ? [[body.at, body.event['cue']]] : []));
      expect(cues.length).toBeGreaterThan(5);
      expect(cues).toEqual(preview.night.cues.map(({ from, cue }) => [from, cue]));
    }
  });

  it('serves many authors at once, each with the rights that they were given', async () => {
    const may: Readonly<Record<Right, (who: Author) => Promise<string | null>>> = {
      publish: async (who) => whyOf(await who.try('devices.trust', { device: 'North', signer: `${'A'.repeat(43)}=` })),
      activate: async (who) => whyOf(await who.try('devices.confirm', { device: 'North' })),
      observe: async (who) => whyOf(await who.try('devices.status', { device: 'North' })),
    };
    for (const right of ALL) {
      const who = author(home, `with-${right}`);
      // All are asked for; the code gives one.
      expect(await pair(who, 'North', ALL, [right])).toEqual([right]);
      for (const other of ALL) expect([right, other, await may[other](who)]).toEqual([right, other, other === right ? null : 'no-right']);
      expect(await who.ask('devices.release', { device: 'North' })).toEqual({ playing: false });
      who.ports.close();
    }
    expect((await me.ask('devices.status', { device: 'North' })).peers).toHaveLength(4);
  });

  it('takes uploads of several authors at once', async () => {
    const others = await Promise.all(['one', 'two', 'three'].map(async (name) => author(home, name)));
    for (const other of others) await pair(other, 'North', ALL);
    const installed = await Promise.all(others.map(async (other) => other.try('devices.install', { device: 'North', path: await other.bundle('5.0.0') })));
    expect(installed.map((one) => one.ok)).toEqual([true, true, true]);
    for (const other of others) other.ports.close();
  });

  it('forgets an author who unpairs, and no other', async () => {
    const nurse = author(home, 'nurse');
    await pair(nurse, 'South', ['observe']);
    await nurse.ask('devices.unpair', { device: 'South' });
    expect(await nurse.why('devices.status', { device: 'South' })).toBe('not-found');
    expect((await me.ask('devices.status', { device: 'South' })).peers.map(({ rights }) => rights)).toEqual([ALL]);
    nurse.ports.close();
  });

  it('ends, and leaves nothing running, where one of them can not start', async () => {
    const members = [
      { name: 'Well', output: ['mqtt://127.0.0.1:1/bed'] },
      { name: 'Wrong', output: ['mqtt://127.0.0.1:1/bed', 'bogus'] },
    ];
    writeFileSync(join(home, 'half.json'), JSON.stringify(members));
    const half = await dream(home, 'ssu', 'start', '--host', '127.0.0.1', '--no-discovery', '--fleet', 'half.json');
    expect([half.code, half.err]).toEqual([2, expect.stringContaining('no output “bogus”')]);
  });

  it('says in a line of JSON, as every event, why it can not start', async () => {
    const half = await dream(home, 'ssu', 'start', '--json', '--output', 'bogus');
    expect(
      half.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([{ failure: expect.objectContaining({ why: 'wrong-output' }) }]);
    await expect(startDevice(home, ['--output', 'bogus'])).rejects.toThrow('There is no output “bogus”');
  });

  it('says where two are called the same, and what a list may hold', async () => {
    for (const [beds, words] of [
      ['[{"name":"A"},{"name":"a"}]', /Two devices of the fleet are called “a”/],
      ['[{"name":"A","speed":"fast"}]', /device 1, speed/],
      ['[{]', /no JSON/],
      ['[]', /the list/],
    ] as const) {
      writeFileSync(join(home, 'wrong.json'), beds);
      const wrong = await dream(home, 'ssu', 'start', '--fleet', 'wrong.json');
      expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(words)]);
    }
  });
});

describe('a folder', () => {
  it('belongs to one device, and to the next when that one was killed', async () => {
    const state = join(home, 'one');
    const first = await startDevice(home, ['--name', 'One'], state);
    const second = await dream(home, 'ssu', 'start', '--name', 'Two', '--state', state, '--no-discovery');
    expect([second.code, second.err]).toEqual([2, expect.stringContaining(`Another device runs on the folder ${state} already.`)]);
    await first.kill();
    const third = await startDevice(home, ['--name', 'Three'], state);
    expect(third.told[0]).toMatchObject({ event: 'ready', fingerprint: first.told[0]?.['fingerprint'] });
    await third.kill();
  });
});

describe('a reset', () => {
  it('that was cut is finished at the next start', async () => {
    const state = join(home, 'cut');
    const first = await startDevice(home, ['--name', 'Cut'], state);
    await first.kill();
    writeFileSync(join(state, 'reset'), '');
    const again = await startDevice(home, ['--name', 'Cut'], state);
    expect(again.told[0]?.['fingerprint']).not.toBe(first.told[0]?.['fingerprint']);
    expect(existsSync(join(state, 'reset'))).toBe(false);
    await again.kill();
  });

  it('makes a device as new: whoever was paired is warned, and nothing of theirs is left', async () => {
    const before = told('South', 'ready')?.['fingerprint'];
    const from = fleet.told.length;
    fleet.type('2 reset everything');
    const ready = await fleet.until('ready', from, (one) => one['device'] === 'South');
    expect(ready).toMatchObject({ paired: 0 });
    expect(ready['fingerprint']).not.toBe(before);
    expect(await me.why('devices.status', { device: 'South' })).toBe('another-device');
    await me.ask('devices.unpair', { device: 'South' });
    await pair(me, 'South', ALL);
    const status = await me.ask('devices.status', { device: 'South' });
    expect([status.nights, status.slots.a, status.counters, status.signers.length, status.peers.length]).toEqual([0, null, {}, 1, 1]);
  });
});

const whyOf = (outcome: { ok: true } | { ok: false; failure: { why: string } }): string | null => (outcome.ok ? null : outcome.failure.why);
