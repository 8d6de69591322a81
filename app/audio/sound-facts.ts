/** What a sound file says of itself, looked at piece by piece: its kind by its first bytes, and of a WAV how long and how loud it is. */

import { bad, type Cancel, good, type Outcome } from '../base/index.ts';
import { LEAST_RATE, type Loudness, loudnessMeter } from './loudness.ts';
import { type AudioSource, pcmOf } from './wav-read.ts';

/** Kinds that a device can play. */
export const SOUND_FORMATS = ['WAV', 'FLAC', 'Ogg', 'MP3'] as const;
export type SoundFormat = (typeof SOUND_FORMATS)[number];

/** By its first bytes, of which 12 are enough; null: none of them. */
export function soundFormat(head: Uint8Array): SoundFormat | null {
  const text = String.fromCharCode(...head.subarray(0, 12));
  if (text.startsWith('RIFF') || text.startsWith('RF64')) return text.startsWith('WAVE', 8) ? 'WAV' : null;
  if (text.startsWith('fLaC')) return 'FLAC';
  if (text.startsWith('OggS')) return 'Ogg';
  // A frame of MPEG-1 or 2, layer III, or the tag that stands before it.
  return text.startsWith('ID3') || (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2) ? 'MP3' : null;
}

export interface WavFacts {
  readonly durationMs: number;
  /** null: its rate is below what the standard's filter is for. */
  readonly loudness: Loudness | null;
}

const PIECE_FRAMES = 1 << 16;

/** null: it is no WAV whose samples can be read. `step` is called with the share that is done, and may let others run. */
export async function measureWav(source: AudioSource, cancel: Cancel, step: (done: number) => Promise<void>): Promise<Outcome<WavFacts | null>> {
  const opened = await pcmOf(source);
  if (!opened.ok || opened.value === null) return opened.ok ? good(null) : opened;
  const { rate, channels, frames, read } = opened.value;
  const durationMs = Math.round((frames / rate) * 1000);
  if (rate < LEAST_RATE) return good({ durationMs, loudness: null });
  const meter = loudnessMeter(rate, channels);
  for (let frame = 0; frame < frames; frame += PIECE_FRAMES) {
    if (cancel.cancelled) return bad({ why: 'cancelled', message: 'The work was stopped as you asked.', hint: 'Nothing was written.' });
    const piece = await read(frame, PIECE_FRAMES);
    if (!piece.ok) return piece;
    meter.add(piece.value);
    await step(Math.min(1, (frame + PIECE_FRAMES) / frames));
  }
  return good({ durationMs, loudness: meter.result() });
}
