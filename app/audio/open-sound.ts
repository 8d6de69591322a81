/** The samples of a sound of any kind: of WAV where they lie, of compressed kinds as a WAV that is made of them. The one way to hear a sound. */

import { type Cancel, good, type Outcome } from '../base/index.ts';
import { NO_WAV, type SoundUnpacker, soundFormat, type Unplayable } from './sound-facts.ts';
import { type AudioSource, openWav, type Pcm } from './wav-read.ts';

/** To be closed; not the file that it was opened from. */
export interface OpenSound extends Pcm {
  close(): Promise<void>;
}

export interface Opening {
  readonly unpacker: SoundUnpacker;
  readonly cancel: Cancel;
  /** Samples that it may keep in memory. */
  readonly most?: number;
  step(done: number): Promise<void>;
}

const HEAD_BYTES = 12;
const nothing = async (): Promise<void> => {};

export async function openSound(source: AudioSource, { unpacker, cancel, most, step }: Opening): Promise<Outcome<OpenSound | Unplayable>> {
  const head = await source.read(0, HEAD_BYTES);
  if (!head.ok) return head;
  const format = soundFormat(head.value);
  if (format === null) return good({ unplayable: 'it is no WAV, FLAC, Ogg or MP3 file' });
  if (format === 'WAV') return pcm(source, nothing);
  const unpacked = await unpacker.unpack(source, format, cancel, step);
  if (!unpacked.ok || 'unplayable' in unpacked.value) return unpacked as Outcome<Unplayable>;
  const opened = await pcm(unpacked.value, unpacked.value.close);
  if (!opened.ok || 'unplayable' in opened.value) await unpacked.value.close();
  return opened;

  async function pcm(wav: AudioSource, close: () => Promise<void>): Promise<Outcome<OpenSound | Unplayable>> {
    const opened = await openWav(wav, most);
    if (!opened.ok) return opened;
    return good(opened.value === null ? { unplayable: NO_WAV } : { ...opened.value, close });
  }
}
