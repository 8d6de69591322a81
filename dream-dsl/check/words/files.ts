/** Words about the files of assets. */

import { capital, q, type Words } from './terms.ts';

export const FILES_WORDS: Readonly<Record<string, Words>> = {
  DRM070: ({ name }) => [`The file ${q(name)} is not there.`, 'The path counts from the folder of this file. Put the file there, or correct the path.'],
  DRM071: ({ name, because, expected }) => [
    `The file ${q(name)} is too large: ${because}.`,
    `A device takes at most ${expected} for an asset. Shorten it and let it loop, or compress it (FLAC, Ogg, MP3).`,
  ],
  DRM072: ({ name, because }) => [
    `The file ${q(name)} is not audio: ${because}.`,
    'A sound asset is a WAV, FLAC, Ogg or MP3 file. Export it again from your sound editor.',
  ],
  DRM073: ({ name, because }) => [`The file ${q(name)} can not be read.`, `${capital(because)}. Check that it is a file, and that you may read it.`],
};
