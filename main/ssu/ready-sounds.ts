/**
 * The sounds of a program as its outputs read them, which know WAV alone: what is compressed is unpacked beside the program, in the
 * process that has the night and never in the one that owns the outputs, and before a night that plays it.
 */

import { mkdir, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type SoundFormat, soundFormat } from '../../app/audio/index.ts';
import { bad, type Failure, good, type Outcome } from '../../app/base/index.ts';
import { type ByteSource, type StoredPlace, storedPlaces } from '../../app/bundle/index.ts';
import { openSource, syncFolder } from '../adapters/byte-files.ts';
import { fileFailure } from '../adapters/file-failure.ts';
import { type SoundDecoderThread, unpackTo } from '../sounds/index.ts';
import type { SoundPlaces } from './outputs/index.ts';
import { programFile } from './storage.ts';

const HEAD_BYTES = 12;

/** `dir`: the folder of the device. A file that has its name is whole. */
export async function makeReady(decoder: SoundDecoderThread, dir: string, program: string, bundle: ByteSource): Promise<Outcome<null>> {
  const sounds = await soundsIn(bundle);
  if (!sounds.ok) return sounds;
  for (const { name, format, at, bytes: size } of sounds.value) {
    const path = unpackedFile(dir, program, name);
    if (format === null || format === 'WAV' || (await exists(path))) continue;
    const source = { size, read: (offset: number, length: number) => bundle.read(at + offset, Math.max(0, Math.min(length, size - offset))) };
    const made = await unpack(decoder, path, { source, format });
    if (!made.ok) return bad({ ...made.failure, place: { file: name } });
    if (made.value !== null) return bad(silent(name, made.value.unplayable));
  }
  return good(null);

  async function unpack(
    decoder: SoundDecoderThread,
    path: string,
    what: { readonly source: Pick<ByteSource, 'size' | 'read'>; readonly format: Exclude<SoundFormat, 'WAV'> },
  ) {
    const draft = `${path}.draft`;
    try {
      await mkdir(unpackedFolder(dir, program), { recursive: true, mode: 0o700 });
      const made = await unpackTo(draft, { decoder, ...what, cancel: { cancelled: false }, step: async () => {} });
      if (!made.ok || made.value !== null) return made;
      await rename(draft, path);
      await syncFolder(unpackedFolder(dir, program));
      return made;
    } catch (error) {
      return bad(fileFailure(error, 'write', path));
    }
  }
}

/** Where the sounds of an installed program lie; nowhere, where it can not be read: the night goes on without. */
export async function soundPlaces(dir: string, program: string): Promise<SoundPlaces> {
  const file = programFile(dir, program);
  const bundle = await openSource(file);
  if (!bundle.ok) return {};
  try {
    const sounds = await soundsIn(bundle.value);
    if (!sounds.ok) return {};
    const places = sounds.value.map(async ({ name, format, at, bytes }) => {
      if (format === 'WAV') return [name, { file, at, bytes }] as const;
      const unpacked = unpackedFile(dir, program, name);
      const facts = await stat(unpacked).catch(() => null);
      return [name, { file: unpacked, at: 0, bytes: facts?.size ?? 0 }] as const;
    });
    return Object.fromEntries(await Promise.all(places));
  } finally {
    await bundle.value.close();
  }
}

interface StoredSound extends StoredPlace {
  readonly name: string;
  readonly format: SoundFormat | null;
}

async function soundsIn(bundle: ByteSource): Promise<Outcome<readonly StoredSound[]>> {
  const places = await storedPlaces(bundle);
  if (!places.ok) return places;
  const sounds: StoredSound[] = [];
  for (const [name, place] of places.value) {
    if (!name.startsWith('assets/')) continue;
    const head = await bundle.read(place.at, Math.min(HEAD_BYTES, place.bytes));
    if (!head.ok) return head;
    sounds.push({ name, format: soundFormat(head.value), ...place });
  }
  return good(sounds);
}

/** Beside the program, and by its name: it goes with it. */
const unpackedFolder = (dir: string, program: string): string => `${programFile(dir, program)}.sounds`;
const unpackedFile = (dir: string, program: string, asset: string): string => join(unpackedFolder(dir, program), `${basename(asset)}.wav`);

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const silent = (name: string, cause: string): Failure => ({
  why: 'refused',
  message: `The device can not play ${name}: ${cause}.`,
  hint: 'Export the sound again from a sound editor, and the dream with it.',
});
