/** A sound as a small picture and two numbers: how far it swings over its length, how long and how loud it is. */

import { good, type Outcome } from '../base/index.ts';
import type { Pcm } from './wav-read.ts';

export interface Waveform {
  readonly durationMs: number;
  /** Root mean square over all of it, dB full scale; null for silence. */
  readonly loudnessDb: number | null;
  /** The greatest distance from zero in each of as many equal parts, 0…1 of full scale. */
  readonly peaks: readonly number[];
}

/** Parts of a picture: more than its px. */
const PARTS = 240;
const PIECE_FRAMES = 1 << 16;

export async function waveformOf({ rate, channels, frames, rms, read }: Pcm): Promise<Outcome<Waveform>> {
  const peaks = new Array<number>(Math.min(PARTS, frames)).fill(0);
  for (let frame = 0; frame < frames; frame += PIECE_FRAMES) {
    const piece = await read(frame, PIECE_FRAMES);
    if (!piece.ok) return piece;
    for (const [i, sample] of piece.value.entries()) {
      const part = Math.floor(((frame + Math.floor(i / channels)) / frames) * peaks.length);
      peaks[part] = Math.max(peaks[part] ?? 0, Math.abs(sample));
    }
  }
  const rounded = peaks.map((peak) => Math.round(peak * 1000) / 1000);
  return good({ durationMs: (frames / rate) * 1000, loudnessDb: rms === 0 ? null : 20 * Math.log10(rms), peaks: rounded });
}
