/** Edits of the graph, and what they come to in the text. */

import type { Channel, FileEdits } from '../../model.ts';
import type { DreamGraph, SceneWord } from '../model.ts';

export type RulePart = 'cause' | 'guard' | 'does';
export type WhilePart = 'condition' | 'plays';
export type CuePart = 'level' | 'what' | 'sound' | 'envelope' | 'fade' | 'loop' | 'for' | 'every' | 'locked' | 'while';

/** `node`, `from`, `to` and `parent` are ids of nodes, `edge` of edges; `parent` null is the top of the dream. */
export type GraphEdit =
  /** A scene at the end of the others there; without a name it gets one. */
  | { readonly kind: 'add-scene'; readonly parent: string | null; readonly name?: string }
  /** A layer at the end of a scene, beside its other layers. */
  | { readonly kind: 'add-layer'; readonly parent: string; readonly name?: string }
  /** What holds in every scene, with a way out. */
  | { readonly kind: 'add-anywhere' }
  | { readonly kind: 'duplicate'; readonly node: string }
  /** What `copyOf` gave, or the text of scenes and layers from anywhere; names that are taken get others. */
  | { readonly kind: 'paste'; readonly parent: string | null; readonly text: string }
  /** Scenes that stand side by side, into a new one. */
  | { readonly kind: 'group'; readonly nodes: readonly string[]; readonly name?: string }
  | { readonly kind: 'extract-motif'; readonly node: string; readonly name?: string }
  /** A scene, layer or arrow among those beside it: -1 before the one before, 1 behind the next. */
  | { readonly kind: 'reorder'; readonly id: string; readonly by: -1 | 1 }
  | { readonly kind: 'delete'; readonly nodes: readonly string[]; readonly edges: readonly string[] }
  /** One after the other, all or none; ids are those before the first. */
  | { readonly kind: 'several'; readonly edits: readonly GraphEdit[] }
  /** With the arrows that lead there. */
  | { readonly kind: 'delete-node'; readonly node: string }
  | { readonly kind: 'move-node'; readonly node: string; readonly parent: string | null }
  /** `cause` as in the text: `after 5m`, `on wake`. */
  | { readonly kind: 'connect'; readonly from: string; readonly to: string; readonly cause?: string }
  | { readonly kind: 'reconnect'; readonly edge: string; readonly to: string }
  | { readonly kind: 'delete-edge'; readonly edge: string }
  /** `way`: how it leads there, `inside`, `last`, `last part of`, or nothing. */
  | { readonly kind: 'change-edge'; readonly edge: string; readonly part: 'cause' | 'guard' | 'weight' | 'way'; readonly text: string }
  /** What the block of a scene, an anchor or the release says of it, as written; nothing takes it away. */
  | { readonly kind: 'change-scene'; readonly node: string; readonly part: SceneWord; readonly text: string }
  /** What happens by this cause: as in the text, `on wake`. */
  | { readonly kind: 'add-rule'; readonly node: string; readonly cause: string }
  /** `rule` counts in the node's rules. */
  | { readonly kind: 'delete-rule'; readonly node: string; readonly rule: number }
  /** `text` as in the graph; a guard that is nothing goes. */
  | { readonly kind: 'change-rule'; readonly node: string; readonly rule: number; readonly part: RulePart; readonly text: string }
  /** With a cue; the condition as in the text, `stage is N3`. */
  | { readonly kind: 'add-while'; readonly node: string; readonly condition: string }
  /** `while` counts in the node's `while` blocks. */
  | { readonly kind: 'delete-while'; readonly node: string; readonly while: number }
  | { readonly kind: 'change-while'; readonly node: string; readonly while: number; readonly part: WhilePart; readonly text: string }
  | { readonly kind: 'add-cue'; readonly node: string; readonly channel: Channel }
  /** A cue that plays the file of this path, which the text declares where it does not yet. */
  | { readonly kind: 'add-sound'; readonly node: string; readonly path: string }
  /** `cue` counts in the node's cues. */
  | { readonly kind: 'delete-cue'; readonly node: string; readonly cue: number }
  /**
   * Of `envelope` as it stands behind the cue, `at 10lx ramp to 0lx over 20m`; of `fade`, `fade 5s` or nothing; of `sound` the
   * path of a file, which the text declares where it does not yet; of the others what follows their word, `5s` of `for 5s`, or
   * nothing; of `loop` itself or nothing.
   */
  | {
      readonly kind: 'change-cue';
      readonly node: string;
      readonly cue: number;
      readonly part: CuePart;
      readonly text: string;
    };

export type GraphEdited =
  /** `select`: the id of the node or edge to look at next; null: none. */
  | {
      readonly ok: true;
      readonly edits: readonly FileEdits[];
      readonly select: string | null;
      /** Old ids of scenes that have another one afterwards, with it. */
      readonly names: Readonly<Record<string, string>>;
      /** As it is then. */
      readonly graph: DreamGraph;
    }
  /** Why not, as a sentence for the author, words of the program between backticks. */
  | { readonly ok: false; readonly reason: string };
