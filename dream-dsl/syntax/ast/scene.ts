/** Scenes, layers, and the parts of the night around them. */

import type { Expr } from './expr.ts';
import type { Block, Use } from './file.ts';
import type { Name, Node } from './node.ts';

/** `scene shore { … }`, `scene calm is breathing(5s)`, or both: what the block holds is added to the motif's. */
export interface Scene extends Node {
  readonly kind: 'Scene';
  readonly doc: string;
  readonly name: Name;
  readonly use: Use | null;
  /** Empty, and covering nothing, where a motif stands alone. */
  readonly body: Block;
}

/** A parallel region of the scene it stands in. */
export interface Layer extends Node {
  readonly kind: 'Layer';
  readonly doc: string;
  readonly name: Name;
  readonly use: Use | null;
  readonly body: Block;
}

/** The awake part before sleep; its name may be left out. */
export interface Ritual extends Node {
  readonly kind: 'Ritual';
  readonly doc: string;
  readonly name: Name | null;
  readonly body: Block;
}

/** Reactions of the whole dream, wherever it is: from lights out to the release or the morning. */
export interface Anywhere extends Node {
  readonly kind: 'Anywhere';
  readonly doc: string;
  readonly body: Block;
}
export interface Morning extends Node {
  readonly kind: 'Morning';
  readonly body: Block;
}

/** `anchor every 25m { … }` */
export interface Anchor extends Node {
  readonly kind: 'Anchor';
  readonly period: Expr | null;
  readonly body: Block;
}
export interface Release extends Node {
  readonly kind: 'Release';
  readonly body: Block;
}
