/** The inner process of a device alone, for tests that kill it often: the test stands for the owner of the outputs. */

import { type ChildProcess, fork } from 'node:child_process';
import { CAST } from '../../app/night/index.ts';

export interface BareDevice {
  readonly port: number;
  readonly code: string | null;
  kill(): Promise<void>;
}

export function bootDevice(dir: string, config: { readonly speed?: number; readonly pair?: boolean } = {}): Promise<BareDevice> {
  const child: ChildProcess = fork('main/ssu/device-process.ts', [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let code: string | null = null;
  return new Promise((resolve, reject) => {
    const wanted = config.pair === true;
    let port = 0;
    child.on('message', (message: { kind: string; port?: number; code?: string; message?: string }) => {
      if (message.kind === 'failed') reject(new Error(message.message));
      if (message.kind === 'code') code = message.code ?? null;
      if (message.kind === 'ready') port = message.port ?? 0;
      if (port === 0 || (wanted && code === null)) return;
      resolve({
        port,
        code,
        kill() {
          child.kill('SIGKILL');
          return exited;
        },
      });
    });
    child.once('exit', () => reject(new Error('the device ended at its start')));
    child.send({
      kind: 'boot',
      heard: true,
      config: {
        dir,
        name: 'Bed',
        channels: ['sound', 'light'],
        speed: config.speed ?? 0,
        host: '127.0.0.1',
        port: 0,
        quota: 1e9,
        discovery: false,
        pair: config.pair ?? false,
        subject: { kind: 'sleeper', sleeper: CAST[0]! },
      },
    });
  });
}
