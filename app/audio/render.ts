/** Mixes a score to samples, block by block: memory is bounded by the sounds that are kept and one block, however long the night is. */

import { gainOf, good, levelOn, limited, type Outcome, WORDS_TONE_RMS, wordsTone } from '../base/index.ts';
import type { Voice } from './score.ts';
import type { Pcm } from './wav-read.ts';
import { pcm16, wavHeader } from './wav-write.ts';

export interface RenderPlan {
  readonly voices: readonly Voice[];
  /** By path; a voice whose sound is not here is silent. */
  readonly sounds: ReadonlyMap<string, Pcm>;
  /** ms of the night. */
  readonly from: number;
  readonly to: number;
}

const BLOCK_FRAMES = 1 << 15;
/** The gain follows the level in steps of this, straight in between. */
const STEP_FRAMES = 256;
const EDGE_SECONDS = 0.004;
const USUAL_RATE = 22_050;

export interface Shape {
  readonly rate: number;
  readonly channels: 1 | 2;
}

/** As the best of its sounds. */
export function shapeOf(sounds: ReadonlyMap<string, Pcm>): Shape {
  const all = [...sounds.values()];
  return { rate: Math.min(96_000, Math.max(USUAL_RATE, ...all.map(({ rate }) => rate))), channels: all.some(({ channels }) => channels === 2) ? 2 : 1 };
}

/** The bytes of a WAV file, in order. */
export async function* render(plan: RenderPlan): AsyncGenerator<Outcome<{ readonly bytes: Uint8Array; readonly done: number }>> {
  const shape = shapeOf(plan.sounds);
  const frames = Math.max(0, Math.round(((plan.to - plan.from) / 1000) * shape.rate));
  yield good({ bytes: wavHeader(shape.rate, shape.channels, frames), done: 0 });
  let next = 0;
  let active: Voice[] = [];
  for (let first = 0; first < frames; first += BLOCK_FRAMES) {
    const count = Math.min(BLOCK_FRAMES, frames - first);
    const start = plan.from + (first / shape.rate) * 1000;
    const end = plan.from + ((first + count) / shape.rate) * 1000;
    active = active.filter(({ to }) => to > start);
    while (next < plan.voices.length && plan.voices[next]!.from < end) {
      const voice = plan.voices[next++]!;
      if (voice.to > start) active.push(voice);
    }
    const mix = new Float32Array(count * shape.channels);
    for (const voice of active) {
      const added = await addVoice(mix, voice, plan, shape, first, count);
      if (!added.ok) return yield added;
    }
    for (let i = 0; i < mix.length; i++) mix[i] = limited(mix[i]!);
    yield good({ bytes: pcm16(mix), done: (first + count) / frames });
  }
}

/** Adds `count` frames of a voice to a mix, from frame `first` of the whole on. */
export async function addVoice(
  mix: Float32Array,
  voice: Voice,
  plan: Pick<RenderPlan, 'from' | 'sounds'>,
  shape: Shape,
  first: number,
  count: number,
): Promise<Outcome<null>> {
  const frameOf = (ms: number) => Math.round(((ms - plan.from) / 1000) * shape.rate);
  // Frames of the whole, then of this block.
  const begins = frameOf(voice.from);
  const start = Math.max(0, begins - first);
  const end = Math.min(count, frameOf(voice.to) - first);
  if (end <= start) return good(null);
  const played = await samplesOf(voice, plan.sounds, shape, first + start - begins, end - start);
  if (!played.ok) return played;
  const { samples, channels, rms } = played.value;
  const length = frameOf(voice.to) - begins;
  const edge = Math.max(1, Math.round(EDGE_SECONDS * shape.rate));
  // A sound that begins or ends at once would click.
  const edgeAt = (frame: number) => Math.min(1, (frame + 1) / edge, (length - frame) / edge);
  const gainAt = (frame: number) => gainOf(levelOn(voice.points, plan.from + ((first + frame) / shape.rate) * 1000), rms);
  for (let frame = start; frame < end; frame += STEP_FRAMES) {
    const steps = Math.min(STEP_FRAMES, end - frame);
    const gain = gainAt(frame);
    const slope = (gainAt(frame + steps - 1) - gain) / Math.max(1, steps - 1);
    for (let i = 0; i < steps; i++) {
      const factor = (gain + slope * i) * edgeAt(first + frame + i - begins);
      const from = (frame - start + i) * channels;
      const to = (frame + i) * shape.channels;
      mix[to] = mix[to]! + samples[from]! * factor;
      if (shape.channels === 2) mix[to + 1] = mix[to + 1]! + samples[from + channels - 1]! * factor;
    }
  }
  return good(null);
}

interface Played {
  /** Interleaved, at the rate of the whole. */
  readonly samples: Float32Array;
  readonly channels: number;
  readonly rms: number;
}

/** What a voice plays `offset` frames after it began. */
async function samplesOf(voice: Voice, sounds: ReadonlyMap<string, Pcm>, { rate }: Shape, offset: number, count: number): Promise<Outcome<Played>> {
  if (voice.asset === null) {
    const samples = new Float32Array(count);
    for (let i = 0; i < count; i++) samples[i] = wordsTone((offset + i) / rate);
    return good({ samples, channels: 1, rms: WORDS_TONE_RMS });
  }
  const found = sounds.get(voice.asset);
  const pcm = found !== undefined && voice.loop ? await atLength(found) : good(found);
  if (!pcm.ok) return pcm;
  if (pcm.value === undefined || pcm.value.frames === 0) return good({ samples: new Float32Array(count), channels: 1, rms: 1 });
  const { channels, frames, rms, read: readPcm } = pcm.value;
  const samples = new Float32Array(count * channels);
  const ratio = pcm.value.rate / rate;
  for (let done = 0; done < count; ) {
    const at = (offset + done) * ratio;
    const within = voice.loop ? at % frames : at;
    if (within >= frames) break;
    const whole = Math.floor(within);
    const room = Math.max(1, Math.ceil((frames - within) / ratio));
    const some = Math.min(count - done, room);
    const read = await readPcm(whole, Math.ceil(some * ratio) + 2);
    if (!read.ok) return read;
    // Between its last sample and its first, a sound that is repeated is as straight as anywhere else.
    const seam = voice.loop && whole + read.value.length / channels >= frames ? await readPcm(0, 1) : null;
    if (seam?.ok === false) return seam;
    resample(seam === null ? read.value : joined(read.value, seam.value), samples, channels, within - whole, ratio, done, some);
    done += some;
  }
  return good({ samples, channels, rms });
}

const SHORT_FRAMES = 4096;
const longer = new WeakMap<Pcm, Pcm>();

/** A very short sound as often as it takes to be a short one: where it is repeated it sounds the same, and costs no more than others. */
async function atLength(pcm: Pcm): Promise<Outcome<Pcm>> {
  if (pcm.frames === 0 || pcm.frames >= SHORT_FRAMES) return good(pcm);
  const known = longer.get(pcm);
  if (known !== undefined) return good(known);
  const once = await pcm.read(0, pcm.frames);
  if (!once.ok) return once;
  const { channels } = pcm;
  const times = Math.ceil(SHORT_FRAMES / pcm.frames);
  const samples = new Float32Array(once.value.length * times);
  for (let i = 0; i < times; i++) samples.set(once.value, i * once.value.length);
  const made = {
    ...pcm,
    frames: pcm.frames * times,
    read: async (frame: number, count: number) => good(samples.subarray(frame * channels, (frame + count) * channels)),
  };
  longer.set(pcm, made);
  return good(made);
}

function joined(a: Float32Array, b: Float32Array): Float32Array {
  const both = new Float32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** On straight lines between samples. */
function resample(from: Float32Array, to: Float32Array, channels: number, offset: number, ratio: number, first: number, count: number): void {
  const last = from.length / channels - 1;
  for (let i = 0; i < count; i++) {
    const at = Math.min(last, offset + i * ratio);
    const before = Math.floor(at);
    const after = Math.min(last, before + 1);
    for (let c = 0; c < channels; c++) {
      const a = from[before * channels + c]!;
      to[(first + i) * channels + c] = a + (from[after * channels + c]! - a) * (at - before);
    }
  }
}
