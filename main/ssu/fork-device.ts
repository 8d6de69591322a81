/** The process that has a device's network, storage and night, as a child of Node. */

import { type ForkOptions, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Order, Report } from './words.ts';

/** It, as far as the owner of the outputs knows it. */
export interface DeviceChild {
  readonly pid: number | undefined;
  send(order: Order): void;
  onReport(listener: (report: Report) => void): void;
  onExit(listener: (why: string) => void): void;
  /** Asks it to end; `now`: ends it. False where it is gone already. */
  kill(now?: boolean): boolean;
}

/** `entry`: what runs; default the module beside this one. */
export function forkDevice(entry?: string, options: ForkOptions = {}): DeviceChild {
  const path = entry ?? fileURLToPath(new URL('./device-process.ts', import.meta.url));
  const child = fork(path, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'json', ...options });
  return {
    pid: child.pid,
    send(order) {
      if (child.connected) child.send(order, () => {});
    },
    onReport: (listener) => void child.on('message', (message) => listener(message as Report)),
    onExit: (listener) => void child.once('exit', (code, signal) => listener(String(signal ?? code))),
    kill: (now = false) => child.kill(now ? 'SIGKILL' : 'SIGTERM'),
  };
}
