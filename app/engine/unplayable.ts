/** A sound that no device could play, in words. */

import type { Failure } from '../base/index.ts';

export function unplayable(file: string, cause: string): Failure {
  return {
    why: 'has-problems',
    message: `${file} can not be played by a device: ${cause}.`,
    hint: 'Export it again from a sound editor, as WAV, FLAC, Ogg or MP3 with one or two channels.',
    place: { file },
  };
}
