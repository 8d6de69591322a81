/** The way out while a night is about to begin: asked for at any moment, nothing comes out. */

import { expect, it } from 'vitest';
import { good, type LogBody } from '../../../app/base/index.ts';
import type { DeviceStorage } from '../../../app/device/index.ts';
import { readLog } from '../../../app/device/night-log.ts';
import { openLogs } from '../../../app/device/night-logs.ts';
import { createPlayer, type Tonight } from '../../../app/device/night-player.ts';
import { CAST } from '../../../app/night/index.ts';

const tonight: Tonight = { mode: 'natural', seed: 1 };

/** A device that keeps its logs in memory; `writing` is called before the first line of a log is kept. */
async function device(writing: () => void = () => {}) {
  const kept = new Map<number, string>();
  const did: string[] = [];
  const storage = {
    logs: async () => good([...kept].map(([night, text]) => ({ night, bytes: text.length }))),
    async appendLog(night: number, text: string) {
      if (!kept.has(night)) writing();
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
      clock: { now: () => performance.now(), wall: () => '2026-01-01T00:00:00Z', sleep: () => new Promise((resolve) => setImmediate(resolve)) },
      arm: () => void did.push('arm'),
      silence: (by) => void did.push(by),
      drive: () => {},
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
  const { player, did, bodies } = await device(() => void player_.release('a key'));
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
