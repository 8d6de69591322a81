/** The decoder of compressed sounds in a thread of its own, one sound after the other: one that hangs it, or fills its memory, ends with it and is unplayable. */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AudioSource, CompressedFormat, Heard, SoundDecoder } from '../../app/audio/index.ts';
import { bad, type Cancel, good, type Outcome } from '../../app/base/index.ts';
import type { Pcm16, Said, Told } from './sound-worker.ts';

export type { Pcm16 } from './sound-worker.ts';

export interface SoundDecoderThread extends SoundDecoder {
  /** As `measure`; and its samples go to `take`, one piece after the other, as it takes them. */
  decode(source: AudioSource, format: CompressedFormat, cancel: Cancel, step: Step, take: Take): Promise<Outcome<Heard>>;
  close(): void;
}

type Step = (done: number) => Promise<void>;
type Take = (samples: Pcm16) => Promise<Outcome<null>>;

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
  const decodeNow = async (source: AudioSource, format: CompressedFormat, cancel: Cancel, step: Step, take: Take | null): Promise<Outcome<Heard>> => {
    const fresh = thread === null;
    // It may also die when nobody asks it anything.
    thread ??= start(file, (gone) => {
      if (thread === gone) thread = null;
    });
    const own = thread;
    let said = await ask(own, { kind: 'sound', format, samples: take !== null }, patience);
    const began = said !== null;
    for (let at = 0; said !== null && said.kind !== 'heard'; ) {
      const next: Outcome<Told> = cancel.cancelled ? bad(CANCELLED) : said.kind === 'samples' ? await taken(take, said) : await pieceOf(source, at);
      if (!next.ok) {
        close();
        return next;
      }
      if (next.value.kind === 'piece') at = next.value.bytes === null ? source.size : at + next.value.bytes.length;
      said = await ask(own, next.value, patience);
      await step(Math.min(1, at / source.size));
    }
    if (said !== null) return good(said.heard);
    close();
    // What was given no byte of a sound can not have died of one: it died of the one before, or was never there.
    if (!began && !fresh) return decodeNow(source, format, cancel, step, take);
    if (!began) throw new Error(`the decoder of sounds (${file}) did not start`, { cause: failed.get(own) });
    return good<Heard>({ unplayable: 'decoding it takes too long or too much memory' });
  };
  const inTurn = (...sound: Parameters<typeof decodeNow>) => {
    const mine = turn.then(() => decodeNow(...sound));
    turn = mine.catch(() => {});
    return mine;
  };
  return { decode: inTurn, measure: (...sound) => inTurn(...sound, null), close };
}

async function pieceOf(source: AudioSource, at: number): Promise<Outcome<Told>> {
  const read = await source.read(at, Math.max(0, Math.min(PIECE_BYTES, source.size - at)));
  return read.ok ? good({ kind: 'piece', bytes: read.value.length === 0 ? null : read.value }) : read;
}

async function taken(take: Take | null, samples: Pcm16): Promise<Outcome<Told>> {
  const took = (await take?.(samples)) ?? good(null);
  return took.ok ? good({ kind: 'taken' }) : took;
}

const CANCELLED = { why: 'cancelled', message: 'The work was stopped as you asked.', hint: 'Nothing was written.' } as const;

/** Of which error a thread died. */
const failed = new WeakMap<Worker, Error>();

function start(file: string, ended: (thread: Worker) => void): Worker {
  const thread = new Worker(file, { resourceLimits: HEAP });
  thread.on('error', (error) => failed.set(thread, error)).once('exit', () => ended(thread));
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
