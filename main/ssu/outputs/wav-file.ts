/** What was heard of each night as a WAV file, which can be opened at any moment while it grows. */

import { type FileHandle, open } from 'node:fs/promises';
import { extname } from 'node:path';
import { pcm16, wavHeader } from '../../../app/audio/index.ts';
import type { OutputHost } from './output.ts';
import { type SampleSink, SHAPE } from './sound.ts';

const FRAME_BYTES = pcm16(new Float32Array(SHAPE.channels)).length;
/** Between two times that the head of the file says how long it is, ms of sound. */
const HEAD_MS = 1000;
/** Bytes that may wait for a slow disk; what goes beyond is left out. */
const MOST_WAITING = 32 * 1024 * 1024;

/** The first night goes to `path`, further ones beside it with a number; no file is written over. */
export function wavFile(path: string, host: OutputHost): SampleSink {
  let file: FileHandle | null = null;
  let frames = 0;
  let headed = 0;
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  const then = (work: () => Promise<void>) => {
    last = last.then(work).catch((error) => {
      if (file !== null) host.tell(`The sound is no longer written to ${path}: ${error instanceof Error ? error.message : String(error)}`);
      void file?.close().catch(() => {});
      file = null;
    });
  };
  return {
    begin: () =>
      then(async () => {
        const [opened, name] = await openNew(path);
        [file, frames, headed] = [opened, 0, 0];
        host.tell(`The sound of this night goes to ${name}.`);
        await head();
      }),
    write(bytes) {
      if (waiting + bytes.length > MOST_WAITING) return;
      waiting += bytes.length;
      then(async () => {
        waiting -= bytes.length;
        if (file === null) return;
        await file.appendFile(bytes);
        frames += bytes.length / FRAME_BYTES;
        if (((frames - headed) / SHAPE.rate) * 1000 >= HEAD_MS) await head();
      });
    },
    end() {
      then(async () => {
        await head();
        await file?.close();
        file = null;
      });
      return last;
    },
  };

  async function head(): Promise<void> {
    const bytes = wavHeader(SHAPE.rate, SHAPE.channels, frames, true);
    await file?.write(bytes, 0, bytes.length, 0);
    headed = frames;
  }
}

async function openNew(path: string): Promise<[FileHandle, string]> {
  const extension = extname(path);
  for (let number = 1; ; number++) {
    const name = number === 1 ? path : `${path.slice(0, path.length - extension.length)}-${number}${extension}`;
    try {
      return [await open(name, 'wx+', 0o644), name];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
