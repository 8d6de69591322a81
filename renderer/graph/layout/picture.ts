/** What a layout gives: where every scene stands, and how every transition runs. */

import type { Point } from './route.ts';

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Boxes are relative to their parent, routes and labels to the whole. */
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, { readonly points: readonly Point[]; readonly label: Point | null }>;
  /** Of the whole picture, labels included; it begins left of and above 0 where a scene was dragged there. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
