/** Seeded random streams: the same seed and label give the same numbers on every machine; streams never share state. */

/** State of one stream: the four words of sfc32 (Doty-Humphrey, PractRand), which passes BigCrush. Plain data, so that it can be copied. */
export type RandomStream = Int32Array;

/**
 * A stream for one purpose of one seed: `stream(seed, 'cue')` and `stream(seed, 'natural')` are independent,
 * and using one never moves another. `seed` is any safe integer, `index` a further one (a night, a sleeper).
 */
export function stream(seed: number, label: string, index = 0): RandomStream {
  const state = new Int32Array(4);
  restart(state, seed, label, index);
  return state;
}

/** Sets a stream to where `stream(seed, label, index)` begins, without making a new one. */
export function restart(state: RandomStream, seed: number, label: string, index = 0): void {
  restartAt(state, seed, streamKey(label), index);
}

/** A label as a number, for who restarts the same streams often. */
export function streamKey(label: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** `restart` with the key of its label. */
export function restartAt(state: RandomStream, seed: number, key: number, index: number): void {
  let a = finish(seed | 0, key);
  let b = finish(Math.floor(seed / 0x1_0000_0000) | 0, a);
  let c = finish(index | 0, b);
  // Twelve words thrown away, as `nextInt32` makes them, with the state in registers: nights restart more streams than they read on.
  for (let count = 1; count <= 12; count++) {
    const word = (((a + b) | 0) + count) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = 13;
}

/** A number in [0, 1), in steps of 2⁻³². */
export function uniform(state: RandomStream): number {
  return (nextInt32(state) >>> 0) * 2.3283064365386963e-10;
}

/** Exponentially distributed with this mean, in the unit of the mean; never infinite. */
export function exponential(state: RandomStream, mean: number): number {
  return -mean * Math.log(1 - uniform(state));
}

/** Standard normal (sum-free Box–Muller; one value of the pair is dropped so that streams stay simple). */
export function normal(state: RandomStream): number {
  return Math.sqrt(-2 * Math.log(1 - uniform(state))) * Math.cos(2 * Math.PI * uniform(state));
}

/** 32 random bits as a signed number. */
export function nextInt32(state: RandomStream): number {
  const a = state[0]!;
  const b = state[1]!;
  const c = state[2]!;
  const count = state[3]!;
  const result = (((a + b) | 0) + count) | 0;
  state[0] = b ^ (b >>> 9);
  state[1] = (c + (c << 3)) | 0;
  state[2] = (((c << 21) | (c >>> 11)) + result) | 0;
  state[3] = (count + 1) | 0;
  return result;
}

/** Mixes two words into one (finaliser of MurmurHash3, Appleby; public domain). */
function finish(word: number, salt: number): number {
  let x = (word ^ salt) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16) ^ Math.imul(salt, 0x9e3779b1)) | 0;
}
