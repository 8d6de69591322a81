/**
 * What one layout is asked for: a scene, a layer or the whole dream with what stands directly in it. Everything in a piece is
 * known by its place in a list and none of it by name, so that pieces of the same shape are laid out once.
 */

import type { Box } from './picture.ts';
import type { Point } from './route.ts';

/** `flow`: by its arrows; `lanes`: layers that run side by side, one below the other. */
export interface Piece {
  readonly way: 'flow' | 'lanes';
  /** Which way arrows lead. */
  readonly direction: 'down' | 'right';
  /** Around what is in it; the head of the scene is in there. */
  readonly padding: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly least: { readonly width: number; readonly height: number };
  readonly children: readonly Child[];
  /** Where arrows cross its edge. */
  readonly gates: readonly Gate[];
  readonly lines: readonly Line[];
}

export interface Child {
  readonly width: number;
  readonly height: number;
  /** Where its own arrows cross its edge: settled by its own layout. */
  readonly gates: readonly PlacedGate[];
  readonly stands: Standing;
}

/** The evening before, the morning after and the way out keep their places; what recurs all night belongs to none. */
export type Standing = 'anywhere' | 'first' | 'foot' | 'aside';

export type Side = 'top' | 'right' | 'bottom' | 'left';
export interface Gate {
  readonly side: Side;
}
export interface PlacedGate extends Gate, Point {}

/** One arrow's part in this piece. */
export interface Line {
  readonly from: End;
  readonly to: End;
  /** Zero where it says nothing here. */
  readonly label: { readonly width: number; readonly height: number };
}

/** At a child, by one of its gates or anywhere on its edge; or at a gate of the piece itself. */
export type End = { readonly child: number; readonly gate: number | null } | { readonly child: null; readonly gate: number };

/** Relative to the piece. Lists are in the order of the piece's. */
export interface LaidPiece {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly gates: readonly PlacedGate[];
  readonly routes: readonly { readonly points: readonly Point[]; readonly label: Point | null }[];
}
