/** Measures how long an SSU takes from a request for release to silence, over many nights at a loud moment: `node scripts/measure-release.ts [runs]`. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { author } from '../tests/support/author.ts';
import { startDevice } from '../tests/support/ssu.ts';

const RUNS = Number(process.argv[2] ?? 10);
const home = mkdtempSync(join(tmpdir(), 'dream-release-'));
const bed = await startDevice(home, ['--name', 'Bed', '--speed', '1']);
await bed.until('code');
const me = author(home);
const device = 'Bed';
await me.ask('devices.pair', { device: `127.0.0.1:${bed.port()}`, code: bed.code(), rights: ['publish', 'activate', 'observe'] });
const path = await me.bundle('1.0.0', 'scene a { light amber at 20lx  when distress > 0.99 -> release }', 'needs light');
const { slot } = await me.ask('devices.install', { device, path });
await me.ask('devices.activate', { device, slot });
await me.ask('devices.confirm', { device });

const inner = () => Number(bed.told.findLast(({ event }) => event === 'ready')?.['pid']);
const WAYS: Readonly<Record<string, () => unknown>> = {
  'asked by a peer': () => me.ask('devices.release', { device }),
  'asked at the device (SIGUSR1)': () => bed.process.kill('SIGUSR1'),
  'its night hangs (SIGSTOP)': () => process.kill(inner(), 'SIGSTOP'),
  'its night dies (SIGKILL)': () => process.kill(inner(), 'SIGKILL'),
};

console.log(`From the request to silence, ms; ${RUNS} nights each:`);
for (const [way, ask] of Object.entries(WAYS)) {
  const took: number[] = [];
  // A device that dies too often in a minute stays down.
  const runs = way.includes('dies') || way.includes('hangs') ? Math.min(RUNS, 2) : RUNS;
  for (let run = 0; run < runs; run++) {
    await me.ask('devices.night', { device, mode: 'program', seed: run });
    while ((bed.outputs().at(-1)?.levels['light'] ?? 0) < 20) await turn();
    const [from, heard, asked] = [bed.outputs().length, bed.told.length, performance.timeOrigin + performance.now()];
    await ask();
    await bed.until('silent', heard);
    const silent = bed
      .outputs()
      .slice(from)
      .find(({ levels }) => Object.values(levels).every((level) => level === 0));
    took.push((silent?.at ?? Number.NaN) - asked);
    if (way.includes('hangs')) process.kill(inner(), 'SIGKILL');
    if (runs !== RUNS || way.includes('hangs')) {
      await bed.until('ready', heard);
      await me.ports.devices.change((all) => all.map((one) => ({ ...one, port: bed.port() })));
    }
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(share * took.length))]!.toFixed(0);
  console.log(`  ${way.padEnd(32)} n ${String(runs).padStart(3)}   p50 ${at(0.5)}   p99 ${at(0.99)}   max ${took.at(-1)!.toFixed(0)}`);
}
await bed.kill();
me.ports.close();
rmSync(home, { recursive: true, force: true });

/** Lets the device go on. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
