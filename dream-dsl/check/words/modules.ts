/** Words about imports and motifs. */

import { q, type Words } from './terms.ts';

export const MODULES_WORDS: Readonly<Record<string, Words>> = {
  DRM100: ({ name }) => [`There is no text ${q(name)} in this project.`, 'The path counts from the folder of this file. Correct it, or add the file.'],
  DRM101: ({ name, because }) => [
    `The path ${q(name)} leads out of the project.`,
    `${because === 'asset' ? 'A sound' : 'What is imported'} lies in the folder of the project, so that it can be moved and sent as a whole. Write the path from the folder of this file, with \`/\`, as in \`${because === 'asset' ? 'assets/surf.wav' : 'motifs/sea.dream'}\`.`,
  ],
  DRM102: ({ name }) => [
    `The import of ${q(name)} leads back to this file.`,
    'Files that import each other in a circle can not be read one after the other. Move what both need into a third file.',
  ],
  DRM103: ({ name, because }) => [
    `${q(because)} brings ${q(name)}, which another import brings too.`,
    'Where the name is used, nobody could tell which of the two is meant. Import one of them with `as`: then its names are written with that word before them.',
  ],
  DRM104: ({ name, because }) => [
    `The import of ${q(because)} brings a ${q(name)} too.`,
    'Where the name is used, nobody could tell which of the two is meant. Rename this one, or import the other with `as`.',
  ],
  DRM105: ({ name }) => [`Nothing of ${q(name)} is used here.`, 'Who reads this would look for the reason. Remove the import, or use what it brings.'],
  DRM106: ({ name }) => [`There are mistakes in ${q(name)}.`, 'A program runs only where all of its texts are right. They are told in that file.'],
  DRM107: ({ name }) => [`${q(name)} is imported twice.`, 'Once is enough. Remove one of the two.'],
  DRM108: ({ name }) => [
    `${q(name)} has nothing to import.`,
    'An import brings motifs, and assets that stand outside of dreams. What is in a dream stays there.',
  ],
  DRM110: ({ name, expected }) => [
    `There is no motif named ${q(name)}.`,
    expected === undefined
      ? 'A motif stands outside of the dream, in this file or in one that it imports: `motif breathing(pace: duration = 4s) { … }`.'
      : `${q(expected)} declares one, and this file does not import it.`,
  ],
  DRM111: ({ name, because }) => [
    `${q(name)} is made of itself${because === name ? '' : `, by way of ${q(because)}`}.`,
    'It would hold scenes in scenes without end. Use another motif here, or lead back with an arrow instead.',
  ],
  DRM112: ({ name, because, expected }) => [`${q(because)} needs ${name}.`, `What has no first value must be given. It is declared like this: ${q(expected)}.`],
  DRM113: ({ name, expected }) => [`${q(name)} does not take so many arguments.`, `It is declared like this: ${q(expected)}. Remove what is too much.`],
  DRM114: ({ name, because, expected }) => [`${q(because)} has no parameter named ${q(name)}.`, `It is declared like this: ${q(expected)}.`],
  DRM115: ({ name }) => [`${q(name)} is given twice.`, 'One of the two would be ignored, and nobody could tell which. Remove one.'],
  DRM116: () => [
    'This argument has no name, but stands behind one that has.',
    'Arguments are given by their place first, then by name. Move it to the front, or write its name: `next = shore`.',
  ],
  DRM117: ({ found, name, expected, because }) => [
    `${q(found)} is ${ARTICLES[because ?? ''] ?? `a ${because}`}, but ${q(name)} takes a ${expected}.`,
    GIVEN[expected ?? ''] ?? '',
  ],
  DRM118: ({ name }) => [
    `Only a motif can be given a ${name}.`,
    'A parameter of a dream is set before the night, by someone who does not know its scenes and assets. Use a number, a text or a truth to choose by.',
  ],
  DRM119: ({ name }) => [`Nothing is made of the motif ${q(name)}.`, `Make a scene of it: \`scene calm is ${name}\`. Or remove it.`],
  DRM120: ({ name, because }) => [
    `A motif does not see the ${OF_DREAM[because ?? ''] ?? 'name'} ${q(name)} of the dream.`,
    because === 'asset'
      ? 'It could be used by any dream. Move the asset out of the dream, or let the motif take it as a parameter: `voice: sound`.'
      : because === 'scene'
        ? 'It could be used by any dream. Let it take the scene as a parameter: `next: scene`.'
        : 'It could be used by any dream. Let it take the value as a parameter, or raise an event that the dream listens to.',
  ],
  DRM121: ({ name }) => [
    `What is given for ${q(name)} grows without end.`,
    'An argument is read in its place each time, with the arguments in it. Parameters that have each other as defaults never come to a value; one that is handed on twice, again and again, becomes too long. Give a value of its own, or keep it in a variable.',
  ],
};

const ARTICLES: Readonly<Record<string, string>> = { value: 'a value', asset: 'an asset' };
const OF_DREAM: Readonly<Record<string, string>> = { var: 'variable', param: 'parameter', scene: 'scene', asset: 'asset' };
const GIVEN: Readonly<Record<string, string>> = {
  scene: 'Give it the name of a scene, with dots where needed, or `release` or `morning`.',
  sound: 'Give it the name of a sound asset.',
  scent: 'Give it the name of a scent asset.',
  colour: 'Give it a colour such as `amber`, or a light asset.',
};
