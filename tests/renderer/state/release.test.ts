/** Whoever asks a bed to let go is heard, also where an earlier request was put away or is about to be given up. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dismissLetting, release } from '../../../renderer/state/release.ts';
import { get } from '../../../renderer/state/store.ts';

const BED = 'aa'.repeat(32);
const AWAY = { ok: false, failure: { why: 'unreachable', message: 'The bed can not be reached.', hint: 'Wait.' } };
let asked = 0;

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  const engine = {
    'devices.release': () => {
      asked++;
      return { outcome: Promise.resolve(AWAY), cancel() {} };
    },
  };
  vi.stubGlobal('window', { dream: { engine } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const letting = () => get().devices.letting[BED]?.kind;

it('goes on asking where it was put away and asked for again at once', async () => {
  const done = release(BED);
  await vi.advanceTimersByTimeAsync(0);
  expect([asked, letting()]).toEqual([1, 'unreachable']);
  dismissLetting(BED);
  void release(BED);
  expect(letting()).toBe('asking');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toBeGreaterThan(3);
  dismissLetting(BED);
  await vi.advanceTimersByTimeAsync(2000);
  await done;
  const before = asked;
  await vi.advanceTimersByTimeAsync(10_000);
  expect([asked, letting()]).toEqual([before, undefined]);
});

it('gives up after a minute, and begins anew when it is asked for again, also just before that', async () => {
  void release(BED);
  await vi.advanceTimersByTimeAsync(0);
  await vi.advanceTimersByTimeAsync(39 * 1500);
  expect(asked).toBe(40);
  void release(BED);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked).toBeGreaterThan(40);
  expect(letting()).toBe('unreachable');
  const before = asked;
  void release(BED);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toBe(before + 1);
  dismissLetting(BED);
  await vi.advanceTimersByTimeAsync(2000);
});
