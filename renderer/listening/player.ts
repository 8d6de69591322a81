/** Plays sounds of a night as their levels say, at any speed, behind a hard ceiling, with a meter. */

import { gainOf, levelOn, limited, WORDS_TONE_RMS, wordsTone } from '../../app/bridge/index.ts';
import type { Heard } from './sounds.ts';

export interface Passage {
  readonly heard: readonly Heard[];
  /** ms of the night. */
  readonly from: number;
  readonly to: number;
  /** Seconds of the night in one second. The levels run as fast; the sounds keep their pitch. */
  readonly speed: number;
}

export interface Player {
  /** Seconds since it began. */
  at(): number;
  /** Root mean square of what is heard now, dB full scale; −∞ in silence. */
  loudness(): number;
  stop(): void;
}

/** A gain is set this often, and at most so many times for one cue. */
const STEP_SECONDS = 0.04;
const MOST_STEPS = 5000;
/** In a night in brief no cue is shorter than this. */
const LEAST_SECONDS = 0.15;
const LEAD_SECONDS = 0.06;
const TONE_SECONDS = 8;

export function play(context: AudioContext, { heard, from, to, speed }: Passage, ended: () => void): Player {
  const ceiling = ceilingOf(context);
  const meter = new AnalyserNode(context, { fftSize: 2048 });
  const master = new GainNode(context);
  master.connect(ceiling).connect(meter).connect(context.destination);
  const begin = context.currentTime + LEAD_SECONDS;
  const sources: AudioBufferSourceNode[] = [];
  let words: Timer[] = [];
  for (const one of heard) {
    const { cue } = one;
    const start = Math.max(0, (cue.from - from) / 1000 / speed);
    let end = Math.min((to - from) / 1000 / speed, (cue.to - from) / 1000 / speed);
    if (speed > 1) end = Math.max(end, start + LEAST_SECONDS);
    if (end <= start) continue;
    if (one.sound === null && speed === 1 && canSpeak()) {
      words.push(speakLater(cue.words, levelOn(cue.points, (cue.from + cue.to) / 2), (begin - context.currentTime + start) * 1000));
      continue;
    }
    const buffer = one.sound?.buffer ?? toneOf(context);
    const loop = one.loop || one.sound === null || speed > 1;
    const into = speed === 1 ? Math.max(0, (from - cue.from) / 1000) : 0;
    if (!loop && into >= buffer.duration) continue;
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueCurveAtTime(curveOf(one, from, speed, start, end), begin + start, end - start);
    gain.connect(master);
    const source = new AudioBufferSourceNode(context, { buffer, loop });
    source.connect(gain);
    source.start(begin + start, into % buffer.duration);
    source.stop(begin + end);
    sources.push(source);
  }
  const samples = new Float32Array(meter.fftSize);
  const over = setTimeout(() => finish(), (begin - context.currentTime + (to - from) / 1000 / speed) * 1000);
  let playing = true;
  const finish = () => {
    if (!playing) return;
    playing = false;
    clearTimeout(over);
    for (const timer of words) clearTimeout(timer);
    words = [];
    if (canSpeak()) speechSynthesis.cancel();
    // A short fade, for a sound that is cut clicks.
    master.gain.setTargetAtTime(0, context.currentTime, 0.01);
    for (const source of sources) source.stop(context.currentTime + 0.08);
    ended();
  };
  return {
    at: () => Math.max(0, context.currentTime - begin),
    loudness() {
      meter.getFloatTimeDomainData(samples);
      let sum = 0;
      for (const sample of samples) sum += sample * sample;
      return 10 * Math.log10(sum / samples.length);
    },
    stop: finish,
  };
}

type Timer = ReturnType<typeof setTimeout>;

function curveOf({ cue, sound }: Heard, from: number, speed: number, start: number, end: number): Float32Array<ArrayBuffer> {
  const steps = Math.min(MOST_STEPS, Math.max(2, Math.ceil((end - start) / STEP_SECONDS)));
  const curve = new Float32Array(steps);
  for (let i = 0; i < steps; i++) {
    const seconds = start + ((end - start) * i) / (steps - 1);
    curve[i] = gainOf(levelOn(cue.points, Math.min(cue.to, from + seconds * 1000 * speed)), sound?.rms ?? WORDS_TONE_RMS);
  }
  return curve;
}

/** Nothing is louder than the law allows, whatever sounds together. */
function ceilingOf(context: AudioContext): WaveShaperNode {
  const curve = new Float32Array(4097);
  for (let i = 0; i < curve.length; i++) curve[i] = limited(i / 2048 - 1);
  return new WaveShaperNode(context, { curve });
}

const tones = new WeakMap<AudioContext, AudioBuffer>();

function toneOf(context: AudioContext): AudioBuffer {
  let buffer = tones.get(context);
  if (buffer === undefined) {
    buffer = new AudioBuffer({ length: Math.round(context.sampleRate * TONE_SECONDS), sampleRate: context.sampleRate });
    const samples = buffer.getChannelData(0);
    for (let i = 0; i < samples.length; i++) samples[i] = wordsTone(i / context.sampleRate);
    tones.set(context, buffer);
  }
  return buffer;
}

/** Whether this system has a voice. */
export const canSpeak = (): boolean => 'speechSynthesis' in window && speechSynthesis.getVoices().length > 0;

function speakLater(words: string, levelDb: number, delayMs: number): Timer {
  return setTimeout(() => {
    const speech = new SpeechSynthesisUtterance(words);
    // A voice of the system has no known loudness: its full volume stands for the law's loudest level.
    speech.volume = Math.min(1, gainOf(levelDb, 1) / gainOf(Number.POSITIVE_INFINITY, 1));
    speechSynthesis.speak(speech);
  }, delayMs);
}
