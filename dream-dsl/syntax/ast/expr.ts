/** Expressions. */

import type { Span } from '../../model.ts';
import type { Name, Node, Path } from './node.ts';

export type Expr = NumberLiteral | TextLiteral | BooleanLiteral | Reference | Unary | Binary | Call | Is | In | Missing;

/** `34dB`: the unit is the text after the digits (`dB lx C Hz bpm deg % ms s m h`), `''` for a plain number, `per hour` for rates. */
export interface NumberLiteral extends Node {
  readonly kind: 'Number';
  readonly value: number;
  readonly unit: string;
}
export interface TextLiteral extends Node {
  readonly kind: 'Text';
  /** Pieces in order: words as meant (escapes undone), and names in `{…}`. */
  readonly parts: readonly (string | Reference)[];
}
export interface BooleanLiteral extends Node {
  readonly kind: 'Boolean';
  readonly value: boolean;
}
/**
 * A variable, parameter, sensor (also in several words: `time in stage`, `time since onset`, `woken by a cue`), scene or asset;
 * a dotted path is one reference. Inside of a text it shares the text's token, and `within` says where it stands.
 */
export interface Reference extends Node {
  readonly kind: 'Reference';
  readonly name: string;
  readonly within: Span | null;
}
export interface Unary extends Node {
  readonly kind: 'Unary';
  readonly op: 'not' | '-';
  readonly of: Expr;
}
export interface Binary extends Node {
  readonly kind: 'Binary';
  readonly op: '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | 'and' | 'or';
  readonly left: Expr;
  readonly right: Expr;
}
export interface Call extends Node {
  readonly kind: 'Call';
  readonly name: Name;
  readonly args: readonly Expr[];
}
/** `stage is N1`, `stage is not REM`, `count is 3` */
export interface Is extends Node {
  readonly kind: 'Is';
  readonly negated: boolean;
  readonly left: Expr;
  readonly right: Expr;
}
/** `in dusk`: whether the scene is active. */
export interface In extends Node {
  readonly kind: 'In';
  readonly scene: Path;
}
/** An expression was expected here; the range is empty. */
export interface Missing extends Node {
  readonly kind: 'Missing';
}
