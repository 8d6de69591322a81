/** The painter of a large graph: puts together what it is told, and paints the newest of it, once for all that was told by then. */

import type { FarPicture } from './paint-far.ts';

/** What is new of it. */
export type ToPainter = Partial<FarPicture>;

export interface PainterOptions {
  readonly paint: (whole: FarPicture) => void;
  /** Runs it after what is being told now. */
  readonly later: (work: () => void) => void;
}

export interface Painter {
  tell(news: ToPainter): void;
  /** The same again: it has another look by now. */
  again(): void;
}

export function createPainter({ paint, later }: PainterOptions): Painter {
  let picture: ToPainter = {};
  let waiting = false;
  const again = (): void => {
    if (waiting) return;
    waiting = true;
    later(() => {
      waiting = false;
      if (isWhole(picture)) paint(picture);
    });
  };
  return {
    tell(news) {
      picture = { ...picture, ...news };
      again();
    },
    again,
  };
}

/** Also its words and its places are of the same scenes. */
const isWhole = (known: ToPainter): known is FarPicture =>
  known.scenes !== undefined &&
  known.boxes?.length === 4 * known.scenes.length &&
  known.active !== undefined &&
  known.colours !== undefined &&
  known.sight !== undefined;
