/** Which parts of a dream arrows can lead from, which they can lead to, and what each can say of itself. */

import type { GraphNode, SceneWord } from './model.ts';

type Kind = GraphNode['kind'];

/** Nothing follows the release and the morning, and an anchor keeps time by itself. */
export const leadsOn = (kind: Kind): boolean => kind !== 'release' && kind !== 'morning' && kind !== 'anchor';

/** What holds anywhere is no place to be. */
export const isLedTo = (kind: Kind): boolean => kind !== 'anchor' && kind !== 'anywhere';

/** What such a part can say of itself, beside cues and reactions. */
export const SAYS: Readonly<Record<Kind, readonly SceneWord[]>> = {
  ritual: ['name', 'doc', 'tone', 'themes'],
  scene: ['doc', 'tone', 'themes', 'motif'],
  layer: ['doc', 'tone', 'themes', 'motif'],
  morning: ['tone', 'themes'],
  anchor: ['every'],
  release: ['fade'],
  anywhere: ['doc'],
};

/** Whether in such a part cues can wait for a condition. */
export const hasWhiles = (kind: Kind): boolean => kind === 'ritual' || kind === 'scene' || kind === 'layer';

/** Whether such a part can react to something without going anywhere. */
export const hasRules = (kind: Kind): boolean => kind !== 'release' && kind !== 'anchor';
