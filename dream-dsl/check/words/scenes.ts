/** Words about arrows, and about the dream as a whole. */

import { q, type Words } from './terms.ts';

export const SCENES_WORDS: Readonly<Record<string, Words>> = {
  DRM059: () => ['This choice has no ways to choose from.', 'Add some, as in `choose { 3 -> shore  1 -> lighthouse }`.'],
  DRM060: ({ name }) => [
    `No way leads to ${q(name)}.`,
    'It is neither the first scene nor the target of an arrow that can be taken, so nobody will ever dream it. Add an arrow to it, or remove it.',
  ],
  DRM061: ({ name }) => [
    `No way leads out of ${q(name)}.`,
    'Only the sleeper’s release or the morning would end it. Add a way, such as `after 20m -> release` or `when distress > 0.6 -> release`.',
  ],
  DRM062: ({ name }) => [`Nothing plays the asset ${q(name)}.`, 'It would make the bundle larger for nothing. Play it, or remove it.'],
  DRM063: ({ name }) => [`Nothing reads the parameter ${q(name)}.`, 'Who sets it would wonder why nothing changes. Use it, or remove it.'],
  DRM064: ({ name }) => [`Nothing reads the variable ${q(name)}.`, 'Setting it has no effect on the night. Use it in a condition or a level, or remove it.'],
  DRM122: ({ name, because, expected }) =>
    expected === 'layers'
      ? [
          `${q(because)} holds layers, and all of them are active together.`,
          'An arrow `inside` goes from one nested scene to another. Put it into the layer whose scenes it changes.',
        ]
      : [
          `${q(name)} is not nested in ${q(because)}, which reacts here.`,
          '`inside` goes to a scene in the one that reacts, without leaving that one. Leave out `inside`, or name a nested scene.',
        ],
  DRM123: ({ name }) => [
    `There is nothing in ${q(name)} to come back to.`,
    '`last` returns to where a scene was when it was left, and this part of a dream is entered only once. Leave out `last`.',
  ],
  DRM125: ({ name }) => [
    `This never comes to be: ${q(name)} is left at once.`,
    'An arrow that stands by itself in a scene is taken as soon as the scene is entered, so that nothing is heard or waited for. Give the arrow a cause, such as `after 5m`, or move this to the scene that it leads to.',
  ],
  DRM126: ({ name }) => [
    `These arrows lead in a circle without end, from ${q(name)} back to it.`,
    'Each is taken at once, so the night would never get any further; a device stops such a dream. Give one of them a cause, such as `after 5m`.',
  ],
  DRM127: ({ because }) => {
    if (because === 'twice') return ['A choice has one `else` only.', 'The second could never be taken. Remove one, or give it a weight.'];
    if (because === 'guard')
      return [
        '`else` has no condition of its own.',
        'It is taken where no other way can be. Give the way a weight, as in `1 -> shore when awake`, or remove the condition.',
      ];
    return ['`else` is the last way of a choice.', 'It is taken where no other way can be, so it reads best at the end, where it must stand. Move it there.'];
  },
  DRM136: ({ because }) => [
    because === 'none' ? 'This dream does not say how it is released.' : 'This release does not say how everything fades.',
    'Release always works, and takes 60 seconds where nothing is said. Choose the time that suits your cues: `release { fade all over 60s }`.',
  ],
  DRM137: ({ name, expected, because }) =>
    because === 'in'
      ? [`This is always true: ${q(name)} is active whenever this is read.`, 'It stands in that scene. Remove the condition, or ask for another scene.']
      : [
          `This is always true: ${name} beside ${expected}.`,
          'No night can make it false, so the condition decides nothing. Correct the value, or remove the comparison.',
        ],
  DRM138: ({ name, expected, because }) =>
    because === 'in'
      ? [
          `This is never true: ${q(name)} is not active while this scene is.`,
          'Of scenes beside each other one is active at a time. Ask for a scene of another layer, or remove the condition.',
        ]
      : [
          `This is never true: ${name} beside ${expected}.`,
          'No night can make it true, so what depends on it never happens. Correct the value, or remove the comparison.',
        ],
  DRM139: ({ name, expected }) => [
    `With ${q(name)} this dream grows beyond ${expected} scenes.`,
    'Each scene made of a motif has all scenes of that motif for itself, and motifs in motifs multiply. Use fewer of them.',
  ],
};
