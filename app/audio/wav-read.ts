/** Reads WAV files: PCM of 8 to 32 bits and floats, any rate, from RIFF and RF64. A long one is read piece by piece and never held whole. */

import type { Outcome } from '../base/index.ts';

export interface AudioSource {
  readonly size: number;
  read(offset: number, length: number): Promise<Outcome<Uint8Array>>;
}

export interface Pcm {
  readonly rate: number;
  readonly channels: 1 | 2;
  readonly frames: number;
  /** Root mean square over all of it, of full scale. */
  readonly rms: number;
  /** Samples of it that are held in memory, which are all or none. */
  readonly kept: number;
  /** Interleaved samples −1…1 from a frame on, cut at the end. Of more than two channels the first two. */
  read(frame: number, count: number): Promise<Outcome<Float32Array>>;
}

interface Format {
  readonly kind: 'int' | 'float';
  readonly bits: number;
  readonly channels: number;
  readonly rate: number;
}

/** Samples of a file that are kept in memory; of a longer one a window at a time. */
const KEPT_SAMPLES = 1 << 22;
const PIECE_FRAMES = 1 << 16;
const MAX_CHUNKS = 1000;

/** null: it is no WAV that can be read. `most`: it keeps no more samples in memory than that; who opens many shares out what there is. */
export async function openWav(source: AudioSource, most: number = KEPT_SAMPLES): Promise<Outcome<Pcm | null>> {
  const found = await pcmOf(source);
  if (!found.ok || found.value === null) return found.ok ? { ok: true, value: null } : found;
  const { rate, channels, frames, read: fromFile } = found.value;
  const kept = frames * channels <= Math.min(most, KEPT_SAMPLES) ? new Float32Array(frames * channels) : null;
  let sum = 0;
  for (let frame = 0; frame < frames; frame += PIECE_FRAMES) {
    const piece = await fromFile(frame, PIECE_FRAMES);
    if (!piece.ok) return piece;
    for (const sample of piece.value) sum += sample * sample;
    kept?.set(piece.value, frame * channels);
  }
  return {
    ok: true,
    value: {
      rate,
      channels,
      frames,
      rms: frames === 0 ? 0 : Math.sqrt(sum / (frames * channels)),
      kept: kept?.length ?? 0,
      read: async (frame, count) =>
        kept === null ? fromFile(frame, count) : { ok: true, value: kept.subarray(frame * channels, Math.min(frames, frame + count) * channels) },
    },
  };
}

/** Its samples, read from the file each time; null: it is no WAV that can be read. */
export async function pcmOf(source: AudioSource): Promise<Outcome<Omit<Pcm, 'rms' | 'kept'> | null>> {
  const found = await layoutOf(source);
  if (!found.ok || found.value === null) return found.ok ? { ok: true, value: null } : found;
  const { format, at, frames } = found.value;
  const channels = format.channels === 1 ? 1 : 2;
  const frameBytes = (format.channels * format.bits) / 8;
  const read = async (frame: number, count: number): Promise<Outcome<Float32Array>> => {
    const wanted = Math.max(0, Math.min(count, frames - frame));
    const bytes = await source.read(at + frame * frameBytes, wanted * frameBytes);
    return bytes.ok ? { ok: true, value: decode(bytes.value, format, channels) } : bytes;
  };
  return { ok: true, value: { rate: format.rate, channels, frames, read } };
}

/** Where the samples lie and what they are. */
async function layoutOf(source: AudioSource): Promise<Outcome<{ format: Format; at: number; frames: number } | null>> {
  const nothing = { ok: true, value: null } as const;
  const head = await source.read(0, 12);
  if (!head.ok) return head;
  const kind = textAt(head.value, 0);
  if ((kind !== 'RIFF' && kind !== 'RF64') || textAt(head.value, 8) !== 'WAVE') return nothing;
  let format: Format | null = null;
  let longData = 0;
  let at = 12;
  for (let chunks = 0; at + 8 <= source.size && chunks < MAX_CHUNKS; chunks++) {
    const read = await source.read(at, 48);
    if (!read.ok) return read;
    if (read.value.length < 8) return nothing;
    const view = new DataView(read.value.buffer, read.value.byteOffset, read.value.length);
    const name = textAt(read.value, 0);
    const size = view.getUint32(4, true);
    if (name === 'ds64' && view.byteLength >= 24) longData = Number(view.getBigUint64(16, true));
    if (name === 'fmt ' && view.byteLength >= 24) {
      format = formatOf(view);
      if (format === null) return nothing;
    }
    if (name === 'data') {
      if (format === null) return nothing;
      const stated = size === 0xffff_ffff && longData > 0 ? longData : size;
      const bytes = Math.min(stated, source.size - at - 8);
      return { ok: true, value: { format, at: at + 8, frames: Math.floor(bytes / ((format.channels * format.bits) / 8)) } };
    }
    at += 8 + size + (size & 1);
  }
  return nothing;
}

const INT = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

function formatOf(view: DataView): Format | null {
  const tag = view.getUint16(8, true);
  const [channels, rate, bits] = [view.getUint16(10, true), view.getUint32(12, true), view.getUint16(22, true)];
  const real = tag === EXTENSIBLE && view.byteLength >= 34 ? view.getUint16(32, true) : tag;
  if (channels < 1 || channels > 64 || rate < 1000 || rate > 768_000) return null;
  if (real === INT && [8, 16, 24, 32].includes(bits)) return { kind: 'int', bits, channels, rate };
  return real === FLOAT && (bits === 32 || bits === 64) ? { kind: 'float', bits, channels, rate } : null;
}

function decode(bytes: Uint8Array, { kind, bits, channels }: Format, kept: number): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const width = bits / 8;
  const frames = Math.floor(bytes.length / (width * channels));
  const samples = new Float32Array(frames * kept);
  for (let frame = 0; frame < frames; frame++)
    for (let channel = 0; channel < kept; channel++) samples[frame * kept + channel] = sampleAt(view, (frame * channels + channel) * width, kind, bits);
  return samples;
}

function sampleAt(view: DataView, at: number, kind: Format['kind'], bits: number): number {
  if (kind === 'float') {
    const value = bits === 32 ? view.getFloat32(at, true) : view.getFloat64(at, true);
    return Number.isFinite(value) ? Math.min(1, Math.max(-1, value)) : 0;
  }
  if (bits === 8) return (view.getUint8(at) - 128) / 128;
  if (bits === 16) return view.getInt16(at, true) / 32_768;
  if (bits === 24) return ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8_388_608;
  return view.getInt32(at, true) / 2_147_483_648;
}

const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
