/**
 * How loud a sound is: ITU-R BS.1770-5 (2023), Annex 1, with the windows of EBU Tech 3341 (2016). One or two channels, each with
 * weight 1, as cues are played. Levels are in LUFS, peaks in dB of full scale and of the samples themselves, not between them.
 */

/** Rounded to 0.1, as meters show it (EBU Tech 3341). */
export interface Loudness {
  /** The sample that is farthest from zero, dB full scale; null: every sample is zero. */
  readonly peak: number | null;
  /** Of all of it, gated; null: shorter than 0.4 s, or nowhere above −70 LUFS. */
  readonly integrated: number | null;
  /** The loudest 0.4 s; null: shorter, or silent. */
  readonly momentary: number | null;
  /** The loudest 3 s; null: shorter, or silent. */
  readonly shortTerm: number | null;
}

export interface LoudnessMeter {
  /** Interleaved samples of full scale −1…1; whole frames. */
  add(samples: Float32Array): void;
  result(): Loudness;
}

/** Below this the filter has no place for its shelf; sounds of lower rates are not measured. Hz. */
export const LEAST_RATE = 8000;

/** A gating block is four steps, which is the overlap of 75 % that the standard asks for; 3 s are thirty. */
const STEPS_A_SECOND = 10;
const BLOCK_STEPS = 4;
const SHORT_TERM_STEPS = 30;
/** Gates: absolute in LUFS, relative in LU below what passes the absolute one. */
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;
/** So that a sine of 997 Hz at full scale in one channel is −3.01 LUFS. */
const OFFSET = -0.691;

export function loudnessMeter(rate: number, channels: 1 | 2): LoudnessMeter {
  const filters = Array.from({ length: channels }, () => kFilter(rate));
  /** Mean squares of whole steps, channels added. */
  const steps: number[] = [];
  let [frame, sum, began, peak] = [0, 0, 0, 0];
  let stepEnd = Math.round(rate / STEPS_A_SECOND);
  return {
    add(samples) {
      const frames = Math.floor(samples.length / channels);
      for (let at = 0; at < frames; ) {
        const count = Math.min(frames - at, stepEnd - frame);
        for (let channel = 0; channel < channels; channel++) {
          const heard = filters[channel]!(samples, at * channels + channel, channels, count);
          sum += heard.energy;
          peak = Math.max(peak, heard.peak);
        }
        at += count;
        frame += count;
        if (frame < stepEnd) continue;
        steps.push(sum / (stepEnd - began));
        [sum, began] = [0, stepEnd];
        stepEnd = Math.round(((steps.length + 1) * rate) / STEPS_A_SECOND);
      }
    },
    result: () => ({
      peak: peak > 0 ? tenth(20 * Math.log10(peak)) : null,
      integrated: integratedOf(means(steps, BLOCK_STEPS)),
      momentary: loudest(means(steps, BLOCK_STEPS)),
      shortTerm: loudest(means(steps, SHORT_TERM_STEPS)),
    }),
  };
}

interface Heard {
  /** Sum of squares after the filter. */
  readonly energy: number;
  /** Farthest from zero, before it. */
  readonly peak: number;
}

/**
 * The two stages of the K weighting at any rate. The analogue corners, gains and qualities are those that give the coefficients of
 * the standard's tables 1 and 2 at 48 kHz (Brecht De Man, “Evaluation of implementations of the EBU R128 loudness measurement”,
 * AES 145, 2018).
 */
function kFilter(rate: number): (samples: Float32Array, first: number, stride: number, count: number) => Heard {
  const { b0, b1, b2, a1, a2 } = shelfStage(rate);
  const { a1: p1, a2: p2 } = highPassStage(rate);
  const kept = new Float64Array(4);
  return (samples, first, stride, count) => {
    let [a, b, c, d, energy, peak] = [kept[0]!, kept[1]!, kept[2]!, kept[3]!, 0, 0];
    for (let i = 0, at = first; i < count; i++, at += stride) {
      const x = samples[at]!;
      const far = Math.abs(x);
      if (far > peak) peak = far;
      // Transposed direct form II, twice.
      const y = b0 * x + a;
      a = b1 * x - a1 * y + b;
      b = b2 * x - a2 * y;
      const z = y + c;
      c = -2 * y - p1 * z + d;
      d = y - p2 * z;
      energy += z * z;
    }
    // What rings on far below any level that matters would only slow the arithmetic down.
    kept.set(energy < 1e-30 ? [0, 0, 0, 0] : [a, b, c, d]);
    return { energy, peak };
  };
}

export function shelfStage(rate: number) {
  const [corner, gain, quality] = [1681.974450955533, 3.999843853973347, 0.7071752369554196];
  const k = Math.tan((Math.PI * corner) / rate);
  const high = 10 ** (gain / 20);
  const band = high ** 0.4996667741545416;
  const scale = 1 + k / quality + k * k;
  return {
    b0: (high + (band * k) / quality + k * k) / scale,
    b1: (2 * (k * k - high)) / scale,
    b2: (high - (band * k) / quality + k * k) / scale,
    a1: (2 * (k * k - 1)) / scale,
    a2: (1 - k / quality + k * k) / scale,
  };
}

/** Its numerator is 1, −2, 1 at every rate. */
export function highPassStage(rate: number) {
  const [corner, quality] = [38.13547087602444, 0.5003270373238773];
  const k = Math.tan((Math.PI * corner) / rate);
  const scale = 1 + k / quality + k * k;
  return { a1: (2 * (k * k - 1)) / scale, a2: (1 - k / quality + k * k) / scale };
}

/** Mean squares of windows of so many steps, one beginning at each step. */
function means(steps: readonly number[], length: number): number[] {
  const found: number[] = [];
  for (let first = 0; first + length <= steps.length; first++) {
    let sum = 0;
    for (let i = first; i < first + length; i++) sum += steps[i]!;
    found.push(sum / length);
  }
  return found;
}

const levelOf = (meanSquare: number): number => OFFSET + 10 * Math.log10(meanSquare);
const tenth = (level: number): number => Math.round(level * 10) / 10 + 0;

function integratedOf(blocks: readonly number[]): number | null {
  const loud = blocks.filter((block) => levelOf(block) > ABSOLUTE_GATE);
  if (loud.length === 0) return null;
  const gate = levelOf(mean(loud)) + RELATIVE_GATE;
  // At least one of them is no quieter than their mean.
  return tenth(levelOf(mean(loud.filter((block) => levelOf(block) > gate))));
}

function loudest(blocks: readonly number[]): number | null {
  const most = blocks.reduce((a, b) => Math.max(a, b), 0);
  return most > 0 && levelOf(most) > ABSOLUTE_GATE ? tenth(levelOf(most)) : null;
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
