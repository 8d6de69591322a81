/** A night on a device: the way out of one that is about to begin, and a disk that takes its time. */

import { expect, it } from 'vitest';
import { good, type LogBody } from '../../../app/base/index.ts';
import type { DeviceStorage } from '../../../app/device/index.ts';
import { readLog } from '../../../app/device/night-log.ts';
import { openLogs } from '../../../app/device/night-logs.ts';
import { createPlayer, LOG_LATE_MS, type Tonight } from '../../../app/device/night-player.ts';
import { CAST } from '../../../app/night/index.ts';

const tonight: Tonight = { mode: 'natural', seed: 1 };

interface World {
  /** Called before the first line of a log is kept. */
  readonly writing?: () => void;
  /** Awaited before lines are kept. */
  readonly disk?: (text: string) => Promise<void> | undefined;
  readonly now?: () => number;
  /** Whatever is put out. */
  readonly drive?: () => void;
}

/** A device that keeps its logs in memory. */
async function device({ writing = () => {}, disk = async () => {}, now = () => performance.now(), drive = () => {} }: World = {}) {
  const kept = new Map<number, string>();
  const did: string[] = [];
  const storage = {
    logs: async () => good([...kept].map(([night, text]) => ({ night, bytes: text.length }))),
    async appendLog(night: number, text: string) {
      if (!kept.has(night)) writing();
      await disk(text);
      kept.set(night, (kept.get(night) ?? '') + text);
      return good(null);
    },
  } as unknown as DeviceStorage;
  const identity = { fingerprint: 'ab'.repeat(32), sign: () => 'ab' };
  const logs = await openLogs({ storage, identity }, async () => null);
  if (!logs.ok) throw new Error('no logs');
  const player = createPlayer(
    {
      identity,
      channels: ['sound'],
      speed: 0,
      subject: { kind: 'sleeper', sleeper: CAST[0]! },
      clock: { now, wall: () => '2026-01-01T00:00:00Z', sleep: () => new Promise((resolve) => setImmediate(resolve)) },
      arm: () => void did.push('arm'),
      silence: (by) => void did.push(by),
      drive,
    },
    logs.value,
  );
  const bodies = (night: number): readonly LogBody[] => {
    const read = readLog(new TextEncoder().encode(kept.get(night) ?? ''));
    return read.ok ? read.value.entries.map(({ body }) => body) : [];
  };
  return { player, did, kept, bodies };
}

/** Begins a night; gives the outcome, and waits for its end where there is one. */
async function night(player: Awaited<ReturnType<typeof device>>['player'], ready = async () => good(tonight)) {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const begun = await player.start(ready, async () => resolve());
  if (begun.ok) await over;
  return begun;
}

it('while it is made ready, no night begins, and the next one does', async () => {
  const { player, did, kept } = await device();
  const begun = await night(player, async () => {
    expect(player.release('a peer')).toBe(true);
    return good(tonight);
  });
  expect(begun).toMatchObject({ ok: false, failure: { why: 'released', message: expect.stringContaining('a peer') } });
  expect([did, kept.size]).toEqual([['a peer'], 0]);
  expect(player.release('a peer')).toBe(false);
  expect(await night(player)).toEqual({ ok: true, value: 1 });
});

it('while its log is begun, it is released at once', async () => {
  const { player, did, bodies } = await device({ writing: () => void player_.release('a key') });
  const player_ = player;
  expect(await night(player)).toEqual({ ok: true, value: 1 });
  // Armed for it, and silenced before anything was told.
  expect(did).toEqual(['a key', 'arm', 'a key']);
  expect(bodies(1)[1]).toMatchObject({ kind: 'release', at: 0, by: 'a key' });
});

it('two nights do not begin at once', async () => {
  const { player } = await device();
  const [one, other] = await Promise.all([night(player), night(player)]);
  expect([one.ok, other.ok && 'begun', !other.ok && other.failure.why]).toEqual([true, false, 'busy']);
});

/** A disk that is busy with the first event of a night until it is told to go on; and how often something was put out before, and meanwhile. */
async function busyDisk(now?: () => number) {
  const [busy, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let [driven, held] = [0, false];
  const made = await device({
    disk(text) {
      if (held || !text.includes('"kind":"event"')) return undefined;
      held = true;
      busy.resolve();
      return free.promise;
    },
    drive: () => void driven++,
    ...(now === undefined ? {} : { now }),
  });
  return { ...made, busy: busy.promise, free: free.resolve, driven: () => driven };
}
const tick = () => new Promise((resolve) => setImmediate(resolve));

it('gives signs of life while a disk takes its time, and goes on where it was', async () => {
  const { player, did, bodies, busy, free, driven } = await busyDisk();
  const over = night(player);
  await busy;
  const before = driven();
  while (driven() < before + 3) await tick();
  free();
  expect(await over).toEqual({ ok: true, value: 1 });
  expect(did).toEqual(['arm']);
  expect(bodies(1).at(-2)).toMatchObject({ kind: 'lights-on', why: 'morning' });
});

it('lets the sleeper go where the disk takes too long, and still records what was', async () => {
  let time = 0;
  const { player, did, bodies, busy, free } = await busyDisk(() => time);
  const over = night(player);
  await busy;
  time = LOG_LATE_MS - 1;
  for (let i = 0; i < 5; i++) await tick();
  expect(did).toEqual(['arm']);
  time = LOG_LATE_MS;
  while (did.length < 2) await tick();
  free();
  await over;
  expect(did).toEqual(['arm', 'a log that takes too long']);
  const kinds = bodies(1).map(({ kind }) => kind);
  expect([kinds[0], kinds[1], kinds.includes('release'), kinds.at(-1)]).toEqual(['lights-out', 'event', true, 'seal']);
});
