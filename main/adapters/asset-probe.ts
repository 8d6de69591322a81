/** Finds out what an asset file is, by its first bytes and its audio headers; never reads a big file whole. */

import { parseFile } from 'music-metadata';
import { soundFormat } from '../../app/audio/index.ts';
import type { Failure } from '../../app/base/index.ts';
import { MAX_ASSET_BYTES } from '../../app/project/index.ts';
import type { AssetFact } from '../../dream-dsl/index.ts';
import { openSource } from './byte-files.ts';

const HEAD_BYTES = 4096;

/** `path` is absolute, and known to be inside of the project. */
export async function probeAsset(path: string): Promise<AssetFact> {
  const source = await openSource(path);
  if (!source.ok) return source.failure.why === 'not-found' ? { state: 'missing' } : unreadable(source.failure);
  const { size } = source.value;
  const head = await source.value.read(0, HEAD_BYTES);
  await source.value.close();
  if (!head.ok) return unreadable(head.failure);
  if (size > MAX_ASSET_BYTES) return { state: 'too-large', bytes: size, limitBytes: MAX_ASSET_BYTES };
  if (size === 0) return { state: 'not-audio', found: 'an empty file' };
  const kind = recognise(head.value);
  if (!kind.audio) return { state: 'not-audio', found: kind.name };
  try {
    const { format } = await parseFile(path, { duration: false, skipCovers: true });
    // A WAV that names no length has no samples; in the other formats the length may be missing and follows from the rate.
    const seconds = format.duration ?? (format.bitrate && kind.name !== 'WAV' ? (size * 8) / format.bitrate : 0);
    const durationMs = Math.round(seconds * 1000);
    if (!(durationMs > 0)) return { state: 'not-audio', found: `a ${kind.name} file without any sound in it` };
    return { state: 'audio', bytes: size, durationMs, format: kind.name };
  } catch {
    return { state: 'not-audio', found: `a damaged ${kind.name} file` };
  }
}

/** The reason is told within a sentence. */
export const unreadable = ({ message }: Failure): AssetFact => ({ state: 'unreadable', reason: message.replace(/\.$/, '') });

/** Formats a device can play, and the usual things that are none. */
function recognise(head: Uint8Array): { readonly audio: boolean; readonly name: string } {
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  const format = soundFormat(head);
  if (format !== null) return { audio: true, name: format };
  const known = OTHERS.find(([magic, at]) => text.startsWith(magic, at));
  if (known) return { audio: false, name: known[2] };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control bytes are what tells text from the rest
  return { audio: false, name: /[\x00-\x08\x0e-\x1f]/.test(text) ? 'data of an unknown kind' : 'text' };
}

const OTHERS: readonly (readonly [magic: string, at: number, name: string])[] = [
  ['\x89PNG', 0, 'a PNG picture'],
  ['\xff\xd8\xff', 0, 'a JPEG picture'],
  ['GIF8', 0, 'a GIF picture'],
  ['%PDF', 0, 'a PDF document'],
  ['PK\x03\x04', 0, 'a ZIP archive'],
  ['\x1f\x8b', 0, 'a gzip archive'],
  ['ftyp', 4, 'an MP4 file; use WAV, FLAC, Ogg or MP3'],
  ['\x1aE\xdf\xa3', 0, 'a Matroska or WebM file; use WAV, FLAC, Ogg or MP3'],
  ['FORM', 0, 'an AIFF file; use WAV, FLAC, Ogg or MP3'],
  ['RIFF', 0, 'a RIFF file that is not WAV'],
  ['\x7fELF', 0, 'a program'],
  ['MZ', 0, 'a program'],
];
