/** What happens when: causes, ways, choices and actions. */

import type { Expr, TextLiteral } from './expr.ts';
import type { Block } from './file.ts';
import type { Name, Node, Path } from './node.ts';

/**
 * A reaction: `on …`, `when …`, `after …`, `every …`, `enter`, `exit`, with `-> target`, `choose { … }` or `{ actions }`.
 * A bare `-> target` or `choose { … }` among the items of a scene is taken at once, as soon as it can be.
 */
export interface Handler extends Node {
  readonly kind: 'Handler';
  readonly cause: Cause;
  /** `on knock when wonder > 0.5 -> shore`: must hold at that instant, else nothing happens. Never for `when`, `enter`, `exit`, `together`. */
  readonly guard: Expr | null;
  readonly body: Go | Choose | Block | null;
}
export type Cause =
  | (Node & { readonly kind: 'OnStage'; readonly stage: Name })
  | (Node & { readonly kind: 'OnSignal'; readonly signal: Name })
  /** A raised event, or `on wake`, `on sleep`. */
  | (Node & { readonly kind: 'OnEvent'; readonly event: Name })
  | (Node & { readonly kind: 'When'; readonly condition: Expr; readonly held: Expr | null })
  | (Node & { readonly kind: 'After'; readonly delay: Expr })
  | (Node & { readonly kind: 'Every'; readonly period: Expr })
  | (Node & { readonly kind: 'Enter' })
  | (Node & { readonly kind: 'Exit' })
  /** `together "keepers" within 5m else …`: waits for others in the same dream. */
  | (Node & { readonly kind: 'Together'; readonly name: TextLiteral | null; readonly within: Expr | null; readonly otherwise: Go | null });

/** `set wonder = min(1, wonder + 0.2)` */
export interface Set extends Node {
  readonly kind: 'Set';
  readonly name: Name;
  readonly value: Expr;
}
export interface Mark extends Node {
  readonly kind: 'Mark';
  readonly label: TextLiteral | null;
}
export interface Raise extends Node {
  readonly kind: 'Raise';
  readonly event: Name;
}

/**
 * `-> shore`, `-> release`, `-> morning`; `-> inside dusk`: without leaving the scene that reacts, in which dusk is nested;
 * `-> last shore`: where it was when it was left, all the way in; `-> last part of shore`: its nested scene, begun anew.
 */
export interface Go extends Node {
  readonly kind: 'Go';
  readonly inside: boolean;
  readonly history: 'none' | 'shallow' | 'deep';
  readonly target: Path;
}
/** `choose { 3 -> lighthouse when heart < 70bpm  1 -> drifting  else -> release }` */
export interface Choose extends Node {
  readonly kind: 'Choose';
  readonly arms: readonly Arm[];
}
export interface Arm extends Node {
  readonly kind: 'Arm';
  /** null for `else`: taken only where no other arm can be. */
  readonly weight: Expr | null;
  readonly go: Go | null;
  readonly guard: Expr | null;
}

/** `fade all over 60s` */
export interface Fade extends Node {
  readonly kind: 'Fade';
  readonly over: Expr | null;
}
