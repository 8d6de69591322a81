/** The door of audio: what a sound file is and how loud, its samples whatever its kind, a night's sounds as a score, the score as a WAV file, and sounds mixed as they go on. */
export { liveMix } from './live.ts';
export { type OpenSound, openSound } from './open-sound.ts';
export { render } from './render.ts';
export { scoreOf } from './score.ts';
export {
  type CompressedFormat,
  type Heard,
  measureSound,
  SOUND_FORMATS,
  type SoundDecoder,
  type SoundFormat,
  type SoundMeter,
  type SoundUnpacker,
  soundFormat,
  soundMeter,
  type Unplayable,
} from './sound-facts.ts';
export { type AudioSource, openWav, type Pcm } from './wav-read.ts';
export { pcm16, wavHeader } from './wav-write.ts';
export { waveformOf } from './waveform.ts';
