/** Runs a command with its output shown, and gives its exit code; the scripts' one way to start others. */

import { spawnSync } from 'node:child_process';

export function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  const done = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (done.error) console.error(`${command}: ${done.error.message}`);
  return done.status ?? 1;
}

/** Runs steps in order; ends this process at the first that fails. */
export function runAll(steps: readonly (readonly [command: string, ...args: string[]])[]): void {
  for (const [command, ...args] of steps) {
    console.log(`\n› ${[command, ...args].join(' ')}`);
    const code = run(command, args);
    if (code !== 0) process.exit(code);
  }
}
