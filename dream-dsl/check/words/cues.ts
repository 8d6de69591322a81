/** Words about cues. */

import { q, type Words } from './terms.ts';

export const CUES_WORDS: Readonly<Record<string, Words>> = {
  DRM050: ({ name, expected, because }) => [
    `${name} is above the limit of this dream, ${expected} of ${because}.`,
    'A device would lower it to the limit, and the night would not be what is written here. Lower the level, or raise the limit if that is meant.',
  ],
  DRM133: ({ name, expected, because }) => [
    `The motif of this scene plays ${because} at ${name}, above the limit of this dream, ${expected}.`,
    'A device would lower it to the limit, and the night would not be what is written here. Give the motif a lower level, or raise the limit if that is meant.',
  ],
  DRM051: ({ name, because }) => [
    because === undefined
      ? `The dream plays ${name}, but does not say that it needs it.`
      : `The motif ${q(because)} plays ${name}, but the dream does not say that it needs it.`,
    `A device must know beforehand. Add \`${name}\` to \`needs\`, with \`optional\` if the dream works without it.`,
  ],
  DRM052: ({ name, expected, because }) => [
    because === 'colour'
      ? `${q(name)} is a colour and can not be played as ${expected}.`
      : `${q(name)} is a ${because} asset and can not be played as ${expected}.`,
    because === 'sound' ? `Write \`play ${name}\`.` : `Write \`${because === 'colour' ? 'light' : because} ${name}\`.`,
  ],
  DRM054: () => [
    'This comes more often than once in a second.',
    'So many cues or reactions are a flood: they wake the sleeper and tire the device. Choose a longer time, such as `30s`.',
  ],
  DRM055: ({ found }) => [`${q(found)} is an option that this cue already has.`, 'One of the two would be ignored, and nobody could tell which. Remove one.'],
  DRM129: ({ name }) => [
    `${q(name)} can not be put into words.`,
    'In a text only parameters and variables are filled in: what is measured changes while the words are spoken. Keep it in a variable first.',
  ],
  DRM130: ({ because }) =>
    because === 'exit'
      ? [
          'A cue can not begin while its scene is left.',
          'It would belong to no scene, and nothing would end it. Move it to where the arrow leads, or into `enter` there.',
        ]
      : [
          'This cue would end as it begins: the reaction leaves the scene that plays it.',
          'A cue belongs to the scene that reacts. Move it to the scene that the arrow leads to, or go there with `-> inside`, if it is nested here.',
        ],
  DRM131: ({ name, expected }) => [
    `This point, at ${name}, comes before the one at ${expected}.`,
    'The points of `through` are passed one after the other, and their times count from the beginning of the cue. Put them in order.',
  ],
  DRM132: ({ name, because }) => [
    `${q(name)} and ${q(because)} do not go together.`,
    name === 'loop' || because === 'loop'
      ? 'A locked cue begins anew with each wave or breath; one that loops never ends. Remove one of the two.'
      : '`through` says how strong the cue is at every instant. Put this into its points, or remove `through`.',
  ],
  DRM134: ({ name }) => [
    `${q(name)} can not be locked to a rhythm.`,
    'Scents and warmth come too slowly to follow a wave or a breath, and a question waits for its answer. Sound, words, light, touch and motion can be locked.',
  ],
  DRM135: ({ name, expected }) => [
    `The fades take ${name}, the whole cue ${expected}.`,
    'It would be cut off before it has faded, or never be fully there. Shorten the fades, or let the cue last longer.',
  ],
};
