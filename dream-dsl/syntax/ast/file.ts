/** A text, and what it is made of: imports, motifs, a dream. */

import type { Cue, Tone, While } from './cue.ts';
import type { Expr, TextLiteral } from './expr.ts';
import type { Asset, Audience, Limit, Needs, Param, Themes, Var, Version } from './head.ts';
import type { Name, Node, Path, Skipped } from './node.ts';
import type { PromiseItem } from './promise.ts';
import type { Choose, Fade, Go, Handler, Mark, Raise, Set as Setting } from './reaction.ts';
import type { Anchor, Anywhere, Layer, Morning, Release, Ritual, Scene } from './scene.ts';

/** One text. Its motifs, and the assets outside of dreams, can be imported by others. Each list is in source order. */
export interface DreamFile extends Node {
  readonly kind: 'DreamFile';
  readonly imports: readonly Import[];
  readonly assets: readonly Asset[];
  readonly dreams: readonly Dream[];
  readonly motifs: readonly Motif[];
  readonly skipped: readonly Skipped[];
}

/** `import "sea.dream"`, or `import "sea.dream" as sea`: then its names are written `sea.breathing`. */
export interface Import extends Node {
  readonly kind: 'Import';
  readonly path: TextLiteral | null;
  readonly alias: Name | null;
}

/** `motif breathing(pace: duration = 4s in 2s..10s, next: scene) { … }`: a scene with parameters, to reuse. */
export interface Motif extends Node {
  readonly kind: 'Motif';
  readonly doc: string;
  readonly name: Name;
  readonly params: readonly Param[];
  readonly body: Block;
}

/** `is breathing(5s, next = shore)`: the motif that a scene or layer is made of. */
export interface Use extends Node {
  readonly kind: 'Use';
  readonly motif: Path;
  readonly args: readonly Arg[];
}
/** An argument by place or by name. */
export interface Arg extends Node {
  readonly kind: 'Arg';
  readonly name: Name | null;
  readonly value: Expr;
}

export interface Dream extends Node {
  readonly kind: 'Dream';
  /** `///` lines directly above, without the slashes. */
  readonly doc: string;
  readonly title: TextLiteral | null;
  readonly body: Block;
}

/** `{ … }`: items in source order. */
export interface Block extends Node {
  readonly kind: 'Block';
  readonly items: readonly Item[];
}

export type Item =
  | Version
  | Audience
  | Needs
  | Themes
  | Limit
  | Asset
  | Param
  | Var
  | Scene
  | Layer
  | Ritual
  | Anywhere
  | Morning
  | Anchor
  | Release
  | PromiseItem
  | Tone
  | Cue
  | While
  | Handler
  | Setting
  | Mark
  | Raise
  | Go
  | Choose
  | Fade
  | Skipped;
