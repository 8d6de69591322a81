/** Edits of the graph, and what they come to in the text. */

import type { Channel, FileEdits } from '../../model.ts';

/** `node`, `from`, `to` and `parent` are ids of nodes, `edge` of edges; `parent` null is the top of the dream. */
export type GraphEdit =
  /** A scene at the end of the others there; without a name it gets one. */
  | { readonly kind: 'add-scene'; readonly parent: string | null; readonly name?: string }
  | { readonly kind: 'duplicate'; readonly node: string }
  /** With the arrows that lead there. */
  | { readonly kind: 'delete-node'; readonly node: string }
  | { readonly kind: 'move-node'; readonly node: string; readonly parent: string | null }
  /** `cause` as in the text: `after 5m`, `on wake`. */
  | { readonly kind: 'connect'; readonly from: string; readonly to: string; readonly cause?: string }
  | { readonly kind: 'reconnect'; readonly edge: string; readonly to: string }
  | { readonly kind: 'delete-edge'; readonly edge: string }
  | { readonly kind: 'change-edge'; readonly edge: string; readonly part: 'cause' | 'guard' | 'weight'; readonly text: string }
  | { readonly kind: 'add-cue'; readonly node: string; readonly channel: Channel }
  /** `cue` counts in the node's cues. */
  | { readonly kind: 'delete-cue'; readonly node: string; readonly cue: number }
  | { readonly kind: 'change-cue'; readonly node: string; readonly cue: number; readonly part: 'level' | 'what'; readonly text: string };

export type GraphEdited =
  /** `select`: the id of the node or edge to look at next; null: none. */
  | { readonly ok: true; readonly edits: readonly FileEdits[]; readonly select: string | null }
  /** Why not, as a sentence for the author. */
  | { readonly ok: false; readonly reason: string };
