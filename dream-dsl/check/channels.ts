/** What each kind of cue acts on, and how much of it is ever allowed. */

import type { Channel } from '../model.ts';
import type { Cue } from '../syntax/index.ts';
import type { Type } from './symbols.ts';
import { open } from './vocabulary.ts';

/** The channel that each kind of cue uses. */
export const CHANNEL_OF: Readonly<Record<Cue['verb'], Channel>> = {
  play: 'sound',
  say: 'sound',
  ask: 'sound',
  light: 'light',
  scent: 'scent',
  touch: 'touch',
  warmth: 'warmth',
  motion: 'motion',
};

/** What a level of each channel measures, and what no cue may exceed: sound at the pillow, light at the eye, warmth as a difference. */
export const LEVEL_OF: Readonly<Record<Channel, Type>> = {
  sound: open('level', 0, 75),
  light: open('light', 0, 1000),
  scent: open('percent', 0, 100),
  touch: open('percent', 0, 100),
  warmth: open('temperature', -5, 5),
  motion: open('percent', 0, 100),
};
