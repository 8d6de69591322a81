/** The sounds of a night as samples, at the pace of the clock, for whatever takes them: a file, a player. */

import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { liveMix, openWav, type Pcm, pcm16 } from '../../../app/audio/index.ts';
import { bad, good, type Outcome, type Sounding } from '../../../app/base/index.ts';
import type { Output, OutputHost, SoundPlaces } from './output.ts';

export const SHAPE = { rate: 44_100, channels: 2 } as const;
const BLOCK_MS = 20;
const BLOCK_FRAMES = (SHAPE.rate * BLOCK_MS) / 1000;
/** Samples are made this much before they are due, ms. */
const LEAD_MS = 60;
/** Who lags behind by more than this leaves the rest out, ms. */
const LATE_MS = 2_000;
/** Samples that are kept in memory, of all sounds together: who owns the outputs must not run out of it. */
const KEPT_SAMPLES = 1 << 25;

/** Takes the samples of one night after the other: 16 bits, interleaved, in the shape above. None of these throws. */
export interface SampleSink {
  begin(): void;
  write(bytes: Uint8Array): void;
  end(): Promise<void>;
}

export function soundOutput(sink: SampleSink, host: OutputHost): Output {
  let sounding: readonly Sounding[] = [];
  let on = false;
  const sounds = new Map<string, Pcm>();
  /** By path; those of tonight. */
  let files = new Map<string, FileHandle>();
  let playing: Promise<void> = Promise.resolve();
  return {
    put(put) {
      sounding = put.sounding;
      const begins = put.on && !on;
      on = put.on;
      if (begins) playing = playing.then(play);
    },
    sounds(places) {
      closeSounds();
      void openSounds(places);
    },
    async close() {
      on = false;
      await playing;
      closeSounds();
    },
  };

  async function play(): Promise<void> {
    sink.begin();
    const mix = liveMix(SHAPE, sounds);
    const began = performance.now();
    for (let done = 0; on; ) {
      const due = performance.now() - began + LEAD_MS;
      if (due - done > LATE_MS) done = due - BLOCK_MS;
      for (; on && done < due; done += BLOCK_MS) {
        await next();
        // Whatever there is to mix, the watchdog has its turn.
        await setImmediate();
      }
      await new Promise((resolve) => setTimeout(resolve, BLOCK_MS));
    }
    sounding = [];
    // One block down to silence, one of it.
    await next();
    await next();
    await sink.end();

    async function next(): Promise<void> {
      const block = await mix.block(sounding, BLOCK_FRAMES);
      sink.write(block.ok ? pcm16(block.value) : new Uint8Array(BLOCK_FRAMES * SHAPE.channels * 2));
    }
  }

  async function openSounds(places: SoundPlaces): Promise<void> {
    const own = files;
    let most = KEPT_SAMPLES;
    for (const [name, { file: path, at, bytes }] of Object.entries(places)) {
      try {
        const file = own.get(path) ?? (await open(path, 'r'));
        own.set(path, file);
        const read = (offset: number, length: number) => readAt(file, at + offset, Math.max(0, Math.min(length, bytes - offset)));
        const wav = await openWav({ size: bytes, read }, most);
        // Another night has begun.
        if (own !== files) return closeAll(own);
        if (!wav.ok || wav.value === null) host.tell(`${name} is not heard: its samples can not be read.`);
        else {
          sounds.set(name, wav.value);
          most -= wav.value.kept;
        }
      } catch (error) {
        host.tell(`${name} is not heard: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  function closeSounds(): void {
    sounds.clear();
    closeAll(files);
    files = new Map();
  }
}

/** A disk that fails, or a file that was closed meanwhile, is silence and no more. */
async function readAt(file: FileHandle, at: number, length: number): Promise<Outcome<Uint8Array>> {
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, at);
    return good(buffer.subarray(0, bytesRead));
  } catch (error) {
    return bad({ why: 'unreadable', message: error instanceof Error ? error.message : String(error), hint: '' });
  }
}

function closeAll(files: ReadonlyMap<string, FileHandle>): void {
  for (const file of files.values()) void file.close().catch(() => {});
}
