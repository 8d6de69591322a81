/** The process of a device that owns the outputs, and its watchdog: starts the other one, and lets the sleeper go whatever becomes of that. */

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Right } from '../../app/base/index.ts';
import { IDLE, outputOf, stepWatchdog, type WatchdogEvent } from '../../app/watchdog/index.ts';
import type { Output } from './outputs.ts';
import type { DeviceConfig, Order, Report } from './words.ts';

const PROCESS = fileURLToPath(new URL('./device-process.ts', import.meta.url));
const TICK_MS = 20;
/** A process that died is started again, unless it dies this often in this time, ms. */
const MAX_DEATHS = 5;
const DEATHS_MS = 60_000;
const RESTART_MS = 300;

export type Told =
  | {
      readonly event: 'ready';
      readonly name: string;
      readonly port: number;
      readonly fingerprint: string;
      readonly pid: number | undefined;
      readonly paired: number;
    }
  | { readonly event: 'code'; readonly code: string | null; readonly port: number }
  | { readonly event: 'night' }
  | { readonly event: 'release'; readonly by: string }
  | { readonly event: 'silent' }
  | { readonly event: 'restart'; readonly why: string };

export interface Running {
  release(by: string): void;
  pair(rights: readonly Right[]): void;
  sensors(present: boolean): void;
  /** Fades to silence, then ends. */
  stop(): Promise<void>;
  /** Settles when the device ended by itself; with what was wrong. */
  readonly ended: Promise<{ readonly message: string; readonly hint: string }>;
}

export function startDevice(config: DeviceConfig, outputs: readonly Output[], tell: (told: Told) => void): Running {
  let dog = IDLE;
  let out = '';
  let child: ChildProcess | null = null;
  let port = config.port;
  let stopping = false;
  const deaths: number[] = [];
  let finish: (why: { message: string; hint: string }) => void = () => {};
  const ended = new Promise<{ message: string; hint: string }>((resolve) => {
    finish = resolve;
  });

  const timer = setInterval(() => step({ kind: 'tick' }), TICK_MS);
  launch();
  return {
    release,
    pair: (rights) => order({ kind: 'pair', rights }),
    sensors: (present) => order({ kind: 'sensors', present }),
    async stop() {
      stopping = true;
      step({ kind: 'silence', by: 'the device was switched off' });
      while (dog.mode !== 'idle') await new Promise((resolve) => setTimeout(resolve, TICK_MS));
      clearInterval(timer);
      child?.kill('SIGTERM');
      for (const output of outputs) output.close();
    },
    ended,
  };

  function release(by: string): void {
    step({ kind: 'silence', by });
    order({ kind: 'release', by, well: true });
  }

  function step(event: WatchdogEvent): void {
    const now = performance.now();
    const before = dog;
    dog = stepWatchdog(dog, event, now);
    const levels = outputOf(dog, now);
    const next = JSON.stringify(levels);
    if (next !== out) for (const output of outputs) output.put(levels);
    out = next;
    if (dog === before) return;
    if (dog.mode === 'playing' && event.kind === 'arm') tell({ event: 'night' });
    if (dog.mode === 'fading') {
      tell({ event: 'release', by: dog.by });
      // The night learns of it, should it be able to.
      if (event.kind === 'tick') order({ kind: 'release', by: 'the watchdog', well: false });
    }
    if (dog.mode === 'idle' && before.mode === 'fading') tell({ event: 'silent' });
  }

  function order(message: Order): void {
    if (child?.connected) child.send(message, () => {});
  }

  function launch(): void {
    const started = fork(PROCESS, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'json' });
    child = started;
    started.on('message', (message) => hear(message as Report));
    started.once('exit', (code, signal) => {
      if (child !== started) return;
      child = null;
      step({ kind: 'silence', by: 'the night died' });
      if (stopping) return;
      const now = performance.now();
      deaths.push(now);
      if (deaths.filter((at) => now - at < DEATHS_MS).length >= MAX_DEATHS)
        return finish({ message: `The device died ${MAX_DEATHS} times within a minute (${signal ?? code}).`, hint: `Its log may say why: ${config.dir}/logs` });
      tell({ event: 'restart', why: String(signal ?? code) });
      setTimeout(() => stopping || launch(), RESTART_MS);
    });
    order({ kind: 'boot', config: { ...config, port } });
  }

  function hear(message: Report): void {
    if (message.kind === 'ready') {
      ({ port } = message);
      tell({ event: 'ready', name: config.name, port, fingerprint: message.fingerprint, pid: child?.pid, paired: message.paired });
    } else if (message.kind === 'failed') {
      stopping = true;
      child?.kill();
      finish(message);
    } else if (message.kind === 'code') tell({ event: 'code', code: message.code, port });
    else step(message);
  }
}
