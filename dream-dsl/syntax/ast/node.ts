/** What every node has, and names. */

/** What every node has: the tokens it covers, as a half-open range into the token table (trivia at its edges excluded). */
export interface Node {
  readonly from: number;
  readonly to: number;
}

/** A name as written; `text` is empty where the parser expected one and found none. */
export interface Name extends Node {
  readonly kind: 'Name';
  readonly text: string;
}

/** A name, or names joined by dots from the outside in: `dusk`, `shore.dusk`, `sea.breathing`. Never without a segment. */
export interface Path extends Node {
  readonly kind: 'Path';
  readonly segments: readonly Name[];
  /** The segments joined by dots. */
  readonly text: string;
}

/** Tokens the parser could not use. They stay in the tree, so that it prints back whole. */
export interface Skipped extends Node {
  readonly kind: 'Skipped';
}
