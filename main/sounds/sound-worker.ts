/** The thread that decodes: asks for a sound piece by piece, and says how long and how loud it is. */

import { parentPort } from 'node:worker_threads';
import { type CompressedFormat, type Heard, type SoundMeter, soundMeter } from '../../app/audio/index.ts';
import { decoded, type Samples, Unplayable } from './decoders.ts';

/** To the thread: a sound begins, or its next piece, null after the last. */
export type Told = { readonly kind: 'measure'; readonly format: CompressedFormat } | { readonly kind: 'piece'; readonly bytes: Uint8Array | null };
/** From it, once after each of these. */
export type Said = { readonly kind: 'more' } | { readonly kind: 'heard'; readonly heard: Heard };

/** A few bytes can stand for hours of silence. */
const MOST_FRAMES = 2 ** 32;
const MOST_HOURS = 24;
const LEAST_RATE = 1000;

// What decoders write there is nobody's.
console.log = console.error = () => {};

const say = (said: Said) => parentPort?.postMessage(said);
/** Who waits for the next piece; null: no sound is on. */
let hear: ((bytes: Uint8Array | null) => void) | null = null;

parentPort?.on('message', (told: Told) => {
  if (told.kind === 'piece') hear?.(told.bytes);
  else void measure(told.format).then((heard) => say({ kind: 'heard', heard }));
});

async function* pieces(): AsyncGenerator<Uint8Array> {
  for (;;) {
    const next = new Promise<Uint8Array | null>((resolve) => {
      hear = resolve;
    });
    say({ kind: 'more' });
    const bytes = await next;
    if (bytes === null) return;
    yield bytes;
  }
}

async function measure(format: CompressedFormat): Promise<Heard> {
  try {
    return await heardOf(decoded(format, pieces()));
  } catch (e) {
    return { unplayable: e instanceof Unplayable ? e.message : `it is a damaged ${format} file` };
  }
}

async function heardOf(sound: AsyncIterable<Samples>): Promise<Heard> {
  let open: { readonly rate: number; readonly channels: number; readonly meter: SoundMeter } | null = null;
  for await (const { rate, channels } of sound) {
    if (channels[0] === undefined || channels[0].length === 0) continue;
    if (!(rate >= LEAST_RATE)) throw new Unplayable(`its rate is below ${LEAST_RATE} Hz`);
    open ??= { rate, channels: channels.length, meter: soundMeter(rate, channels.length === 2 ? 2 : 1) };
    if (open.rate !== rate || open.channels !== channels.length) throw new Unplayable('its rate or its number of channels changes within it');
    open.meter.add(interleaved(channels));
    if (open.meter.frames > Math.min(MOST_FRAMES, MOST_HOURS * 3600 * rate)) throw new Unplayable(`it plays for more than ${MOST_HOURS} hours`);
  }
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
