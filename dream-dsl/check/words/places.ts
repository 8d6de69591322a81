/** Words about what stands where it does not belong. */

import { q, type Words } from './terms.ts';

export const PLACES_WORDS: Readonly<Record<string, Words>> = {
  DRM018: ({ found, because }) => [`${q(found)} does not belong ${PLACES[because ?? ''] ?? 'here'}.`, WELCOME[because ?? ''] ?? ''],
  DRM019: () => [
    'Nothing can happen after this: the scene is left here.',
    'An arrow or a choice is the last thing in a reaction. Move it to the end of the braces.',
  ],
  DRM020: () => [
    'There is no dream in this text.',
    'A program begins with `dream "Its title" {` and ends with `}`. Type `dream` and take the suggestion to begin.',
  ],
  DRM038: () => ['A file holds one dream, and this is a second one.', 'Move it into a file of its own.'],
  DRM065: ({ name, because }) =>
    because === 'layer'
      ? [
          `The layer ${q(name)} stands beside scenes of the motif.`,
          'Layers run at the same time, scenes one after the other: a scene has either, also with what its motif brings. Make it a scene, or move it into one.',
        ]
      : [`The scene ${q(name)} stands beside layers.`, 'Layers run at the same time, scenes one after the other: a scene has either. Move it into a layer.'],
  DRM066: () => ['This dream has no scenes.', 'Nothing would happen in it. Add one: `scene shore { … }`.'],
};

const PLACES: Readonly<Record<string, string>> = {
  line: 'at the beginning of a line',
  dream: 'directly in a dream',
  motif: 'in a motif',
  scene: 'in a scene',
  ritual: 'in the ritual',
  anywhere: 'in `anywhere`',
  while: 'in `while`',
  anchor: 'in an anchor',
  release: 'in `release`',
  morning: 'in the morning',
  reaction: 'in a reaction',
  'anywhere-reaction': 'in a reaction of `anywhere`',
  enter: 'in `enter`',
  exit: 'in `exit`',
};
const WELCOME: Readonly<Record<string, string>> = {
  line: 'How long a cue lasts stands on the same line as the cue: `play surf at 30dB for 5m`. Join the two lines.',
  dream:
    'A dream holds its header (version, for, needs, themes, limit), declarations (asset, param, var), the ritual, scenes, anchors, `anywhere`, release, morning and promises. Cues belong into a scene; so do reactions, or into `anywhere { … }` where they are to hold in every scene.',
  motif:
    'A motif holds what a scene does (tone, themes, cues, `while`, reactions, nested scenes or layers), and variables of its own. Assets stand beside it, outside of every dream; parameters in the parentheses behind its name.',
  scene:
    'A scene holds its tone, themes, cues, `while`, reactions (`on`, `when`, `after`, `every`, `enter`, `exit`), and nested scenes or layers. Actions such as `set` belong into the braces of a reaction: `enter { set … }`.',
  ritual: 'A ritual holds its tone, themes, cues, `while` and reactions. Scenes stand beside it, directly in the dream.',
  anywhere:
    '`anywhere` holds reactions (`on`, `when`, `after`, `every`) that hold in every scene, from lights out to the release or the morning. What belongs to one scene stands in that scene.',
  while: '`while` holds cues that sound as long as its condition is true. Reactions stand beside it, in the scene.',
  anchor: 'An anchor holds cues and the actions `set`, `mark` and `raise`.',
  release: 'Nothing may stand in the way of release: it holds `fade all over …` and cues.',
  morning: 'The morning holds its tone, themes, cues, `set` and `mark`.',
  reaction: 'A reaction holds the actions `set`, `mark` and `raise`, and cues, and may end with `-> scene` or `choose`.',
  'anywhere-reaction':
    'What is heard and seen belongs to a scene. A reaction of `anywhere` holds the actions `set`, `mark` and `raise`, and may end with `-> scene` or `choose`.',
  enter:
    'While a scene is entered nothing else can be: use the actions `set`, `mark` and `raise`, or a cue. To go on at once write the arrow or choice by itself in the scene.',
  exit: 'While a scene is left nothing can be entered: use the actions `set`, `mark` and `raise`.',
};
