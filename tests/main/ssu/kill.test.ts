/** Killed at any moment of upload, installation, activation, night and confirmation, a device boots into a program that it had or was given, with every log intact. `DREAM_KILLS` says how often. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Slots } from '../../../app/base/index.ts';
import { author, toneFile } from '../../support/author.ts';
import { bootDevice } from '../../support/bare-device.ts';
import { scratch } from '../../support/ssu.ts';

const KILLS = Number(process.env['DREAM_KILLS'] ?? 5);
/** What is going on when the power goes, and about how long it takes, ms: at first, then as it did last. */
const PHASES = { upload: 150, install: 80, activate: 20, night: 300, confirm: 20 };
/** Seconds of sound in a bundle: 1.3 MB, which are five pieces. */
const SOUND_SECONDS = 30;
type Phase = keyof typeof PHASES;
const device = 'Bed';

it(`survives ${KILLS} kills`, { timeout: 300_000 + KILLS * 30_000 }, async () => {
  const home = scratch('kill');
  const dir = join(home, 'device');
  const me = author(home);
  const bundles: string[] = [];
  for (const words of ['sleep', 'rest', 'sea', 'tide', 'calm'])
    bundles.push(
      await me.bundle(
        '1.0.0',
        `scene a { play hum at 30dB  play chime at 30dB loop  say "${words.repeat(400)}" at 30dB every 20m  when distress > 0.9 -> release }`,
        'needs sound\n  asset hum = sound "hum.wav"\n  asset chime = sound "tone.flac"',
        // What is compressed is unpacked when it is installed.
        { 'hum.wav': toneFile(SOUND_SECONDS), 'tone.flac': new Uint8Array(readFileSync('scripts/fuzz/sounds/tone.flac')) },
      ),
    );
  let bed = await bootDevice(dir, { pair: true });
  await me.ask('devices.pair', { device: `127.0.0.1:${bed.port}`, code: String(bed.code), rights: ['publish', 'activate', 'observe'] });
  const shas: string[] = [];
  for (const path of bundles) shas.push(createHash('sha256').update(readFileSync(path)).digest('hex'));
  await me.ask('devices.install', { device, path: bundles[0]! });
  await me.ask('devices.activate', { device, slot: 'a' });
  let before: Slots = (await me.ask('devices.confirm', { device })).slots;
  const at = { upload: 0, install: 0, activate: 0, night: 0, confirm: 0, afterwards: 0 };
  const lasts: Record<Phase, number> = { ...PHASES };
  let nights = 0;

  for (let kill = 0; kill < KILLS; kill++) {
    const acknowledged: Slots[] = [before];
    const target = (Object.keys(PHASES) as Phase[])[kill % Object.keys(PHASES).length]!;
    let phase: keyof typeof at = 'afterwards';
    let dead = false;
    let die: () => void = () => {};
    const death = new Promise<void>((resolve) => {
      die = resolve;
    });
    let entered = performance.now();
    const enter = (next: keyof typeof at) => {
      const now = performance.now();
      if (phase !== 'afterwards' && !dead) lasts[phase] = now - entered;
      [phase, entered] = [next, now];
      if (next === target) setTimeout(die, Math.random() * lasts[target]);
    };
    const round = (async () => {
      enter('upload');
      const { slot: next } = await me.ask('devices.install', { device, path: bundles[(kill + 1) % bundles.length]! }, (progress) => {
        if (phase === 'upload' && progress.phase === 'installing') enter('install');
      });
      enter('activate');
      acknowledged.push((await me.ask('devices.activate', { device, slot: next })).slots);
      enter('night');
      const { night } = await me.ask('devices.night', { device, mode: 'program', seed: kill });
      await me.ask('devices.watch', { device, night });
      enter('confirm');
      acknowledged.push((await me.ask('devices.confirm', { device })).slots);
      enter('afterwards');
    })().catch((error) => {
      if (!dead) throw error;
    });
    await Promise.race([death, round.then(() => death)]);
    dead = true;
    at[phase]++;
    await bed.kill();
    await round;

    bed = await bootDevice(dir);
    const { port } = bed;
    await me.ports.devices.change((all) => all.map((one) => ({ ...one, port })));
    const status = await me.ask('devices.status', { device });
    const { slots } = status;
    const program = slots.active === null ? null : slots[slots.active];
    // One of the programs that were sent, and never nothing where there was something.
    expect(shas).toContain(program?.sha256);
    const last = acknowledged.at(-1)!;
    if (acknowledged.length === 3) expect(slots).toEqual(last);
    // Else one that played or could be fallen back to, or the new one, on trial.
    else {
      const known = [before, last].flatMap((then) => [then.active, then.trial?.fallback].map((slot) => then[slot ?? 'a']?.sha256));
      expect([...known, slots.trial === null ? undefined : program?.sha256]).toContain(program?.sha256);
    }
    for (let night = nights + 1; night <= status.nights; night++) {
      const log = await me.ask('devices.log', { device, night });
      expect([night, log.sealed, log.entries.at(-2)?.kind]).toEqual([night, true, 'lights-on']);
    }
    nights = status.nights;
    before = slots;
    if ((kill + 1) % 25 === 0 || kill + 1 === KILLS) console.log(`${kill + 1} kills: ${JSON.stringify(at)}; ${nights} nights begun, every log intact`);
  }
  await bed.kill();
});
