/** The head of a dream: what it is for, what it needs, and what is declared in it. */

import type { Expr, TextLiteral } from './expr.ts';
import type { Name, Node } from './node.ts';

/** `version 1.0.0` */
export interface Version extends Node {
  readonly kind: 'Version';
  readonly text: string;
}

/** `for ages 14+` or `for ages 6..12` */
export interface Audience extends Node {
  readonly kind: 'Audience';
  readonly min: Expr | null;
  readonly max: Expr | null;
}

/** `needs sound, light, scent optional` */
export interface Needs extends Node {
  readonly kind: 'Needs';
  readonly channels: readonly NeededChannel[];
}
export interface NeededChannel extends Node {
  readonly kind: 'NeededChannel';
  readonly channel: Name;
  readonly optional: boolean;
}

/** `themes water, "the old house"`: what a dream, scene or motif touches. */
export interface Themes extends Node {
  readonly kind: 'Themes';
  readonly themes: readonly Theme[];
}
/** A theme that is known by its name, or words of one's own. */
export interface Theme extends Node {
  readonly kind: 'Theme';
  readonly word: Name | TextLiteral;
}

/** `limit sound <= 42dB, light <= 1lx while asleep, cues <= 20 per hour` */
export interface Limit extends Node {
  readonly kind: 'Limit';
  readonly clauses: readonly LimitClause[];
}
export interface LimitClause extends Node {
  readonly kind: 'LimitClause';
  /** A channel, or `cues`. */
  readonly subject: Name;
  readonly max: Expr;
  readonly condition: Expr | null;
}

/** `asset surf = sound "assets/surf.wav"` */
export interface Asset extends Node {
  readonly kind: 'Asset';
  readonly doc: string;
  readonly name: Name;
  readonly channel: Name;
  readonly source: TextLiteral | null;
}

/** `param volume: level = 34dB in 25dB..42dB` */
export interface Param extends Node {
  readonly kind: 'Param';
  readonly doc: string;
  readonly name: Name;
  readonly type: TypeRef | null;
  readonly value: Expr | null;
  readonly range: Range | null;
}

/** `var wonder: 0..1 = 0.2` */
export interface Var extends Node {
  readonly kind: 'Var';
  readonly doc: string;
  readonly name: Name;
  readonly type: TypeRef | null;
  readonly value: Expr | null;
}

/** A type by name (`text`, `level`, `light`, `duration`, `number`, `percent`, `bpm`, `boolean`, …; of a motif also `scene`, `sound`, `scent`, `colour`) or a range of numbers. */
export type TypeRef = NamedType | Range;
export interface NamedType extends Node {
  readonly kind: 'NamedType';
  readonly name: Name;
}

/** `25dB..42dB` */
export interface Range extends Node {
  readonly kind: 'Range';
  readonly low: Expr;
  readonly high: Expr;
}
