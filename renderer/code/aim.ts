/** Where in a text the night is at the playhead: what was just taken, else the innermost scene that is active. */

import type { Span } from '../../dream-dsl/index.ts';
import type { ActiveLine } from '../state/lines.ts';
import { activeLines } from '../state/lines.ts';
import { activeScenes, isNightStale, type State } from '../state/store.ts';

export interface Aim {
  /** Of the scene, or of the transition. */
  readonly words: string;
  readonly span: Span;
  /** In sight when any line of it is; else only with its first. */
  readonly anyOfIt: boolean;
}

/** null where there is nothing of the moment in this text. */
export function aimIn(state: State, path: string): Aim | null {
  const { graph, graphStale, preview } = state;
  if (preview === null || graphStale || isNightStale(state)) return null;
  const scene = activeScenes(state).split(' ').at(-1) ?? '';
  const node = graph?.nodes.find(({ id, file }) => id === scene && file === path);
  const taken = activeLines(state).findLast((line: ActiveLine) => line.how === 'taken' && line.file === path);
  if (taken !== undefined) return { words: node?.name ?? scene, span: taken.span, anyOfIt: false };
  return node === undefined ? null : { words: node.name, span: node.span, anyOfIt: true };
}
