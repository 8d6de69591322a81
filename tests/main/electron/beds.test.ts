/** Emulated beds of the window: each name once, however often it is asked for, and none that nobody can switch off. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { good } from '../../../app/base/index.ts';
import type { BedTold } from '../../../app/bridge/index.ts';
import { CAST } from '../../../app/night/index.ts';
import { type Beds, createBeds } from '../../../main/electron/beds.ts';
import type { DeviceChild, Report } from '../../../main/ssu/index.ts';

const ends: Beds[] = [];
afterEach(() => {
  for (const beds of ends.splice(0)) beds.stopAll();
});

/** A process that says it is ready, and ends some time after it was told to. */
function child(): DeviceChild & { readonly ended: boolean } {
  let exit: (why: string) => void = () => {};
  let ended = false;
  return {
    pid: 1,
    send: () => {},
    onReport: (listener) => setTimeout(() => listener({ kind: 'ready', port: 1, fingerprint: 'f', paired: 0 } satisfies Report)),
    onExit(listener) {
      const before = exit;
      exit = (why) => [before, listener].forEach((one) => void one(why));
    },
    kill() {
      if (ended) return false;
      setTimeout(() => {
        ended = true;
        exit('0');
      }, 20);
      return true;
    },
    get ended() {
      return ended;
    },
  };
}

function room() {
  const told: BedTold[] = [];
  const children: ReturnType<typeof child>[] = [];
  const beds = createBeds({
    dir: mkdtempSync(join(tmpdir(), 'dream-beds-')),
    launch() {
      const one = child();
      children.push(one);
      return one;
    },
    sleeper: async () => good(CAST[0]!),
    tell: (one) => told.push(one),
  });
  ends.push(beds);
  const start = (name: string) => void beds.start({ name, sleeper: 'Mara', speed: 1 });
  return { beds, told, children, start, events: () => told.map(({ event }) => event) };
}

it('a bed that is asked for twice at once runs once', async () => {
  const { children, start, events } = room();
  start('Bed');
  start('Bed');
  await expect.poll(events).toEqual(['ready']);
  expect(children).toHaveLength(1);
});

it('no more of them are begun at once than may run', async () => {
  const { children, start, told } = room();
  for (let i = 0; i < 9; i++) start(`Bed ${i}`);
  await expect.poll(() => told).toHaveLength(9);
  expect(children).toHaveLength(8);
  expect(told.filter(({ event }) => event === 'failed')).toMatchObject([{ name: 'Bed 8' }]);
});

it('one that is being switched off keeps its name until it is', async () => {
  const { beds, children, start, events } = room();
  start('Bed');
  await expect.poll(events).toEqual(['ready']);
  beds.order({ name: 'Bed', order: 'off' });
  start('Bed');
  await expect.poll(events).toEqual(['ready', 'ended']);
  expect(children.map(({ ended }) => ended)).toEqual([true]);
  start('Bed');
  await expect.poll(events).toEqual(['ready', 'ended', 'ready']);
  expect(children).toHaveLength(2);
});
