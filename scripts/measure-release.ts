/**
 * Measures how long an SSU takes from a request for release until it begins to fade, and until silence, over many nights at a loud
 * moment, while as many processes as there are cores do nothing but compute: `node scripts/measure-release.ts [runs] [busy processes]`.
 */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FADE_MS } from '../app/watchdog/index.ts';
import { author } from '../tests/support/author.ts';
import { startDevice } from '../tests/support/ssu.ts';

const RUNS = Number(process.argv[2] ?? 10);
const BUSY = Number(process.argv[3] ?? availableParallelism());
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

const load = Array.from({ length: BUSY }, () => spawn(process.execPath, ['-e', 'for (;;) ;'], { stdio: 'ignore' }));
console.log(`From the request until it fades, and until silence, ms; the fade itself takes ${FADE_MS}; ${BUSY} busy processes; ${RUNS} nights each:`);
for (const [way, ask] of Object.entries(WAYS)) {
  const began: number[] = [];
  const took: number[] = [];
  // A device that dies too often in a minute stays down.
  const runs = way.includes('dies') || way.includes('hangs') ? Math.min(RUNS, 2) : RUNS;
  for (let run = 0; run < runs; run++) {
    await me.ask('devices.night', { device, mode: 'program', seed: run });
    while ((bed.outputs().at(-1)?.levels['light'] ?? 0) < 20) await turn();
    const [from, heard, asked] = [bed.outputs().length, bed.told.length, performance.timeOrigin + performance.now()];
    await ask();
    await bed.until('silent', heard);
    const after = bed.outputs().slice(from);
    const since = (fits: (light: number) => boolean) => (after.find(({ levels }) => fits(levels['light'] ?? 0))?.at ?? Number.NaN) - asked;
    began.push(since((light) => light < 20));
    took.push(since((light) => light === 0));
    if (runs !== RUNS || way.includes('hangs')) {
      await bed.until('ready', heard);
      await me.ports.devices.change((all) => all.map((one) => ({ ...one, port: bed.port() })));
    }
  }
  console.log(`  ${way.padEnd(30)} n ${String(runs).padStart(3)}   begins ${shares(began)}   silent ${shares(took)}`);
}
for (const one of load) one.kill('SIGKILL');
await bed.kill();
me.ports.close();
rmSync(home, { recursive: true, force: true });

function shares(times: number[]): string {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]!.toFixed(0).padStart(4);
  return `p50 ${at(0.5)} p99 ${at(0.99)} max ${at(1)}`;
}

/** Lets the device go on. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
