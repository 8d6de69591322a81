/** A device whose disk is full, a real small one: it says so, plays nothing that it can not record, and loses nothing that it acknowledged. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { author, toneFile } from '../../support/author.ts';
import { endDevices, scratch, startDevice, type TestDevice } from '../../support/ssu.ts';

const home = scratch('disk-full');
const disk = join(home, 'disk');
const device = 'Bed';
mkdirSync(disk);
const mounted = mountSmall();
afterAll(async () => {
  await endDevices();
  if (mounted) execFileSync('umount', ['-l', disk]);
});

describe.skipIf(!mounted)('a full disk', () => {
  it('takes no program that it has no room for, begins no night, ends one in peace, and keeps what was acknowledged', async () => {
    let bed = await startDevice(home, ['--name', device, '--speed', '0'], join(disk, 'state'));
    await bed.until('code');
    const me = author(home);
    await me.ask('devices.pair', { device: `127.0.0.1:${bed.port()}`, code: bed.code(), rights: ['publish', 'activate', 'observe'] });
    const { slot } = await me.ask('devices.install', { device, path: await me.bundle('1.0.0', TALKATIVE) });
    await me.ask('devices.activate', { device, slot });
    const { slots } = await me.ask('devices.confirm', { device });

    const large = await me.bundle(
      '2.0.0',
      `play hum at 30dB ${TALKATIVE}`.replace('play hum at 30dB scene a {', 'scene a { play hum at 30dB '),
      'needs sound\n  asset hum = sound "hum.wav"',
      {
        'hum.wav': toneFile(200),
      },
    );
    expect(await me.try('devices.install', { device, path: large })).toMatchObject({
      ok: false,
      failure: { why: 'disk-full', message: expect.stringMatching(/has \d\.\d MB left/) },
    });

    // The night before the last byte, and the one after it.
    fill(40_000);
    const cut = await me.ask('devices.night', { device, mode: 'program', seed: 1 });
    await bed.until('release', 0, ({ by }) => by === 'a log that can not be written');
    fill(0);
    // Once the one before has come to its end.
    await expect.poll(() => me.why('devices.night', { device, mode: 'program', seed: 2 })).toBe('disk-full');
    expect(await me.why('devices.trust', { device, signer: `${'A'.repeat(43)}=` })).toBe('disk-full');
    expect((await me.ask('devices.status', { device })).slots).toEqual(slots);

    await bed.kill();
    rmSync(join(disk, 'filler'));
    bed = await again(bed);
    await me.ports.devices.change((all) => all.map((one) => ({ ...one, port: bed.port() })));
    const status = await me.ask('devices.status', { device });
    expect([status.slots, status.peers.length, status.signers.length]).toEqual([slots, 1, 1]);
    const log = await me.ask('devices.log', { device, night: cut.night });
    expect([log.sealed, log.entries.at(-2)?.kind, log.entries.filter(({ kind }) => kind === 'event').length > 10]).toEqual([true, 'lights-on', true]);
    // With room again it plays again, to the morning.
    const { night } = await me.ask('devices.night', { device, mode: 'program', seed: 3 });
    await me.ask('devices.watch', { device, night });
    expect((await me.ask('devices.log', { device, night })).record).not.toBeNull();
  });
});

/** Writes several lines of log a minute. */
const TALKATIVE = 'scene a { say "sleep" at 20dB every 20s  when distress > 0.99 -> release }';

const again = (bed: TestDevice) => startDevice(home, ['--name', device, '--speed', '0'], bed.state);

/** A disk in memory of 4 MB, where this process may make one. */
function mountSmall(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Leaves about so many bytes of the disk. */
function fill(leave: number): void {
  const filler = join(disk, 'filler');
  for (let size = 4096; size > 0; ) {
    try {
      writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch {
      size >>= 1;
    }
  }
  truncateSync(filler, statSync(filler).size - leave);
}
