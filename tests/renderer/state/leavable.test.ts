/** Work that is stopped is over at once for who asked, though the engine is still busy; what it says later is not heard. */

import { expect, it } from 'vitest';
import type { Call, Outcome, Result } from '../../../app/bridge/index.ts';
import { leavable } from '../../../renderer/state/engine.ts';

type Done = Outcome<Result<'sleepers.generate'>>;

function busy() {
  const { promise: outcome, resolve: finish } = Promise.withResolvers<Done>();
  const heard: number[] = [];
  const engine = { cancelled: false, tell: (_: number) => {} };
  const call = leavable<'sleepers.generate'>((ifNotLeft) => {
    engine.tell = ifNotLeft((done: number) => heard.push(done));
    return { outcome, cancel: () => (engine.cancelled = true) } as unknown as Call<'sleepers.generate'>;
  });
  return { call, engine, heard, finish };
}

it('is over when it is cancelled, and deaf from then on', async () => {
  const { call, engine, heard } = busy();
  engine.tell(1);
  call.cancel();
  expect(await call.outcome).toMatchObject({ ok: false, failure: { why: 'cancelled' } });
  engine.tell(2);
  expect([heard, engine.cancelled]).toEqual([[1], true]);
});

it('gives what the engine gives otherwise', async () => {
  const { call, engine, heard, finish } = busy();
  engine.tell(1);
  const done: Done = { ok: true, value: { sleepers: [] } as unknown as Result<'sleepers.generate'> };
  finish(done);
  expect([await call.outcome, heard]).toEqual([done, [1]]);
});
