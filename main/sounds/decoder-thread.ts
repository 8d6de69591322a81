/** The decoder of compressed sounds in a thread of its own, one sound after the other: one that hangs it, or fills its memory, ends with it and is unplayable. */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Heard, SoundDecoder } from '../../app/audio/index.ts';
import { bad, good, type Outcome } from '../../app/base/index.ts';
import type { Said, Told } from './sound-worker.ts';

export interface SoundDecoderThread extends SoundDecoder {
  close(): void;
}

/** What is decoded at once: small, as a few bytes can become many samples. */
const PIECE_BYTES = 16 * 1024;
const HEAP = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 };
/**
 * A thread hangs that has worked on one piece for so many seconds, and says nothing for as long. By the clock alone a busy machine
 * would be taken for a bad sound, by work alone what else this process does. Where nothing works at all, the thread is lost after a while.
 */
const MOST_SECONDS = 20;
const MOST_IDLE_SECONDS = 600;
const TICK_MS = 1000;

export function createSoundDecoder(file = workerFile(), patience = MOST_SECONDS): SoundDecoderThread {
  let thread: Worker | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const close = () => {
    void thread?.terminate();
    thread = null;
  };
  const measureNow: SoundDecoder['measure'] = async (source, format, cancel, step) => {
    // It may also die when nobody asks it anything.
    thread ??= start(file, (gone) => {
      if (thread === gone) thread = null;
    });
    const own = thread;
    let said = await ask(own, { kind: 'measure', format }, patience);
    for (let at = 0; said?.kind === 'more'; ) {
      const piece: Outcome<Uint8Array | null> = cancel.cancelled ? bad(CANCELLED) : at < source.size ? await source.read(at, PIECE_BYTES) : good(null);
      if (!piece.ok) {
        close();
        return piece;
      }
      at = piece.value === null || piece.value.length === 0 ? source.size : at + piece.value.length;
      said = await ask(own, { kind: 'piece', bytes: piece.value?.length === 0 ? null : piece.value }, patience);
      await step(at / source.size);
    }
    if (said !== null) return good(said.heard);
    close();
    return good<Heard>({ unplayable: 'decoding it takes too long or too much memory' });
  };
  return {
    measure(...sound) {
      const mine = turn.then(() => measureNow(...sound));
      turn = mine.catch(() => {});
      return mine;
    },
    close,
  };
}

const CANCELLED = { why: 'cancelled', message: 'The work was stopped as you asked.', hint: 'Nothing was written.' } as const;

function start(file: string, ended: (thread: Worker) => void): Worker {
  const thread = new Worker(file, { resourceLimits: HEAP });
  thread.on('error', () => {}).once('exit', () => ended(thread));
  return thread;
}

/** null: the thread is gone, or hangs. Only who waits for an answer keeps the process alive. */
function ask(thread: Worker, told: Told, patience: number): Promise<Said | null> {
  return new Promise((resolve) => {
    let seconds = 0;
    const worked = workedSeconds();
    const end = (said: Said | null) => {
      clearInterval(clock);
      thread.off('message', end).off('exit', lost).off('error', lost).unref();
      resolve(said);
    };
    const lost = () => end(null);
    // Ticks, so that a process that was held up itself does not blame the thread.
    const clock = setInterval(() => {
      seconds++;
      if ((seconds >= patience && workedSeconds() - worked >= patience) || seconds >= MOST_IDLE_SECONDS) lost();
    }, TICK_MS);
    thread.on('message', end).on('exit', lost).on('error', lost).ref();
    thread.postMessage(told);
  });
}

/** Of all threads of this process. */
function workedSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Beside the bundled engine it is a script, in the sources a module. */
function workerFile(): string {
  const built = fileURLToPath(new URL('./sound-worker.mjs', import.meta.url));
  return existsSync(built) ? built : fileURLToPath(new URL('./sound-worker.ts', import.meta.url));
}
