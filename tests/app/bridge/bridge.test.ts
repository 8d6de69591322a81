/** A client and a server over a pipe in memory: answers, progress, cancellation, wrong calls, and bugs that stay inside. */

import { describe, expect, it } from 'vitest';
import { createClient, type Handlers, memoryChannels, type Request, type Response, serve } from '../../../app/bridge/index.ts';

function connect(handlers: Partial<Handlers>) {
  const [near, far] = memoryChannels<Request, Response>();
  const bugs: string[] = [];
  const stop = serve(far, handlers as Handlers, (error, method) => {
    bugs.push(`${method}: ${error instanceof Error ? error.message : String(error)}`);
    return 'incident-1';
  });
  return { client: createClient(near), bugs, stop };
}

describe('bridge', () => {
  it('answers a call with what its handler gives', async () => {
    const { client } = connect({ 'templates.list': async () => ({ ok: true, value: { templates: [] } }) });
    expect(await client.call('templates.list', {}).outcome).toEqual({ ok: true, value: { templates: [] } });
  });

  it('streams progress before the answer, in order', async () => {
    const { client } = connect({
      'night.natural': async (_params, { progress }) => {
        progress({ phase: 'nights', done: 0.5 });
        progress({ phase: 'nights', done: 1 });
        return { ok: true, value: { nights: [[0, 1]] } };
      },
    });
    const seen: number[] = [];
    const outcome = await client.call('night.natural', { who: { age: 30, sex: 'f' }, nights: 1, seed: 7 }, (p) => seen.push(p.done)).outcome;
    expect(seen).toEqual([0.5, 1]);
    expect(outcome).toEqual({ ok: true, value: { nights: [[0, 1]] } });
  });

  it('tells a running handler that it was cancelled', async () => {
    const { client } = connect({
      'night.natural': async (_params, { cancel }) => {
        for (let turn = 0; turn < 1000 && !cancel.cancelled; turn++) await Promise.resolve();
        return cancel.cancelled ? { ok: false, failure: { why: 'cancelled', message: 'Stopped.', hint: '' } } : { ok: true, value: { nights: [] } };
      },
    });
    const call = client.call('night.natural', { who: { age: 30, sex: 'f' }, nights: 1, seed: 7 });
    call.cancel();
    expect(await call.outcome).toMatchObject({ ok: false, failure: { why: 'cancelled' } });
  });

  it('refuses parameters that do not fit, naming them', async () => {
    const { client } = connect({});
    const outcome = await client.call('night.natural', { who: { age: 3, sex: 'f' }, nights: 1, seed: 7 }).outcome;
    expect(outcome).toMatchObject({ ok: false, failure: { why: 'wrong-call', message: expect.stringContaining('age') } });
  });

  it('refuses a request that the contract does not have', async () => {
    const { client } = connect({});
    expect(await client.call('toString' as never, {} as never).outcome).toMatchObject({ ok: false, failure: { why: 'wrong-call' } });
  });

  it('contains a bug: the caller gets an incident, the log gets the cause', async () => {
    const { client, bugs } = connect({
      'templates.list': async () => {
        throw new Error('secret detail');
      },
    });
    const outcome = await client.call('templates.list', {}).outcome;
    expect(outcome).toMatchObject({ ok: false, failure: { why: 'bug', incident: 'incident-1' } });
    expect(JSON.stringify(outcome)).not.toContain('secret detail');
    expect(bugs).toEqual(['templates.list: secret detail']);
  });

  it('ends every pending call when the engine has gone', async () => {
    const { client } = connect({ 'templates.list': () => new Promise(() => {}) });
    const call = client.call('templates.list', {});
    client.abandon({ why: 'engine-gone', message: 'The engine stopped.', hint: 'It is being restarted.' });
    expect(await call.outcome).toMatchObject({ ok: false, failure: { why: 'engine-gone' } });
  });
});
