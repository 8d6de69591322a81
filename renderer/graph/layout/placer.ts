/** Places scenes and routes transitions: every scene that holds others by itself, the innermost first, and none twice. */

import type { ELK } from 'elkjs/lib/elk-api.js';
import type { DreamGraph, GraphNode } from '../../../dream-dsl/index.ts';
import { byArrows } from './by-arrows.ts';
import { columns } from './columns.ts';
import { composed } from './compose.ts';
import { lanes } from './lanes.ts';
import type { Layout } from './picture.ts';
import type { LaidPiece, Piece } from './piece.ts';
import { type Cut, cutUp, type Holder, pieceOf } from './pieces.ts';

/** Of more children or arrows than this nobody sees how few lines cross, and finding that out takes seconds. */
const MOST_BY_ARROWS = { children: 80, lines: 200 };
/** Pieces that are kept, so that what comes back is there at once. */
const MOST_KEPT = 5000;
/** So many scenes are placed by their arrows before one would see that another drawing was there first. */
const SOON = 60;

/** Laid out, or about to be, by all that is asked of a piece. */
export type Pieces = Map<string, LaidPiece | Promise<LaidPiece>>;

export interface PlacerOptions {
  /** Asked for when the first piece needs it. */
  readonly elk: () => Pick<ELK, 'layout'>;
  /** Pieces that are known already; those that are laid out come to them. */
  readonly kept: Pieces;
  /** After elk has laid out another piece. */
  readonly learned: () => void;
}

export interface Placer {
  /** Where only places in the text changed, the layout stays the same object. */
  layOut(graph: DreamGraph): Promise<Layout>;
  /** The first drawing of what takes longer: in columns, as the text has it. null where the layout itself is as quick. */
  firstDrawing(graph: DreamGraph): Layout | null;
}

export function createPlacer({ elk, kept, learned }: PlacerOptions): Placer {
  let last: { readonly graph: DreamGraph; readonly layout: Promise<Layout> } | null = null;
  let made: { readonly shape: string; readonly layout: Layout } | null = null;

  return {
    layOut(graph) {
      if (last?.graph !== graph) last = { graph, layout: place(graph) };
      return last.layout;
    },
    firstDrawing(graph) {
      const cut = cutUp(graph);
      const done = new Map<string | null, LaidPiece>();
      let waits = 0;
      const settle = (holder: Holder): void => {
        for (const inner of innerOf(cut, holder)) settle(inner);
        const piece = pieceOf(holder, ({ id }) => done.get(id));
        const known = kept.get(JSON.stringify(piece));
        if (piece.way === 'flow' && isByArrows(piece) && !(known !== undefined && !(known instanceof Promise))) waits += piece.children.length;
        done.set(holder.id, piece.way === 'lanes' ? lanes(piece) : known === undefined || known instanceof Promise ? columns(piece) : known);
      };
      settle(cut.holders.get(null) as Holder);
      return waits > SOON ? composed(cut, done) : null;
    },
  };

  async function place(graph: DreamGraph): Promise<Layout> {
    const cut = cutUp(graph);
    const done = new Map<string | null, LaidPiece>();
    const shapes: string[] = [];
    const settle = async (holder: Holder): Promise<void> => {
      await Promise.all(innerOf(cut, holder).map(settle));
      const piece = pieceOf(holder, ({ id }) => done.get(id));
      const shape = JSON.stringify(piece);
      const laid = laidOut(piece, shape);
      done.set(holder.id, laid instanceof Promise ? await laid : laid);
      shapes.push(`${holder.id} ${holder.children.map(({ id }) => id).join(' ')} ${holder.lines.map(({ edge }) => edge).join(' ')} ${shape}`);
    };
    await settle(cut.holders.get(null) as Holder);
    const shape = shapes.sort().join('\n');
    if (made?.shape !== shape) made = { shape, layout: composed(cut, done) };
    return made.layout;
  }

  function laidOut(piece: Piece, shape: string): LaidPiece | Promise<LaidPiece> {
    const known = kept.get(shape);
    if (known !== undefined) return known;
    const laid = piece.way === 'lanes' ? lanes(piece) : isByArrows(piece) ? byArrows(piece, elk()) : columns(piece);
    kept.set(shape, laid);
    if (laid instanceof Promise)
      void laid.then((now) => {
        kept.set(shape, now);
        learned();
      });
    for (const old of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(old);
    }
    return laid;
  }
}

const innerOf = ({ holders }: Cut, { children }: Holder): Holder[] => children.flatMap(({ id }: GraphNode) => holders.get(id) ?? []);

const isByArrows = ({ children, lines }: Piece): boolean => children.length <= MOST_BY_ARROWS.children && lines.length <= MOST_BY_ARROWS.lines;
