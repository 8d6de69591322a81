/** The sounds of a project and of a previewed night, decoded: what each cue plays, and how loud the recording itself is. */

import type { Failure, NightRecord } from '../../app/bridge/index.ts';
import { PLAYED_ELSEWHERE } from '../state/devices-state.ts';
import { ask } from '../state/engine.ts';
import type { Preview } from '../state/night-state.ts';
import { get } from '../state/store.ts';

/** Larger files are not loaded only to be listened to. */
const MAX_FILE_BYTES = 96 * 1024 * 1024;
const PIECE_BYTES = 8 * 1024 * 1024;

export interface Sound {
  readonly buffer: AudioBuffer;
  /** Root mean square, of full scale. */
  readonly rms: number;
}

/** One cue that sounds. */
export interface Heard {
  readonly cue: Pick<NightRecord['cues'][number], 'from' | 'to' | 'points' | 'words'>;
  /** null: words. */
  readonly sound: Sound | null;
  readonly loop: boolean;
}

const decoded = new Map<string, Promise<Sound | string>>();

/** Cues of the night among these that can be heard; `notes` say of the others why not. */
export async function heardOf(
  preview: Preview,
  cues: readonly NightRecord['cues'][number][],
  context: AudioContext,
): Promise<{ heard: Heard[]; notes: string[] } | Failure> {
  if (preview.name === null) return PLAYED_ELSEWHERE;
  const answer = await ask('night.sounds', { source: preview.name.source });
  if (!answer.ok) return answer.failure;
  const heard: Heard[] = [];
  const notes = new Set<string>();
  for (const cue of cues) {
    const known = cue.channel === 'sound' ? answer.value.cues[cue.cue] : null;
    if (known == null) continue;
    const sound = known.asset === null ? null : await soundAt(known.asset, preview, context);
    if (typeof sound === 'string') notes.add(sound);
    else heard.push({ cue, sound, loop: known.loop });
  }
  return { heard, notes: [...notes] };
}

function soundAt(asset: string, { digest }: Preview, context: AudioContext): Promise<Sound | string> {
  const key = `${get().project?.dir} ${digest} ${asset}`;
  let found = decoded.get(key);
  if (found === undefined) {
    // Another program, or other bytes in it, is another digest.
    if (decoded.size > 64) decoded.clear();
    found = load(asset, context);
    decoded.set(key, found);
  }
  return found;
}

/** A sound of the project as it is now, or why there is none. */
export async function load(path: string, context: AudioContext): Promise<Sound | string> {
  const dir = get().project?.dir ?? '';
  let bytes = new Uint8Array(0);
  for (let offset = 0, size = 1; offset < size; offset += PIECE_BYTES) {
    const read = await ask('assets.read', { dir, path, offset, length: PIECE_BYTES });
    if (!read.ok) return `${path} is not heard: ${read.failure.message}`;
    size = read.value.size;
    if (size > MAX_FILE_BYTES) return `${path} is not heard: it is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB.`;
    if (offset === 0) bytes = new Uint8Array(size);
    bytes.set(read.value.bytes.subarray(0, size - offset), offset);
  }
  try {
    const buffer = await context.decodeAudioData(bytes.buffer);
    let sum = 0;
    for (let channel = 0; channel < buffer.numberOfChannels; channel++) for (const sample of buffer.getChannelData(channel)) sum += sample * sample;
    return { buffer, rms: Math.sqrt(sum / Math.max(1, buffer.length * buffer.numberOfChannels)) };
  } catch {
    return `${path} is not heard: it can not be decoded here.`;
  }
}
