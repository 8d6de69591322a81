/** The door of audio: a night's sounds as a score, and the score as samples of a WAV file. */
export { render } from './render.ts';
export { scoreOf } from './score.ts';
export { openWav, type Pcm } from './wav-read.ts';
