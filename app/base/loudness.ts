/**
 * How loud a cue is where it is only listened to: through headphones or in a file, without the device that knows the pillow.
 * The one place of this law; docs/listening.md tells it to people. It is no calibration: what a level in dB full scale is in
 * dB at an ear depends on the headphones, the amplifier and its volume. Differences between levels are kept, 1 dB for 1 dB.
 */

/** A cue of this level, dB(A) at the pillow, … */
export const REFERENCE_LEVEL_DB = 45;
/** … has this root mean square, dB full scale. */
export const REFERENCE_RMS_DBFS = -26;
/** Levels above this are played as this: louder than it no dream may be in sleep, and no ear should be by accident. */
export const LOUDEST_LEVEL_DB = 60;
/** No sample is ever farther from zero, of full scale: −6 dBFS, whatever sounds together. */
export const PEAK = 0.5;
/** Root mean square that is taken for a sound that is nearly silent, so that it is not raised without end. */
const LEAST_RMS = 0.003;

/** What a sound with this root mean square (of full scale, unweighted) is multiplied by to be heard at a level. Below 0 dB it is silent. */
export function gainOf(levelDb: number, rms: number): number {
  if (!(levelDb > 0)) return 0;
  return 10 ** ((Math.min(levelDb, LOUDEST_LEVEL_DB) - REFERENCE_LEVEL_DB + REFERENCE_RMS_DBFS) / 20) / Math.max(LEAST_RMS, rms);
}

export const limited = (sample: number): number => Math.min(PEAK, Math.max(-PEAK, sample));

/** Words that nobody speaks here are a tone of this pitch, Hz, that swells with each word, `WORD_MS` apart. */
export const WORDS_TONE_HZ = 330;
export const WORD_MS = 400;

/** The tone for words, `seconds` after they began; its root mean square is about `WORDS_TONE_RMS`. */
export function wordsTone(seconds: number): number {
  const swell = Math.sin((Math.PI * ((seconds * 1000) % WORD_MS)) / WORD_MS);
  return Math.sin(2 * Math.PI * WORDS_TONE_HZ * seconds) * swell * swell;
}
export const WORDS_TONE_RMS = Math.sqrt(3 / 16);
