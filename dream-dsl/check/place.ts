/** What may stand where. */

import type { Item } from '../syntax/index.ts';

export type Place =
  | 'dream'
  | 'motif'
  | 'scene'
  | 'ritual'
  | 'anywhere'
  | 'while'
  | 'anchor'
  | 'release'
  | 'morning'
  | 'reaction'
  | 'anywhere-reaction'
  | 'enter'
  | 'exit';

const kinds = (...names: Item['kind'][]): ReadonlySet<Item['kind']> => new Set(names);

export const ALLOWED: Readonly<Record<Place, ReadonlySet<Item['kind']>>> = {
  dream: kinds(
    'Version',
    'Audience',
    'Needs',
    'Themes',
    'Limit',
    'Asset',
    'Param',
    'Var',
    'Scene',
    'Ritual',
    'Anywhere',
    'Morning',
    'Anchor',
    'Release',
    'Promise',
  ),
  motif: kinds('Var', 'Tone', 'Themes', 'Cue', 'While', 'Handler', 'Scene', 'Layer', 'Go', 'Choose'),
  scene: kinds('Tone', 'Themes', 'Cue', 'While', 'Handler', 'Scene', 'Layer', 'Go', 'Choose'),
  ritual: kinds('Tone', 'Themes', 'Cue', 'While', 'Handler', 'Go', 'Choose'),
  anywhere: kinds('Handler'),
  while: kinds('Cue'),
  anchor: kinds('Cue', 'Set', 'Mark', 'Raise'),
  release: kinds('Fade', 'Cue'),
  morning: kinds('Tone', 'Themes', 'Cue', 'Set', 'Mark'),
  reaction: kinds('Set', 'Mark', 'Raise', 'Cue', 'Go', 'Choose'),
  'anywhere-reaction': kinds('Set', 'Mark', 'Raise', 'Go', 'Choose'),
  enter: kinds('Set', 'Mark', 'Raise', 'Cue'),
  exit: kinds('Set', 'Mark', 'Raise', 'Cue'),
};
