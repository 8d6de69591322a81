/** Promises. */

import type { Expr } from './expr.ts';
import type { Name, Node, Path } from './node.ts';

/** `promise quiet: …`; its statement is kept as an expression-like clause, typed and proven elsewhere. */
export interface PromiseItem extends Node {
  readonly kind: 'Promise';
  readonly doc: string;
  readonly name: Name;
  readonly statement: PromiseStatement | null;
}
export type PromiseStatement =
  /** `always E [while G]`, `never E [while G]` */
  | (Node & { readonly kind: 'Invariant'; readonly always: boolean; readonly claim: Expr; readonly condition: Expr | null })
  /** `E [for D] leads to T within D` */
  | (Node & {
      readonly kind: 'LeadsTo';
      readonly cause: Expr;
      readonly held: Expr | null;
      readonly goal: Expr;
      readonly within: Expr | null;
    })
  /** `reaches T` */
  | (Node & { readonly kind: 'Reaches'; readonly goal: Path })
  /** `chance of (E) <= 5% per night across adults` */
  | (Node & { readonly kind: 'Chance'; readonly event: Expr; readonly comparison: string; readonly bound: Expr; readonly population: Name });
