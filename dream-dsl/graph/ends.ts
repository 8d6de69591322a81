/** Which parts of a dream arrows can lead from, and which they can lead to. */

import type { GraphNode } from './model.ts';

type Kind = GraphNode['kind'];

/** Nothing follows the release and the morning, and an anchor keeps time by itself. */
export const leadsOn = (kind: Kind): boolean => kind !== 'release' && kind !== 'morning' && kind !== 'anchor';

/** What holds anywhere is no place to be. */
export const isLedTo = (kind: Kind): boolean => kind !== 'anchor' && kind !== 'anywhere';
