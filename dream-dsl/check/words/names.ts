/** Words about names that stand for nothing, or for two things. */

import { q, type Words } from './terms.ts';

export const NAMES_WORDS: Readonly<Record<string, Words>> = {
  DRM021: ({ name, because }) => {
    if (because === 'sensor' || because === 'stage')
      return [
        `${q(name)} already means a ${because === 'stage' ? 'sleep stage' : 'reading of the sleeper'}.`,
        'If a name of yours hid it, no one could tell which of the two is meant. Choose another name.',
      ];
    if (because === 'part') return [`A dream has one ${name} only.`, 'Join the two into one, or remove this one.'];
    return [`The name ${q(name)} is given twice.`, 'Where it is used, nobody could tell which of the two is meant. Rename one of them.'];
  },
  DRM022: ({ name, because }) =>
    because === undefined
      ? [
          `There is no scene named ${q(name)}.`,
          'A path leads to a scene or layer that can be seen from here, or to `release` or `morning`. Add the scene, or correct the name.',
        ]
      : [
          `There is no scene ${q(name)} in ${q(because)}.`,
          'In a path with dots each name is nested directly in the one before: `shore.sky.dusk`. Correct the name, or name the scenes on the way to it.',
        ],
  DRM023: ({ name, because, expected }) => [
    `There is no ${because} asset named ${q(name)}.`,
    expected !== undefined
      ? `${q(expected)} declares one, and this file does not import it.`
      : `Declare it at the top of the dream: \`asset ${name} = ${because} "${because === 'sound' ? `${name}.wav` : name}"\`.`,
  ],
  DRM024: ({ name, because }) =>
    because === 'a sound' || because === 'a scent' || because === 'a colour'
      ? [`${q(name)} is ${because}, which has no value.`, 'It can be played by a cue, or handed on to another motif.']
      : because === undefined || because === ''
        ? [
            `I know no value named ${q(name)}.`,
            'A value is a `var` or `param` of this dream, or a reading such as `heart`, `stage`, `distress` or `time in stage`.',
          ]
        : [
            `${q(name)} is ${because}, which has no value here.`,
            'Only in promises scenes and channels can be compared. Elsewhere use a `var`, a `param`, or a reading such as `heart` or `stage`.',
          ],
  DRM025: ({ name }) => [`There is no variable named ${q(name)} to set.`, `Declare it at the top of the dream: \`var ${name}: 0..1 = 0\`.`],
  DRM026: ({ name }) => [
    `${q(name)} is a parameter, and the dream can not change it.`,
    'Parameters are chosen before the night and stay as they are. Use a `var` for what changes during the night.',
  ],
  DRM027: ({ name }) => [`There is no sleep stage ${q(name)}.`, 'The stages are W, N1, N2, N3 and REM (AASM); N3 holds what was once stages 3 and 4.'],
  DRM028: ({ name }) => [`There is no channel ${q(name)}.`, 'The channels are sound, light, scent, touch, warmth and motion.'],
  DRM039: ({ name }) => [
    `There is no theme ${q(name)} among those that are known.`,
    `A sleeper who avoids it could not be found by another word. Choose one that is known, or put words of your own into quotes: \`themes "${name}"\`.`,
  ],
  DRM029: ({ name }) => [`There is no unit ${q(name)}.`, 'The units are dB, lx, C, Hz, bpm, deg, %, ms, s, m (minutes), h and `per hour`.'],
  DRM030: ({ name }) => [
    `Nothing raises the event ${q(name)}.`,
    `So this reaction can never happen. Raise it in a reaction somewhere, as in \`{ raise ${name} }\`, or wait for \`wake\`, \`sleep\`, \`stage REM\` or \`signal LRLR\`.`,
  ],
  DRM031: ({ name }) => [`There is no signal ${q(name)}.`, 'The sleeper can signal with the eyes: `LRLR`, left-right-left-right.'],
  DRM032: ({ name }) => [
    `There is no function ${q(name)}.`,
    'The functions are min, max, abs, clamp, floor, ceil and round: what gives the same result on every machine.',
  ],
  DRM033: ({ name, expected }) => [`${q(name)} has the wrong number of arguments.`, `It is called like this: \`${expected}\`.`],
  DRM034: ({ name }) => [
    `There is no type ${q(name)}.`,
    'The types are text, number, level, light, duration, percent, bpm, temperature, frequency, rate, angle and boolean, or a range such as `0..1` or `25dB..42dB`. A motif may also take a scene, sound, scent or colour.',
  ],
  DRM035: ({ name }) => [
    `Several scenes are named ${q(name)}, and none of them is near.`,
    'A name is looked for in the scene that reacts, then around it. Say which one you mean by its path, with dots: `shore.dusk`.',
  ],
  DRM036: ({ name }) => [
    `There is no colour ${q(name)}.`,
    'Colours are red, amber, warm, white, daylight, blue, green, violet, cyan and rose, or a light asset. Red and amber disturb sleep least.',
  ],
  DRM037: ({ name }) => [`There is no group of sleepers named ${q(name)}.`, 'A chance is measured across adults, everyone, children, teenagers or elders.'],
};
