/** The sounds of a project and of a previewed night, as the engine gives their samples: what each cue plays, and how loud the recording itself is. */

import type { Failure, NightRecord } from '../../app/bridge/index.ts';
import { PLAYED_ELSEWHERE } from '../state/devices-state.ts';
import { ask } from '../state/engine.ts';
import type { Preview } from '../state/night-state.ts';
import { get } from '../state/store.ts';

/** Of a longer sound only the beginning is loaded to be listened to: 9 minutes of stereo at 44.1 kHz. */
const MOST_SAMPLES = 48_000_000;
/** Samples of all sounds that are kept loaded. */
const KEPT_SAMPLES = 96_000_000;
const PIECE_FRAMES = 1 << 20;
/** What Web Audio is sure to play. */
const [LEAST_RATE, MOST_RATE] = [8000, 96_000];

export interface Sound {
  readonly buffer: AudioBuffer;
  /** Root mean square of all of it, of full scale. */
  readonly rms: number;
  /** What is not heard of it, in words; empty: nothing. */
  readonly note: string;
}

/** One cue that sounds. */
export interface Heard {
  readonly cue: Pick<NightRecord['cues'][number], 'from' | 'to' | 'points' | 'words'>;
  /** null: words. */
  readonly sound: Sound | null;
  readonly loop: boolean;
}

const loaded = new Map<string, Sound>();

/** Cues of the night among these that can be heard; `notes` say of the others why not. */
export async function heardOf(preview: Preview, cues: readonly NightRecord['cues'][number][]): Promise<{ heard: Heard[]; notes: string[] } | Failure> {
  if (preview.name === null) return PLAYED_ELSEWHERE;
  const answer = await ask('night.sounds', { source: preview.name.source });
  if (!answer.ok) return answer.failure;
  const heard: Heard[] = [];
  const notes = new Set<string>();
  for (const cue of cues) {
    const known = cue.channel === 'sound' ? answer.value.cues[cue.cue] : null;
    if (known == null) continue;
    const sound = known.asset === null ? null : await soundAt(known.asset, preview);
    if (typeof sound === 'string') notes.add(sound);
    else {
      if (sound !== null && sound.note !== '') notes.add(sound.note);
      heard.push({ cue, sound, loop: known.loop });
    }
  }
  return { heard, notes: [...notes] };
}

async function soundAt(asset: string, { digest }: Preview): Promise<Sound | string> {
  // Another program, or other bytes in it, is another digest.
  const key = `${get().project?.dir} ${digest} ${asset}`;
  const known = loaded.get(key);
  if (known !== undefined) return known;
  const sound = await load(asset);
  if (typeof sound === 'string') return sound;
  const kept = [...loaded.values(), sound].reduce((sum, { buffer }) => sum + buffer.length * buffer.numberOfChannels, 0);
  if (kept > KEPT_SAMPLES) loaded.clear();
  loaded.set(key, sound);
  return sound;
}

/** A sound of the project as it is now, or why there is none. */
export async function load(path: string): Promise<Sound | string> {
  const dir = get().project?.dir ?? '';
  let sound: Sound | null = null;
  for (let from = 0, length = 1; from < length; from += PIECE_FRAMES) {
    const asked = await ask('assets.samples', { dir, path, from, count: PIECE_FRAMES });
    if (!asked.ok) return `${path} is not heard: ${asked.failure.message}`;
    const { rate, channels, frames, rms, samples } = asked.value;
    length = Math.min(frames, Math.floor(MOST_SAMPLES / channels));
    if (length === 0) return `${path} is not heard: there is no sound in it.`;
    if (rate < LEAST_RATE || rate > MOST_RATE) return `${path} is not heard: its rate of ${rate} Hz is none that can be played here.`;
    const note = length < frames ? `${path}: only its first ${Math.floor(length / rate / 60)} minutes are heard here` : '';
    sound ??= { buffer: new AudioBuffer({ length, numberOfChannels: channels, sampleRate: rate }), rms, note };
    for (let channel = 0; channel < channels; channel++) {
      const one = new Float32Array(Math.min(samples.length / channels, length - from));
      for (let i = 0; i < one.length; i++) one[i] = samples[i * channels + channel] ?? 0;
      sound.buffer.copyToChannel(one, channel, from);
    }
  }
  return sound ?? `${path} is not heard: there is no sound in it.`;
}
