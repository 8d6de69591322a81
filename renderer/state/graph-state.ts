/** The graph of the dream, and what is selected and done in it. */

import type { DreamGraph, Span } from '../../dream-dsl/index.ts';

export interface Selection {
  readonly kind: 'node' | 'edge';
  readonly id: string;
  readonly file: string;
  readonly span: Span;
}

export type GraphTask = { readonly kind: 'connect'; readonly node: string } | NamingTask;

/**
 * The name of a scene, or of the motif that it is made of, is being written. `ahead`: of one that was just made what was typed before
 * its field stood there, with `ended` where a key ended it already. `node` is '' while it is being made.
 */
export interface NamingTask {
  readonly kind: 'rename';
  readonly of: 'scene' | 'motif';
  readonly node: string;
  readonly ahead?: { readonly typed: string; readonly ended: boolean };
}

export interface GraphState {
  /** The structure of the text as it is, and whether a part that is broken there is drawn as it was. */
  readonly graph: DreamGraph | null;
  /** The text of the program that it is of: places in it count there. */
  readonly graphText: string;
  readonly graphStale: boolean;
  readonly graphDrawn: boolean;
  /** Its panel stood behind another when the window was laid out: nothing waits for it to be drawn. */
  readonly graphBehind: boolean;
  /** The scene whose inside is shown as a picture of its own; null: the whole dream. */
  readonly graphInside: string | null;
  /** Scenes that are drawn as one card. */
  readonly folded: ReadonlySet<string>;
  /** The one that was folded or unfolded by the last change of them; '' where none was. */
  readonly foldedLast: string;
  readonly graphTask: GraphTask | null;
  /** What is selected in the graph is shown beside it, to be changed. */
  readonly inspecting: boolean;
  /** What was done in the graph, for who does not see it. */
  readonly said: string;
  readonly selection: Selection | null;
  /** Scenes selected in the graph, the selection's among them; `chosenOf` tells which of them count. */
  readonly chosen: readonly string[];
}

export const NO_GRAPH: GraphState = {
  graph: null,
  graphText: '',
  graphStale: false,
  graphDrawn: false,
  graphBehind: false,
  graphInside: null,
  folded: new Set(),
  foldedLast: '',
  graphTask: null,
  inspecting: false,
  said: '',
  selection: null,
  chosen: [],
};
