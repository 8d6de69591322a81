/** Runs commands and gives their exit codes; the scripts' one way to start others. */

import { spawn, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

export type Step = readonly [command: string, ...args: string[]];

export function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  const done = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (done.error) console.error(`${command}: ${done.error.message}`);
  return done.status ?? 1;
}

/** Runs steps in order; ends this process at the first that fails. */
export function runAll(steps: readonly Step[]): void {
  for (const [command, ...args] of steps) {
    console.log(`\n› ${[command, ...args].join(' ')}`);
    const code = run(command, args);
    if (code !== 0) process.exit(code);
  }
}

/** Runs steps that need nothing of each other, as many at once as there are cores; shows each as a whole when it is done, and gives those that failed. */
export async function runBeside(steps: readonly Step[]): Promise<readonly Step[]> {
  const waiting = [...steps];
  const failed: Step[] = [];
  const hand = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) if (!(await runQuietly(step))) failed.push(step);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, hand));
  return failed;
}

/** Whether it went well. */
function runQuietly([command, ...args]: Step): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.once('error', (error) => said.push(`${command}: ${error.message}\n`));
    child.once('close', (code) => {
      process.stdout.write(`\n› ${[command, ...args].join(' ')}\n${said.join('')}`);
      resolve(code === 0);
    });
  });
}
