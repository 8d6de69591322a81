/** Which parts of a dream arrows can lead from, which they can lead to, and what each can say of itself. */

import type { GraphNode, SceneWord } from './model.ts';

type Kind = GraphNode['kind'];

/** Nothing follows the release and the morning, and an anchor keeps time by itself. */
export const leadsOn = (kind: Kind): boolean => kind !== 'release' && kind !== 'morning' && kind !== 'anchor';

/** What holds anywhere is no place to be. */
export const isLedTo = (kind: Kind): boolean => kind !== 'anchor' && kind !== 'anywhere';

/** What the block of such a part can say of it, beside cues and reactions. */
export const SAYS: Readonly<Record<Kind, readonly SceneWord[]>> = {
  ritual: ['tone', 'themes'],
  scene: ['tone', 'themes', 'motif'],
  layer: ['tone', 'themes', 'motif'],
  morning: ['tone', 'themes'],
  anchor: ['every'],
  release: ['fade'],
  anywhere: [],
};
