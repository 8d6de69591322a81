/** The door of compressed sounds: decoded and measured in a thread of their own, so that what hangs or fails does so there; and unpacked for who plays them. */
export { createSoundDecoder, type SoundDecoderThread } from './decoder-thread.ts';
export { createUnpacker, unpackTo } from './unpack.ts';
