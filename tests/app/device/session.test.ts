/** What one connection may ask of a device's memory: calls that wait are few, and have few bytes, whoever makes them. */

import { expect, it } from 'vitest';
import { good } from '../../../app/base/index.ts';
import type { Answers, Inside } from '../../../app/device/answers/index.ts';
import { openSession } from '../../../app/device/session.ts';
import { FACTORY } from '../../../app/device/state.ts';

const fingerprint = 'a'.repeat(64);
const answers = { release: async () => good({ playing: false }), hello: async () => good({}) } as unknown as Answers;

/** A session whose peer takes none of the answers; what was answered, and whether it was ended. */
function deaf() {
  const told: unknown[] = [];
  let closed = false;
  const inside = {
    keeper: { state: { ...FACTORY, peers: [{ fingerprint, name: 'deaf', rights: [] }] } },
    logs: { follow: () => () => {} },
  } as unknown as Inside;
  const peer = {
    fingerprint,
    send: (message: unknown) => {
      told.push(message);
      return new Promise<void>(() => {});
    },
    close: () => {
      closed = true;
    },
  };
  const session = openSession(inside, answers, peer, () => 'none');
  let id = 0;
  return {
    told,
    ask: (call: string, bytes: number) => session.receive({ value: { id: ++id, call, params: call === 'hello' ? { protocol: 1 } : {} }, bytes }),
    get closed() {
      return closed;
    },
  };
}

it.each([
  ['64 calls that wait', 64, 100],
  ['4 MiB that wait', 8, 512 * 1024],
])('%s are enough', async (_, calls, bytes) => {
  const one = deaf();
  for (let i = 0; i < calls; i++) one.ask('hello', bytes);
  expect(one.closed).toBe(false);
  one.ask('hello', bytes);
  expect(one.closed).toBe(true);
});

it('the way out waits for none of them', async () => {
  const one = deaf();
  for (let i = 0; i < 5; i++) one.ask('hello', 100);
  one.ask('release', 100);
  await expect.poll(() => one.told).toContainEqual({ id: 6, ok: true, value: { playing: false } });
});
