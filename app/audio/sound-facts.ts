/** What a sound file is: its kind by its first bytes; how long and how loud by its samples, which of compressed kinds a decoder behind a port gives. */

import { bad, type Cancel, good, type Outcome } from '../base/index.ts';
import { LEAST_RATE, type Loudness, loudnessMeter } from './loudness.ts';
import { type AudioSource, pcmOf } from './wav-read.ts';

/** Kinds that a device can play. */
export const SOUND_FORMATS = ['WAV', 'FLAC', 'Ogg', 'MP3'] as const;
export type SoundFormat = (typeof SOUND_FORMATS)[number];
export type CompressedFormat = Exclude<SoundFormat, 'WAV'>;

/** By its first bytes, of which 12 are enough; null: none of them. */
export function soundFormat(head: Uint8Array): SoundFormat | null {
  const text = String.fromCharCode(...head.subarray(0, 12));
  if (text.startsWith('RIFF') || text.startsWith('RF64')) return text.startsWith('WAVE', 8) ? 'WAV' : null;
  if (text.startsWith('fLaC')) return 'FLAC';
  if (text.startsWith('OggS')) return 'Ogg';
  // A frame of MPEG-1 or 2, layer III, or the tag that stands before it.
  return text.startsWith('ID3') || (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2) ? 'MP3' : null;
}

export interface SoundFacts {
  readonly durationMs: number;
  /** null: its rate is below what the standard's filter is for. */
  readonly loudness: Loudness | null;
}

/** Why its samples can not be had, as a clause: “it is damaged”. */
export interface Unplayable {
  readonly unplayable: string;
}
export type Heard = SoundFacts | Unplayable;

/** Compressed sounds are foreign bytes to a decoder that may hang or fail: whoever implements this sees to it that it does so alone. */
export interface SoundDecoder {
  measure(source: AudioSource, format: CompressedFormat, cancel: Cancel, step: (done: number) => Promise<void>): Promise<Outcome<Heard>>;
}

/** For who makes sounds heard: a compressed one as a WAV, which takes room until it is closed. */
export interface SoundUnpacker {
  unpack(
    source: AudioSource,
    format: CompressedFormat,
    cancel: Cancel,
    step: (done: number) => Promise<void>,
  ): Promise<Outcome<(AudioSource & { close(): Promise<void> }) | Unplayable>>;
}

/** `step` is called with the share that is done, and may let others run. */
export async function measureSound(
  decoder: SoundDecoder,
  source: AudioSource,
  format: SoundFormat,
  cancel: Cancel,
  step: (done: number) => Promise<void>,
): Promise<Outcome<Heard>> {
  if (format !== 'WAV') return decoder.measure(source, format, cancel, step);
  const wav = await measureWav(source, cancel, step);
  if (!wav.ok) return wav;
  return good(wav.value ?? { unplayable: NO_WAV });
}

export const NO_WAV = 'it is damaged, or a WAV of another kind than whole numbers of 8 to 32 bits or floats';

const PIECE_FRAMES = 1 << 16;

/** null: it is no WAV whose samples can be read. */
export async function measureWav(source: AudioSource, cancel: Cancel, step: (done: number) => Promise<void>): Promise<Outcome<SoundFacts | null>> {
  const opened = await pcmOf(source);
  if (!opened.ok || opened.value === null) return opened.ok ? good(null) : opened;
  const { rate, channels, frames, read } = opened.value;
  const meter = soundMeter(rate, channels);
  for (let frame = 0; frame < frames; frame += PIECE_FRAMES) {
    if (cancel.cancelled) return bad({ why: 'cancelled', message: 'The work was stopped as you asked.', hint: 'Nothing was written.' });
    const piece = await read(frame, PIECE_FRAMES);
    if (!piece.ok) return piece;
    meter.add(piece.value);
    await step(Math.min(1, (frame + PIECE_FRAMES) / frames));
  }
  return good(meter.facts());
}

export interface SoundMeter {
  /** Interleaved samples of full scale −1…1; whole frames. */
  add(samples: Float32Array): void;
  readonly frames: number;
  facts(): SoundFacts;
}

export function soundMeter(rate: number, channels: 1 | 2): SoundMeter {
  const meter = rate < LEAST_RATE ? null : loudnessMeter(rate, channels);
  let frames = 0;
  return {
    add(samples) {
      frames += samples.length / channels;
      meter?.add(samples);
    },
    get frames() {
      return frames;
    },
    facts: () => ({ durationMs: Math.round((frames / rate) * 1000), loudness: meter?.result() ?? null }),
  };
}
