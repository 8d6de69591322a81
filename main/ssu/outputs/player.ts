/** The system's own player: a program that takes samples on its standard input and makes them heard. */

import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Writable } from 'node:stream';
import { bad, good, type Outcome } from '../../../app/base/index.ts';
import type { OutputHost } from './output.ts';
import { type SampleSink, SHAPE } from './sound.ts';

/** How much sound the player may hold, ms: what is released is heard for as long as that. */
const BUFFER_MS = 200;
/** Bytes that may wait for a player that does not take them; silence is better than being late. */
const MOST_WAITING = (SHAPE.rate * SHAPE.channels * 2 * BUFFER_MS) / 1000;
/** Longer than a player that lags behind needs for what waits, for what the system holds on the way to it and for what it holds itself, ms. */
const LAST_MS = 1500;

const { rate, channels } = SHAPE;
/** In the order in which they are looked for: PulseAudio and PipeWire, ALSA, SoX. */
export const PLAYERS: Readonly<Record<string, readonly string[]>> = {
  paplay: ['--raw', '--format=s16le', `--rate=${rate}`, `--channels=${channels}`, `--latency-msec=${BUFFER_MS}`],
  aplay: ['-q', '-t', 'raw', '-f', 'S16_LE', '-r', `${rate}`, '-c', `${channels}`, `--buffer-time=${BUFFER_MS * 1000}`, '-'],
  play: ['-q', '-t', 'raw', '-e', 'signed', '-b', '16', '-L', '-r', `${rate}`, '-c', `${channels}`, '-'],
};

/** The first of the players that is installed. */
export function findPlayer(path = process.env['PATH'] ?? ''): Outcome<string> {
  const found = Object.keys(PLAYERS).flatMap((name) => path.split(delimiter).flatMap((dir) => (dir !== '' && runs(join(dir, name)) ? [join(dir, name)] : [])));
  if (found[0] !== undefined) return good(found[0]);
  const names = Object.keys(PLAYERS);
  return bad({
    why: 'not-found',
    message: `There is no player here: none of ${names.join(', ')} is on the PATH.`,
    hint: 'On Debian install pulseaudio-utils or alsa-utils, or write the sound to a file with --output wav:FILE.',
  });
}

/** Runs for a night; ends, and is silent at once, when the night has faded. */
export function player(command: string, host: OutputHost): SampleSink {
  let child: ChildProcess | null = null;
  /** Of a player that lags behind the oldest are left out: what was made last, as the end of a fade, is always heard. */
  let waiting: Uint8Array[] = [];
  return {
    begin() {
      waiting = [];
      const name = Object.keys(PLAYERS).find((one) => command.endsWith(one)) as string;
      const started = spawn(command, PLAYERS[name] as string[], { stdio: ['pipe', 'ignore', 'pipe'] });
      child = started;
      let said = '';
      started.stderr?.on('data', (text) => {
        said = `${said}${text}`.slice(-400);
      });
      started.stdin?.on('error', () => {});
      const gone = (why: string) => {
        if (child !== started) return;
        child = null;
        host.tell(`The player ${command} ended, and nothing is heard any more: ${said.trim() || why}`);
      };
      started.once('error', (error) => gone(error.message));
      started.once('close', (code, signal) => gone(String(signal ?? code)));
    },
    write(bytes) {
      const stdin = child?.stdin;
      if (!stdin?.writable) return;
      waiting.push(bytes);
      while (waiting.length * bytes.length > MOST_WAITING) waiting.shift();
      pass(stdin);
    },
    async end() {
      const ending = child;
      child = null;
      if (ending === null || ending.exitCode !== null) return;
      const closed = new Promise((resolve) => ending.once('close', resolve));
      if (ending.stdin?.writable) for (const bytes of waiting) ending.stdin.write(bytes);
      waiting = [];
      ending.stdin?.end();
      const timer = setTimeout(() => ending.kill('SIGKILL'), LAST_MS);
      await closed;
      clearTimeout(timer);
    },
  };

  /** One at a time, so that what waits longest can still be left out. */
  function pass(stdin: Writable): void {
    if (stdin.writableLength > 0 || !stdin.writable) return;
    const next = waiting.shift();
    if (next !== undefined) stdin.write(next, (error) => error || pass(stdin));
  }
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
