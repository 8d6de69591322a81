/** The layout worker's side: draws what was asked for last, first in columns where elk takes longer. What elk laid out goes with the drawing. */

import type { Drawn } from './compose.ts';
import type { LaidPiece } from './piece.ts';
import { draw, drawnAtOnce, type Elk, firstDrawing, keep, type Pieces } from './placer.ts';
import type { Sketch } from './sketch.ts';

export type ToLayout =
  /** What is known from earlier. */
  | { readonly kind: 'known'; readonly pieces: readonly (readonly [string, LaidPiece])[] }
  /** Takes the place of what was asked before. */
  | { readonly kind: 'draw'; readonly id: number; readonly sketch: Sketch }
  /** Somebody may ask soon. */
  | { readonly kind: 'begin' };

export interface FromLayout {
  readonly id: number;
  /** In columns, and another one comes; or null, and the other one comes soon. */
  readonly first: boolean;
  readonly drawn: Drawn | null;
  readonly learned: readonly (readonly [string, LaidPiece])[];
}

type Send = (answer: FromLayout, transfer: Transferable[]) => void;

export function createLayoutAnswerer(elk: () => Elk, send: Send): (message: ToLayout) => void {
  const known: Pieces = new Map();
  let newest = -1;
  return (message) => {
    if (message.kind === 'begin') elk();
    else if (message.kind === 'known') for (const [shape, piece] of message.pieces) keep(known, shape, piece);
    else {
      newest = message.id;
      void answer(message);
    }
  };

  async function answer({ id, sketch }: Extract<ToLayout, { kind: 'draw' }>): Promise<void> {
    const before = new Set(known.keys());
    const tell = (first: boolean, drawn: Drawn | null) =>
      send({ id, first, drawn, learned: first ? [] : [...known].filter(([shape]) => !before.has(shape)) }, drawn === null ? [] : buffersOf(drawn));
    const whole = drawnAtOnce(sketch, known);
    tell(true, whole === null ? firstDrawing(sketch, known) : null);
    if (whole !== null) return tell(false, whole);
    try {
      const drawn = await draw(sketch, known, elk, () => id === newest);
      if (drawn !== null && id === newest) tell(false, drawn);
    } catch (bug) {
      // Something is drawn, and the bug told.
      tell(false, firstDrawing(sketch, known, -1));
      throw bug;
    }
  }
}

const buffersOf = ({ boxes, points, starts, labels }: Drawn): Transferable[] => [boxes.buffer, points.buffer, starts.buffer, labels.buffer];
