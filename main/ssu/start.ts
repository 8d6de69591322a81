/** The process of a device that owns the outputs, and its watchdog: starts the other one, and lets the sleeper go whatever becomes of that. */

import type { Right } from '../../app/base/index.ts';
import { IDLE, NO_SIGN, outputOf, soundingOf, stepWatchdog, type WatchdogEvent } from '../../app/watchdog/index.ts';
import { type DeviceChild, forkDevice } from './fork-device.ts';
import type { Output, Put } from './outputs/index.ts';
import type { DeviceConfig, Order, Report } from './words.ts';

const TICK_MS = 20;
/** A process that died is started again, unless it dies this often in this time, ms. */
const MAX_DEATHS = 5;
const DEATHS_MS = 60_000;
const RESTART_MS = 300;
/** A process that ended a night by its silence, and says nothing for this long, is started anew, ms. */
const HANGS_MS = 2000;
/** How long it may take to say goodbye, ms. */
const GOODBYE_MS = 1500;

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
  | { readonly event: 'restart'; readonly why: string }
  /** An output tells its person something. */
  | { readonly event: 'output'; readonly message: string };

export interface Running {
  release(by: string): void;
  pair(rights: readonly Right[]): void;
  sensors(present: boolean): void;
  /** As new: everything that it keeps goes, its key too. */
  reset(): void;
  /** Fades to silence, then ends. */
  stop(): Promise<void>;
  /** Settles when the device ended by itself; with what was wrong. */
  readonly ended: Promise<{ readonly message: string; readonly hint: string }>;
}

/** `start`: how the other process is started. */
export function startDevice(
  config: DeviceConfig,
  outputs: readonly Output[],
  tell: (told: Told) => void,
  start: () => DeviceChild = () => forkDevice(),
): Running {
  let dog = IDLE;
  let out = '';
  /** When the other process said something last. */
  let heard = performance.now();
  let child: DeviceChild | null = null;
  let port = config.port;
  let stopping = false;
  let resetting = false;
  const deaths: number[] = [];
  let finish: (why: { message: string; hint: string }) => void = () => {};
  const ended = new Promise<{ message: string; hint: string }>((resolve) => {
    finish = resolve;
  });

  // Where this process was itself held up, what the night said meanwhile is heard before its silence is judged: of one turn, timers come before messages.
  const timer = setInterval(() => setImmediate(step, { kind: 'tick' }), TICK_MS);
  launch();
  return {
    release,
    pair: (rights) => order({ kind: 'pair', rights }),
    sensors: (present) => order({ kind: 'sensors', present }),
    reset() {
      resetting = true;
      order({ kind: 'reset', dir: config.dir });
    },
    async stop() {
      stopping = true;
      step({ kind: 'silence', by: 'the device was switched off' });
      while (dog.mode !== 'idle') await new Promise((resolve) => setTimeout(resolve, TICK_MS));
      clearInterval(timer);
      await Promise.all(outputs.map((output) => output.close()));
      await end(child);
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
    const put: Put = { levels: outputOf(dog, now), sounding: soundingOf(dog, now), on: dog.mode !== 'idle' };
    const next = JSON.stringify(put);
    if (next !== out) for (const output of outputs) output.put(put);
    out = next;
    if (dog === before) return;
    if (dog.mode === 'playing' && event.kind === 'arm') tell({ event: 'night' });
    if (dog.mode === 'fading') {
      tell({ event: 'release', by: dog.by });
      // The night learns of it, should it be able to.
      if (event.kind === 'tick') order({ kind: 'release', by: 'the watchdog', well: false });
    }
    if (dog.mode === 'idle' && before.mode === 'fading') {
      tell({ event: 'silent' });
      // What hangs does not come back by itself.
      if (now - heard > HANGS_MS && before.by === NO_SIGN) child?.kill(true);
    }
  }

  function order(message: Order): void {
    child?.send(message);
  }

  function launch(): void {
    const started = start();
    child = started;
    started.onReport((message) => {
      heard = performance.now();
      hear(message);
    });
    started.onExit((why) => {
      if (child !== started) return;
      child = null;
      step({ kind: 'silence', by: 'the night died' });
      if (stopping) return;
      if (resetting) {
        resetting = false;
        tell({ event: 'restart', why: 'a factory reset' });
        return launch();
      }
      const now = performance.now();
      deaths.push(now);
      if (deaths.filter((at) => now - at < DEATHS_MS).length >= MAX_DEATHS)
        return finish({ message: `The device died ${MAX_DEATHS} times within a minute (${why}).`, hint: `Its log may say why: ${config.dir}/logs` });
      tell({ event: 'restart', why });
      setTimeout(() => stopping || launch(), RESTART_MS);
    });
    order({ kind: 'boot', config: { ...config, port }, heard: outputs.some(({ sounds }) => sounds !== undefined) });
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
    else if (message.kind === 'sounds') for (const output of outputs) output.sounds?.(message.places);
    else step(message);
  }
}

async function end(child: DeviceChild | null): Promise<void> {
  if (child === null || !child.kill()) return;
  const timer = setTimeout(() => child.kill(true), GOODBYE_MS);
  await new Promise<void>((resolve) => child.onExit(() => resolve()));
  clearTimeout(timer);
}
