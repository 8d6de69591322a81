/** Where in a text the night is at the playhead: the innermost of the scenes that were entered last, and what was just taken. */

import type { Span } from '../../dream-dsl/index.ts';
import { activeLines } from '../state/lines.ts';
import { isNightStale, type State } from '../state/store.ts';
import { sceneAt } from './seen.ts';

export interface Aim {
  readonly scene: string;
  /** Of the scene: to be gone to. */
  readonly span: Span;
  /** What shows the moment just as well. */
  readonly taken: readonly Span[];
}

/** null where nothing of the moment stands in this text. */
export function aimIn(state: State, path: string): Aim | null {
  const { graph, graphStale, preview } = state;
  if (preview === null || graphStale || isNightStale(state)) return null;
  const scene = sceneAt(preview.night.scenes, state.playheadMs);
  const node = graph?.nodes.find(({ id, file }) => id === scene && file === path);
  if (node === undefined) return null;
  const taken = activeLines(state).filter(({ how, file }) => how === 'taken' && file === path);
  return { scene: node.name, span: node.span, taken: taken.map(({ span }) => span) };
}
