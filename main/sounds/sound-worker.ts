/** The thread that decodes: asks for a sound piece by piece, gives its samples where they are wanted, and says how long and how loud it is. */

import { parentPort } from 'node:worker_threads';
import { type CompressedFormat, type Heard, pcm16, type SoundMeter, soundMeter } from '../../app/audio/index.ts';
import { decoded, type Samples, Unplayable } from './decoders.ts';

/** To the thread: a sound begins, and whether its samples are wanted too; its next piece, null after the last; samples were taken. */
export type Told =
  | { readonly kind: 'sound'; readonly format: CompressedFormat; readonly samples: boolean }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array | null }
  | { readonly kind: 'taken' };
/** From it, once after each of these. */
export type Said = { readonly kind: 'more' } | ({ readonly kind: 'samples' } & Pcm16) | { readonly kind: 'heard'; readonly heard: Heard };

/** Samples as a WAV file has them: 16 bits, interleaved. */
export interface Pcm16 {
  readonly rate: number;
  readonly channels: 1 | 2;
  readonly bytes: Uint8Array;
}

/** A few bytes can stand for hours of silence. */
const MOST_FRAMES = 2 ** 32;
const MOST_HOURS = 24;
const LEAST_RATE = 1000;
/** Samples that are given at once, at least, but for the last. */
const GIVEN_SAMPLES = 1 << 16;

// What decoders write there is nobody's.
console.log = console.error = () => {};

const say = (said: Said) => parentPort?.postMessage(said);
/** Who waits for an answer; null: no sound is on. */
let hear: ((told: Told) => void) | null = null;

parentPort?.on('message', (told: Told) => {
  if (told.kind === 'sound') void decode(told.format, told.samples).then((heard) => say({ kind: 'heard', heard }));
  else hear?.(told);
});

function ask(said: Said): Promise<Told> {
  const next = new Promise<Told>((resolve) => {
    hear = resolve;
  });
  say(said);
  return next;
}

async function* pieces(): AsyncGenerator<Uint8Array> {
  for (;;) {
    const told = await ask({ kind: 'more' });
    if (told.kind !== 'piece' || told.bytes === null) return;
    yield told.bytes;
  }
}

async function decode(format: CompressedFormat, samples: boolean): Promise<Heard> {
  try {
    return await heardOf(decoded(format, pieces()), samples ? giver() : null);
  } catch (e) {
    return { unplayable: e instanceof Unplayable ? e.message : `it is a damaged ${format} file` };
  }
}

interface Giver {
  add(samples: Float32Array, rate: number, channels: 1 | 2): Promise<void>;
  rest(): Promise<void>;
}

/** Gives samples a good many at a time, and waits each time until they were taken. */
function giver(): Giver {
  let kept: Uint8Array[] = [];
  let shape: Omit<Pcm16, 'bytes'> | null = null;
  let count = 0;
  const rest = async () => {
    if (shape === null || count === 0) return;
    const bytes = new Uint8Array(Buffer.concat(kept));
    [kept, count] = [[], 0];
    await ask({ kind: 'samples', ...shape, bytes });
  };
  return {
    async add(samples, rate, channels) {
      shape = { rate, channels };
      kept.push(pcm16(samples));
      count += samples.length;
      if (count >= GIVEN_SAMPLES) await rest();
    },
    rest,
  };
}

async function heardOf(sound: AsyncIterable<Samples>, giver: Giver | null): Promise<Heard> {
  let open: { readonly rate: number; readonly channels: 1 | 2; readonly meter: SoundMeter } | null = null;
  for await (const { rate, channels } of sound) {
    if (channels[0] === undefined || channels[0].length === 0) continue;
    if (!(rate >= LEAST_RATE)) throw new Unplayable(`its rate is below ${LEAST_RATE} Hz`);
    const count = channels.length === 2 ? 2 : 1;
    open ??= { rate, channels: count, meter: soundMeter(rate, count) };
    if (open.rate !== rate || open.channels !== channels.length) throw new Unplayable('its rate or its number of channels changes within it');
    const samples = interleaved(channels);
    open.meter.add(samples);
    await giver?.add(samples, rate, count);
    if (open.meter.frames > Math.min(MOST_FRAMES, MOST_HOURS * 3600 * rate)) throw new Unplayable(`it plays for more than ${MOST_HOURS} hours`);
  }
  await giver?.rest();
  return open?.meter.facts() ?? { unplayable: 'there is no sound in it' };
}

/** As a player puts them out: cut at full scale. */
function interleaved(channels: readonly Float32Array[]): Float32Array {
  const [length, count] = [channels[0]?.length ?? 0, channels.length];
  const samples = new Float32Array(length * count);
  for (const [i, channel] of channels.entries())
    for (let at = 0; at < length; at++) {
      const value = channel[at] ?? 0;
      samples[at * count + i] = Number.isNaN(value) ? 0 : Math.min(1, Math.max(-1, value));
    }
  return samples;
}
