/** Random streams with the same bits on every machine: sfc32 (Doty-Humphrey, PractRand), its state as plain data. */

export type RandomState = readonly [a: number, b: number, c: number, counter: number];

/** A stream for a seed; streams of one seed with different numbers are independent for our purposes. */
export function randomStream(seed: number, stream = 0): RandomState {
  let state: RandomState = [mix(seed), mix(stream ^ 0x9e3779b9), mix(seed ^ Math.imul(stream + 1, 0x85ebca6b)), 1];
  for (let i = 0; i < 12; i++) state = nextRandom(state).state;
  return state;
}

/** A value in [0, 1) on a grid of 2^-32, and the state after it. */
export function nextRandom([a, b, c, counter]: RandomState): { readonly value: number; readonly state: RandomState } {
  const sum = (((a + b) | 0) + counter) | 0;
  return { value: (sum >>> 0) / 4294967296, state: [b ^ (b >>> 9), (c + (c << 3)) | 0, (((c << 21) | (c >>> 11)) + sum) | 0, (counter + 1) | 0] };
}

/** Finaliser of MurmurHash3: spreads near seeds far apart. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
