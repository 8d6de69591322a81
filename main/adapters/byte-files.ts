/** Files as byte sources and sinks: reading by offset, and writing that appears whole under its name or not at all. */

import { constants, type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bad, good, type Outcome } from '../../app/base/index.ts';
import type { BundleFiles, ByteSink, ByteSource } from '../../app/bundle/index.ts';
import type { CohortFiles } from '../../app/cohort/index.ts';
import type { RecordingFiles } from '../../app/recording/index.ts';
import { fileFailure, systemCode } from './file-failure.ts';
import { draftFor } from './leftovers.ts';

export const bundleFiles: BundleFiles = {
  open: (path) => openSource(path),
  async create(path) {
    const taken = await looksForeign(path);
    if (!taken.ok) return taken;
    if (taken.value)
      return bad({
        why: 'exists',
        message: `${path} exists and is not a bundle, so it is left as it is.`,
        hint: 'Choose another name, best one that ends in .ssu.',
        place: { file: path },
      });
    return createSink(path);
  },
};

export const recordingFiles: RecordingFiles = {
  open: (path) => openSource(path),
  async create(path) {
    const facts = await stat(path).catch(() => null);
    // A pipe or a device can not be replaced; it takes the bytes as they come.
    return facts === null || facts.isFile() ? createSink(path) : createStream(path);
  },
};

/** Results of cohorts. */
export const textFiles: CohortFiles = {
  async read(path, limit) {
    const source = await openSource(path);
    if (!source.ok) return source;
    try {
      const { size } = source.value;
      if (size > limit)
        return bad({ why: 'refused', message: `${path} is larger than the ${limit} bytes it may have.`, hint: 'Give another file.', place: { file: path } });
      const bytes = await source.value.read(0, size);
      return bytes.ok ? good(new TextDecoder().decode(bytes.value)) : bytes;
    } finally {
      await source.value.close();
    }
  },
  async write(path, text) {
    const sink = await createSink(path);
    if (!sink.ok) return sink;
    const written = await sink.value.write(new TextEncoder().encode(text));
    if (written.ok) return sink.value.commit();
    await sink.value.abandon();
    return written;
  },
};

/** Opens a plain file. Pipes, devices and folders are refused. */
export async function openSource(path: string): Promise<Outcome<ByteSource & { readonly stamp: string }>> {
  let file: FileHandle;
  try {
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return bad(fileFailure(error, 'read', path));
  }
  try {
    const facts = await file.stat({ bigint: true });
    if (!facts.isFile()) {
      await file.close();
      return bad({
        why: 'unreadable',
        message: `Could not read ${path}: it is ${facts.isDirectory() ? 'a folder' : 'not a plain file'}.`,
        hint: 'Name a file.',
        place: { file: path },
      });
    }
    return good({
      size: Number(facts.size),
      stamp: `${facts.dev}:${facts.ino}:${facts.size}:${facts.mtimeNs}:${facts.ctimeNs}`,
      read: (offset, length) => readAt(file, path, offset, length),
      close: () => file.close(),
    });
  } catch (error) {
    await file.close();
    return bad(fileFailure(error, 'read', path));
  }
}

/** Fewer bytes than asked for only at the end. */
export async function readAt(file: FileHandle, path: string, offset: number, length: number): Promise<Outcome<Uint8Array>> {
  try {
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return good(bytes.subarray(0, filled));
  } catch (error) {
    return bad(fileFailure(error, 'read', path));
  }
}

export async function createSink(path: string): Promise<Outcome<ByteSink>> {
  const draft = draftFor(path);
  let file: FileHandle;
  try {
    file = await open(draft, 'wx', 0o644);
  } catch (error) {
    const failure = fileFailure(error, 'write', path);
    return bad(
      failure.why === 'not-found' ? { ...failure, message: `Could not write ${path}: its folder does not exist.`, hint: 'Make the folder first.' } : failure,
    );
  }
  let unfinished = true;
  const abandon = async () => {
    if (!unfinished) return;
    unfinished = false;
    await file.close();
    await rm(draft, { force: true });
  };
  return good({
    write: (bytes) => writeAll(file, bytes, path),
    async commit() {
      try {
        await file.sync();
        await file.close();
        unfinished = false;
        await rename(draft, path);
        await syncFolder(dirname(path));
        return good(null);
      } catch (error) {
        unfinished = false;
        // Closed already where only its new name failed.
        await file.close().catch(() => {});
        await rm(draft, { force: true });
        return bad(fileFailure(error, 'write', path));
      }
    },
    abandon,
  });
}

/** For what is no plain file: the bytes go there as they come, and can not be taken back. */
async function createStream(path: string): Promise<Outcome<ByteSink>> {
  try {
    const file = await open(path, 'w');
    let opened = true;
    const close = async () => {
      if (opened) await file.close();
      opened = false;
    };
    return good({
      write: (bytes) => writeAll(file, bytes, path),
      async commit() {
        await close();
        return good(null);
      },
      abandon: close,
    });
  } catch (error) {
    return bad(fileFailure(error, 'write', path));
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, path: string): Promise<Outcome<null>> {
  try {
    let written = 0;
    while (written < bytes.length) written += (await file.write(bytes, written)).bytesWritten;
    return good(null);
  } catch (error) {
    return bad(fileFailure(error, 'write', path));
  }
}

/** Makes a rename survive a power cut, where the system can. */
export async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EISDIR'].includes(systemCode(error) ?? '')) throw error;
  } finally {
    await folder.close();
  }
}

/** True where `path` holds something that is not ours to replace. */
async function looksForeign(path: string): Promise<Outcome<boolean>> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return good(true);
    if (facts.size === 0) return good(false);
    const source = await openSource(path);
    if (!source.ok) return source;
    const head = await source.value.read(0, 4);
    await source.value.close();
    return head.ok ? good(!(head.value[0] === 0x50 && head.value[1] === 0x4b)) : head;
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? good(false) : bad(fileFailure(error, 'write', path));
  }
}
