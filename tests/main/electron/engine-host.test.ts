/** The host over real child processes: waits, restarts, gives up, and loses no call silently. */

import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { EngineStatus, Response } from '../../../app/bridge/index.ts';
import { BACKOFF_MS, createEngineHost, type EngineHost, type EngineProcess } from '../../../main/electron/engine-host.ts';

const folder = mkdtempSync(join(tmpdir(), 'dream-host-'));
const children: ChildProcess[] = [];
const hosts: EngineHost[] = [];

/** A program that speaks the bridge's frames: ready, then an answer to each call, except `keys.list`, which it dies of. */
const ENGINE = `
process.send({ type: 'ready' });
process.on('message', (m) => {
  if (m.method === 'keys.list') process.exit(7);
  if (m.type === 'call') process.send({ type: 'done', id: m.id, outcome: { ok: true, value: { pid: process.pid } } });
});`;

function program(name: string, code: string): string {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(file, code);
  return file;
}

function launch(file: string): EngineProcess {
  const child = fork(file, [], { serialization: 'advanced', stdio: 'ignore' });
  children.push(child);
  return {
    channel: {
      send: (message) => void (child.connected && child.send(message)),
      listen(listener) {
        const heard = (message: unknown) => listener(message as Response);
        child.on('message', heard);
        return () => child.off('message', heard);
      },
    },
    onExit: (listener) => void child.once('exit', (code, signal) => listener(signal ?? `code ${code}`)),
    kill: () => void child.kill('SIGKILL'),
  };
}

function host(file: string) {
  const statuses: EngineStatus[] = [];
  const waits: { work: () => void; delayMs: number }[] = [];
  const made = createEngineHost({
    launch: () => launch(file),
    onStatus: (status) => statuses.push(status),
    log: () => {},
    later: (work, delayMs) => waits.push({ work, delayMs }),
  });
  hosts.push(made);
  /** Runs the waits that are due to restart the engine; limits on starting stay waiting. */
  const restart = () => {
    for (const wait of waits.splice(0)) if (BACKOFF_MS.includes(wait.delayMs)) wait.work();
  };
  return { made, statuses, restart, waits };
}

const ask = (made: EngineHost, method: 'sleepers.list' | 'keys.list') =>
  made.client.call(method, {}).outcome as Promise<{ ok: boolean; failure?: { why: string } }>;

afterEach(() => {
  for (const made of hosts.splice(0)) made.stop();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

describe('the engine host', () => {
  it('holds a call until the engine is ready', async () => {
    const { made, statuses } = host(program('good', ENGINE));
    expect(made.status()).toBe('starting');
    expect(await ask(made, 'sleepers.list')).toMatchObject({ ok: true });
    expect(statuses).toEqual(['ready']);
  });

  it('fails the call that an engine died of, starts another, and serves again', async () => {
    const { made, statuses, restart } = host(program('good', ENGINE));
    const first = (await made.client.call('sleepers.list', {}).outcome) as unknown as { value: { pid: number } };
    expect(await ask(made, 'keys.list')).toMatchObject({ ok: false, failure: { why: 'engine-gone' } });
    expect(statuses).toEqual(['ready', 'restarting']);
    const waiting = made.client.call('sleepers.list', {}).outcome;
    restart();
    const second = (await waiting) as unknown as { value: { pid: number } };
    expect(second.value.pid).not.toBe(first.value.pid);
    expect(statuses).toEqual(['ready', 'restarting', 'ready']);
  });

  it('gives up after the last wait, fails calls at once from then on, and tries anew when asked', async () => {
    const { made, restart } = host(program('dead', 'process.exit(3)'));
    for (const _ of BACKOFF_MS) {
      await expect.poll(made.status).toBe('restarting');
      const before = children.length;
      await expect
        .poll(() => {
          restart();
          return children.length;
        })
        .toBeGreaterThan(before);
    }
    await expect.poll(made.status).toBe('failed');
    expect(await ask(made, 'sleepers.list')).toMatchObject({ ok: false, failure: { why: 'engine-gone' } });
    writeFileSync(join(folder, 'dead.cjs'), ENGINE);
    made.again();
    expect(await ask(made, 'sleepers.list')).toMatchObject({ ok: true });
    made.again();
    expect(made.status()).toBe('ready');
  });

  it('counts an engine that never gets ready as crashed', async () => {
    const { made, waits } = host(program('silent', 'setInterval(() => {}, 1000)'));
    waits.shift()?.work();
    expect(made.status()).toBe('restarting');
  });
});
