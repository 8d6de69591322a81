/** Which words may begin an item where, and which options a cue may have. */

import type { Place } from '../check/index.ts';

const CUES = ['play', 'say', 'ask', 'light', 'scent', 'touch', 'warmth', 'motion'];
const CAUSES = ['on', 'when', 'after', 'every', 'enter', 'exit'];
const ACTIONS = ['set', 'mark', 'raise'];
const SCENE = ['tone', 'themes', ...CUES, 'while', ...CAUSES, 'together', 'choose', '->', 'scene', 'layer'];

/** What holds items; `none`: braces that belong to nothing known. */
export type BlockKind = Place | 'file' | 'choose' | 'none';

/** The words that may begin an item, by what holds it, the likeliest first. */
export const BY_BLOCK: Readonly<Record<BlockKind, readonly string[]>> = {
  file: ['dream', 'motif', 'import', 'asset'],
  dream: ['scene', 'version', 'for', 'needs', 'themes', 'limit', 'asset', 'param', 'var', 'ritual', 'anywhere', 'anchor', 'release', 'morning', 'promise'],
  motif: ['var', ...SCENE],
  scene: SCENE,
  ritual: ['tone', 'themes', ...CUES, 'while', ...CAUSES, 'choose', '->'],
  anywhere: ['when', 'on', 'after', 'every'],
  while: CUES,
  anchor: [...CUES, ...ACTIONS],
  release: ['fade', ...CUES],
  morning: ['tone', 'themes', ...CUES, 'set', 'mark'],
  reaction: [...ACTIONS, ...CUES, 'choose', '->'],
  'anywhere-reaction': [...ACTIONS, 'choose', '->'],
  enter: [...ACTIONS, ...CUES],
  exit: ACTIONS,
  choose: ['else'],
  none: [],
};

/* biome-ignore-start lint/suspicious/noTemplateCurlyInString: places of a snippet are written so */
/** Options of a cue, and what each does not go with. */
export const CUE_OPTIONS: Readonly<Record<string, { readonly snippet: string; readonly excludes: readonly string[] }>> = {
  at: { snippet: 'at $0', excludes: ['at', 'through'] },
  fade: { snippet: 'fade ${1:30s}', excludes: ['fade'] },
  loop: { snippet: 'loop', excludes: ['loop', 'locked'] },
  for: { snippet: 'for ${1:10s}', excludes: ['for'] },
  every: { snippet: 'every ${1:90s}', excludes: ['every'] },
  ramp: { snippet: 'ramp to ${1:0lx} over ${2:20m}', excludes: ['ramp', 'through'] },
  through: { snippet: 'through ${1:0lx} at ${2:0s}, ${3:1lx} at ${4:5m}', excludes: ['at', 'ramp', 'through'] },
  locked: { snippet: 'locked to ${1:slow wave} ${2:0deg}', excludes: ['locked', 'loop'] },
};
/* biome-ignore-end lint/suspicious/noTemplateCurlyInString: end */
