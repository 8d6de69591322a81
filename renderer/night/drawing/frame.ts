/** What of a night is drawn, and where moments stand in the picture. */

import type { Marks } from '../model/differences.ts';
import type { Rows } from '../model/rows.ts';
import type { View } from '../view.ts';

export interface Frame {
  readonly rows: Rows;
  readonly view: View;
  /** Of the picture, px. */
  readonly width: number;
  readonly height: number;
  /** How far the rows are scrolled, px. */
  readonly scrollTop: number;
  /** Of two nights: what differs. */
  readonly marks?: Marks | null;
}

/** Names of the rows, to the left of the time. */
export const GUTTER_PX = 128;
/** The clock, above the rows. */
export const AXIS_PX = 26;

type Across = Pick<Frame, 'view' | 'width'>;

export const xOf = (ms: number, { view, width }: Across): number => GUTTER_PX + ((ms - view.from) / (view.to - view.from)) * (width - GUTTER_PX);
export const msAt = (x: number, { view, width }: Across): number => view.from + ((x - GUTTER_PX) / (width - GUTTER_PX)) * (view.to - view.from);
export const msPerPx = ({ view, width }: Across): number => (view.to - view.from) / Math.max(1, width - GUTTER_PX);
/** Of a row, from the top of the picture. */
export const topOf = (row: { readonly top: number }, { scrollTop }: Pick<Frame, 'scrollTop'>): number => AXIS_PX + row.top - scrollTop;
