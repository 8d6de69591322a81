/** SSU devices and the command line as real processes, for tests. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const scratch = (what: string): string => mkdtempSync(join(tmpdir(), `dream-ssu-${what}-`));

type Told = Readonly<Record<string, unknown>> & { readonly event: string };

export interface TestDevice {
  readonly process: ChildProcess;
  readonly state: string;
  readonly told: readonly Told[];
  port(): number;
  /** The code that it shows now. */
  code(): string;
  /** What a person types at the device. */
  type(line: string): void;
  /** Waits until it tells something that fits, from the given number of things told on. */
  until(event: string, from?: number, fits?: (told: Told) => boolean): Promise<Told>;
  /** Every change of the outputs so far. */
  outputs(): readonly { readonly at: number; readonly levels: Readonly<Record<string, number>> }[];
  /** Nothing is left of it. */
  kill(): Promise<void>;
}

const running = new Set<TestDevice>();
/** For `afterAll`. */
export const endDevices = () => Promise.all([...running].map((device) => device.kill()));

/** `announced`: for all the network to see; else it stays on this computer. */
export async function startDevice(
  home: string,
  options: readonly string[] = [],
  state = join(home, 'device'),
  { announced = false } = {},
): Promise<TestDevice> {
  const journal = join(home, 'outputs.jsonl');
  const child = spawn(
    process.execPath,
    [
      'main/cli.ts',
      'ssu',
      'start',
      '--json',
      ...(announced ? [] : ['--host', '127.0.0.1', '--no-discovery']),
      '--state',
      state,
      '--output',
      `journal:${journal}`,
      ...options,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], env: environment(home), detached: true },
  );
  const told: Told[] = [];
  const listeners = new Set<() => void>();
  /** What it said that is no event. */
  let errors = '';
  let ended = false;
  const wake = () => {
    for (const listener of listeners) listener();
  };
  child.stderr.on('data', (text) => {
    errors += String(text);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const one = asEvent(line);
    if (one === null) errors += `${line}\n`;
    else told.push(one);
    wake();
  });
  // Both processes: each holds the pipe for errors, and the port and the folder belong to the one that we did not start.
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  void gone.then(() => {
    ended = true;
    wake();
  });
  const device: TestDevice = {
    process: child,
    state,
    told,
    port: () => Number(told.findLast(({ event }) => event === 'ready')?.['port']),
    code: () => String(told.findLast(({ event }) => event === 'code')?.['code']),
    type: (line) => void child.stdin.write(`${line}\n`),
    until: (event, from = 0, fits = () => true) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = told.slice(from).find((one) => one.event === event && fits(one));
          if (found !== undefined) resolve(found);
          else if (ended) reject(new Error(`the device ended (${child.exitCode ?? child.signalCode}) before “${event}”: ${errors}`));
          else return;
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
    outputs: () =>
      existsSync(journal)
        ? readFileSync(journal, 'utf8')
            .trim()
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line))
        : [],
    async kill() {
      running.delete(device);
      try {
        // The child of it as well.
        if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid as number), 'SIGKILL');
      } catch {
        // It is gone already.
      }
      await gone;
    },
  };
  running.add(device);
  await device.until('ready');
  return device;
}

/** null for what is none, such as its last word where it can not start, or the trace of a bug. */
function asEvent(line: string): Told | null {
  try {
    const said = JSON.parse(line) as Partial<Told>;
    return typeof said?.event === 'string' ? (said as Told) : null;
  } catch {
    return null;
  }
}

/** Runs `dream` to its end. */
export function dream(home: string, ...args: string[]): Promise<{ code: number | null; out: string; err: string; json: () => unknown }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['main/cli.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: environment(home) });
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => {
      out += String(text);
    });
    child.stderr.on('data', (text) => {
      err += String(text);
    });
    child.once('close', (code) => resolve({ code, out, err, json: () => JSON.parse(out) }));
  });
}

const environment = (home: string) => ({ ...process.env, INIT_CWD: home, DREAM_CODER_DATA: join(home, 'data') });
