/** Places scenes and routes transitions: every scene that holds others by itself, the innermost first, and none twice. */

import type { ELK } from 'elkjs/lib/elk-api.js';
import { byArrows } from './by-arrows.ts';
import { columns } from './columns.ts';
import { composed, type Drawn } from './compose.ts';
import { lanes } from './lanes.ts';
import type { LaidPiece, Piece } from './piece.ts';
import { type Cut, cutUp, type Holder, pieceOf } from './pieces.ts';
import { type Sketch, TOP } from './sketch.ts';

/** Of more children or arrows than this nobody sees how few lines cross, and finding that out takes seconds. */
const MOST_BY_ARROWS = { children: 80, lines: 200 };
/** Pieces that are kept, so that what comes back is there at once. */
const MOST_KEPT = 5000;
/** So many scenes are placed by their arrows before one would see that another drawing was there first. */
const SOON = 60;

/** Laid out by arrows, by all that is asked of a piece. */
export type Pieces = Map<string, LaidPiece>;
export type Elk = Pick<ELK, 'layout'>;

/** null where elk has something to lay out that nobody knows yet. */
export function drawnAtOnce(sketch: Sketch, known: Pieces): Drawn | null {
  const cut = cutUp(sketch);
  const done: Done = new Map();
  return settle(cut, known, done).length === 0 ? composed(cut, done) : null;
}

/** In columns, as the text has it, where elk would be needed. null where that is nearly as quick. */
export function firstDrawing(sketch: Sketch, known: Pieces, soon = SOON): Drawn | null {
  const cut = cutUp(sketch);
  const done: Done = new Map();
  let waits = 0;
  for (let missing = settle(cut, known, done); missing.length > 0; missing = settle(cut, known, done))
    for (const { holder, piece } of missing) {
      waits += piece.children.length;
      done.set(holder, columns(piece));
    }
  return waits > soon ? composed(cut, done) : null;
}

/** What elk lays out comes to what is known. null where nobody wants it any more. */
export async function draw(sketch: Sketch, known: Pieces, elk: () => Elk, wanted: () => boolean = () => true): Promise<Drawn | null> {
  const cut = cutUp(sketch);
  const done: Done = new Map();
  for (let missing = settle(cut, known, done); missing.length > 0; missing = settle(cut, known, done)) {
    if (!wanted()) return null;
    const shapes = new Map(missing.map(({ shape, piece }) => [shape, piece]));
    await Promise.all([...shapes].map(async ([shape, piece]) => keep(known, shape, await byArrows(piece, elk()))));
  }
  return composed(cut, done);
}

/** Pieces that are laid out, by the number of what they are in. */
type Done = Map<number, LaidPiece>;

interface Missing {
  readonly holder: number;
  readonly piece: Piece;
  readonly shape: string;
}

/** Lays out what can be without elk. Gives what it is needed for next; what is around that is left for later. */
function settle(cut: Cut, known: Pieces, done: Done): Missing[] {
  const missing: Missing[] = [];
  const settled = (holder: Holder): boolean => {
    if (done.has(holder.number)) return true;
    let whole = true;
    for (const child of holder.children) {
      const inner = cut.holders.get(child);
      if (inner !== undefined && !settled(inner)) whole = false;
    }
    if (!whole) return false;
    const piece = pieceOf(cut, holder, done);
    if (piece.way === 'flow' && isByArrows(piece)) {
      const shape = JSON.stringify(piece);
      const laid = known.get(shape);
      if (laid === undefined) {
        missing.push({ holder: holder.number, piece, shape });
        return false;
      }
      done.set(holder.number, laid);
    } else done.set(holder.number, piece.way === 'lanes' ? lanes(piece) : columns(piece));
    return true;
  };
  settled(cut.holders.get(TOP) as Holder);
  return missing;
}

const isByArrows = ({ children, lines }: Piece): boolean => children.length <= MOST_BY_ARROWS.children && lines.length <= MOST_BY_ARROWS.lines;

/** The oldest go. */
export function keep(known: Pieces, shape: string, piece: LaidPiece): void {
  known.delete(shape);
  known.set(shape, piece);
  for (const old of known.keys()) {
    if (known.size <= MOST_KEPT) break;
    known.delete(old);
  }
}
