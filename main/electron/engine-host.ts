/** Keeps an engine running: starts it, tells how it is, starts it again after a crash, and fails the calls that were lost. */

import type { Channel, EngineClient, EngineStatus, Request, Response } from '../../app/bridge/index.ts';
import { createClient } from '../../app/bridge/index.ts';

/** A running engine, whatever kind of process it is. */
export interface EngineProcess {
  readonly channel: Channel<Request, Response>;
  onExit(listener: (reason: string) => void): void;
  kill(): void;
}

export interface EngineHost {
  /** Calls made while the engine starts wait for it; calls made after it was given up fail. */
  readonly client: EngineClient;
  status(): EngineStatus;
  /** Tries anew where it was given up. */
  again(): void;
  stop(): void;
}

export interface HostOptions {
  /** May throw, which counts as a crash. */
  readonly launch: () => EngineProcess;
  readonly onStatus: (status: EngineStatus) => void;
  readonly log: (line: string) => void;
  /** The clock's timer, ms; returns nothing that needs undoing. */
  readonly later: (work: () => void, delayMs: number) => void;
}

/** Waits between crash and restart, ms; a crash after the last of them is the end. */
export const BACKOFF_MS: readonly number[] = [200, 1_000, 3_000, 8_000];
/** An engine that is not ready after this long counts as crashed, ms. */
export const START_LIMIT_MS = 20_000;
/** Crashes of an engine that ran well for this long are forgotten, ms. */
export const STEADY_MS = 60_000;

export function createEngineHost({ launch, onStatus, log, later }: HostOptions): EngineHost {
  const listeners = new Set<(message: Response) => void>();
  let waiting: Request[] = [];
  let running: EngineProcess | null = null;
  let now: EngineStatus = 'starting';
  let crashes = 0;
  let stopped = false;

  const client = createClient({
    send(message) {
      if (now === 'ready' && running) running.channel.send(message);
      else if (now !== 'failed') waiting.push(message);
      else if (message.type === 'call') fail(message.id);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });

  start();
  return {
    client,
    status: () => now,
    again() {
      if (now !== 'failed') return;
      crashes = 0;
      become('restarting');
      start();
    },
    stop() {
      stopped = true;
      running?.kill();
    },
  };

  function start(): void {
    if (stopped) return;
    let engine: EngineProcess;
    try {
      engine = launch();
    } catch (error) {
      crashed(`could not be started: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    running = engine;
    engine.channel.listen((message) => hear(engine, message));
    engine.onExit((reason) => {
      if (running === engine) crashed(reason);
    });
    later(() => {
      if (running !== engine || now === 'ready') return;
      crashed(`not ready after ${START_LIMIT_MS} ms`);
      engine.kill();
    }, START_LIMIT_MS);
  }

  function hear(engine: EngineProcess, message: Response): void {
    if (running !== engine) return;
    if (message.type === 'ready') {
      become('ready');
      for (const request of waiting.splice(0)) engine.channel.send(request);
      later(() => {
        if (running === engine) crashes = 0;
      }, STEADY_MS);
      return;
    }
    for (const listener of listeners) listener(message);
  }

  function crashed(reason: string): void {
    if (stopped) return;
    running = null;
    log(`engine ended: ${reason}`);
    const wait = BACKOFF_MS[crashes++];
    become(wait === undefined ? 'failed' : 'restarting');
    waiting = [];
    client.abandon(gone(wait !== undefined));
    if (wait !== undefined) later(start, wait);
  }

  function become(status: EngineStatus): void {
    now = status;
    onStatus(status);
  }

  function fail(id: number): void {
    for (const listener of listeners) listener({ type: 'done', id, outcome: { ok: false, failure: gone(false) } });
  }
}

const gone = (again: boolean) => ({
  why: 'engine-gone',
  message: 'The engine stopped before it could answer.',
  hint: again ? 'It is being started again; try once more in a moment.' : 'It stopped too often. Start it again, at the top of the window.',
});
