/** The real engine in a process of its own, as the desktop starts it, for tests that talk to it over real pipes and kill it. */

import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { createClient, type EngineClient, type Request, type Response } from '../../app/bridge/index.ts';

export interface RunningEngine {
  readonly client: EngineClient;
  readonly child: ChildProcess;
  /** SIGKILL; done when the process is gone. */
  kill(): Promise<void>;
}

/** Done when it is ready. */
export async function startEngine(dataDir: string): Promise<RunningEngine> {
  const child = fork('main/engine-process.ts', [dataDir, 'templates', join(dataDir, 'projects')], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const client = createClient({
    send: (message: Request) => {
      if (child.connected) child.send(message, () => {});
    },
    listen(listener) {
      const heard = (message: unknown) => listener(message as Response);
      child.on('message', heard);
      return () => child.off('message', heard);
    },
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code, signal) => reject(new Error(`the engine ended: ${signal ?? code}`)));
  });
  return {
    client,
    child,
    async kill() {
      child.kill('SIGKILL');
      await gone;
      client.abandon({ why: 'engine-gone', message: 'killed', hint: '' });
    },
  };
}
