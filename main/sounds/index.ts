/** The door of compressed sounds: decoded and measured in a thread of their own, so that what hangs or fails does so there. */
export { createSoundDecoder } from './decoder-thread.ts';
