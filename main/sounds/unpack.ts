/** A compressed sound as a WAV file, so that whatever plays WAV plays it: written as it is decoded, and never so far that the disk is full. */

import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AudioSource, type CompressedFormat, type SoundUnpacker, type Unplayable, wavHeader } from '../../app/audio/index.ts';
import { bad, type Cancel, good, type Outcome } from '../../app/base/index.ts';
// Not by the door, behind which the database is: a device has none.
import { readAt } from '../adapters/byte-files.ts';
import { fileFailure } from '../adapters/file-failure.ts';
import type { Pcm16, SoundDecoderThread } from './decoder-thread.ts';

/** What is left free of the disk, bytes, and how much may be written between two looks at it. */
const LEFT_BYTES = 16_000_000;
const LOOK_BYTES = 8_000_000;
const SAMPLE_BYTES = 2;

export interface Unpacking {
  readonly decoder: SoundDecoderThread;
  readonly source: AudioSource;
  readonly format: CompressedFormat;
  readonly cancel: Cancel;
  step(done: number): Promise<void>;
}

/** The file is whole afterwards, and on the disk for certain; where it fails, or can not be played, there is none. */
export async function unpackTo(path: string, unpacking: Unpacking): Promise<Outcome<null | Unplayable>> {
  let whole = false;
  try {
    const file = await open(path, 'w', 0o600);
    try {
      const unpacked = await unpackInto(file, path, unpacking);
      if (!unpacked.ok || 'unplayable' in unpacked.value) return unpacked as Outcome<Unplayable>;
      await file.sync();
      whole = true;
      return good(null);
    } finally {
      await file.close();
      if (!whole) await rm(path, { force: true });
    }
  } catch (error) {
    return bad(fileFailure(error, 'write', path));
  }
}

/** Compressed sounds as files in `dir` that nobody else sees, and that are gone when they are closed, or with the process. */
export function createUnpacker(decoder: SoundDecoderThread, dir: string): SoundUnpacker {
  return {
    async unpack(source, format, cancel, step) {
      const path = join(dir, `${randomBytes(8).toString('hex')}.wav`);
      let file: FileHandle | null = null;
      let kept = false;
      try {
        await mkdir(dir, { recursive: true, mode: 0o700 });
        const opened = await open(path, 'wx+', 0o600);
        file = opened;
        // What has no name goes with who holds it.
        await rm(path);
        const unpacked = await unpackInto(opened, path, { decoder, source, format, cancel, step });
        if (!unpacked.ok || 'unplayable' in unpacked.value) return unpacked as Outcome<Unplayable>;
        kept = true;
        return good({ size: unpacked.value.bytes, read: (offset, length) => readAt(opened, path, offset, length), close: () => opened.close() });
      } catch (error) {
        return bad(fileFailure(error, 'write', path));
      } finally {
        if (!kept) await file?.close();
      }
    },
  };
}

/** How many bytes the WAV has, whose head is written when its length is known. */
async function unpackInto(
  file: FileHandle,
  path: string,
  { decoder, source, format, cancel, step }: Unpacking,
): Promise<Outcome<{ readonly bytes: number } | Unplayable>> {
  const at = wavHeader(1, 1, 0, true).length;
  let shape: Omit<Pcm16, 'bytes'> | null = null;
  let written = 0;
  let looked = Number.NEGATIVE_INFINITY;
  const heard = await decoder.decode(source, format, cancel, step, async ({ rate, channels, bytes }) => {
    try {
      if (written - looked >= LOOK_BYTES) {
        const { bavail, bsize } = await statfs(dirname(path));
        if (bavail * bsize < LEFT_BYTES + LOOK_BYTES) return bad(noRoom(path));
        looked = written;
      }
      await writeAll(file, bytes, at + written);
    } catch (error) {
      return bad(fileFailure(error, 'write', path));
    }
    shape = { rate, channels };
    written += bytes.length;
    return good(null);
  });
  if (!heard.ok) return heard;
  if ('unplayable' in heard.value) return good(heard.value);
  const { rate, channels } = shape as unknown as Omit<Pcm16, 'bytes'>;
  await writeAll(file, wavHeader(rate, channels, written / (channels * SAMPLE_BYTES), true), 0);
  return good({ bytes: at + written });
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
}

const noRoom = (path: string) => ({
  why: 'disk-full',
  message: `The disk has no room for a compressed sound as it is played, up to 12 MB a minute with ${LEFT_BYTES / 1e6} MB left free.`,
  hint: 'Free some space and try again.',
  place: { file: path },
});
