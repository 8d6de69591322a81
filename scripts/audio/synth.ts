/** Sounds made from numbers: seeded noise and bells, as samples in −1…1. The same seed gives the same samples. */

/** Samples a second. */
export const RATE = 22_050;

/** Uniform noise in −1…1 (xorshift32). */
export function noise(seed: number): () => number {
  let x = seed | 0 || 1;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x / 0x80000000;
  };
}

/** Noise through a one-pole low-pass twice; `cutoff` in Hz may change with time (seconds). */
export function filteredNoise(seconds: number, seed: number, cutoff: (t: number) => number): Float64Array {
  const next = noise(seed);
  const out = new Float64Array(Math.round(seconds * RATE));
  let a = 0;
  let b = 0;
  for (let i = 0; i < out.length; i++) {
    const k = Math.min(1, (2 * Math.PI * cutoff(i / RATE)) / RATE);
    a += k * (next() - a);
    b += k * (a - b);
    out[i] = b;
  }
  return out;
}

/** Partials that die away: frequency in Hz, amplitude, and the time constant in seconds. Begins with a 30 ms attack and ends in silence. */
export function struck(seconds: number, partials: readonly (readonly [hz: number, amplitude: number, tau: number])[], attack = 0.03): Float64Array {
  const length = Math.round(seconds * RATE);
  return Float64Array.from({ length }, (_, i) => {
    const t = i / RATE;
    const edge = Math.min(1, t / attack) * Math.min(1, (seconds - t) / 0.5);
    let sum = 0;
    for (const [hz, amplitude, tau] of partials) sum += amplitude * Math.sin(2 * Math.PI * hz * t) * Math.exp(-t / tau);
    return sum * edge;
  });
}

/** Takes the last `overlap` seconds off and blends them into the start at equal power, so that the end runs on into the beginning. */
export function seamless(samples: Float64Array, overlap: number): Float64Array {
  const fade = Math.round(overlap * RATE);
  const length = samples.length - fade;
  const out = samples.slice(0, length);
  for (let i = 0; i < fade; i++) {
    const mix = i / fade;
    out[i] = Math.sqrt(mix) * (samples[i] as number) + Math.sqrt(1 - mix) * (samples[length + i] as number);
  }
  return out;
}

/** The loudest sample becomes `peak`. */
export function normalised(samples: Float64Array, peak: number): Float64Array {
  const top = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return samples.map((sample) => (sample / top) * peak);
}
