/** Pieces that were laid out before, in this window or for a template: a dream that is opened again is drawn without waiting for elk. */

import { OPTIONS } from './elk-options.ts';
import known from './known.json' with { type: 'json' };
import type { LaidPiece } from './piece.ts';
import type { Pieces } from './placer.ts';

/** Kept by the layouts of another version, they would not fit. */
const KEY = `layout ${JSON.stringify(OPTIONS)}`;
/** The newest that fit; UTF-16 units. Some hundreds of scenes, read in a few milliseconds. */
const MOST = 500_000;

/** A memory that can not be read is none. */
export function recall(storage: Pick<Storage, 'getItem'>): Pieces {
  const templates = Object.entries(known as Readonly<Record<string, LaidPiece>>);
  try {
    const own = JSON.parse(storage.getItem(KEY) ?? '{}') as Readonly<Record<string, LaidPiece>>;
    return new Map([...templates, ...Object.entries(own)]);
  } catch {
    return new Map(templates);
  }
}

/** Without those of the templates, which are there anyway. A memory that is full forgets nothing that is needed. */
export function remember(storage: Pick<Storage, 'setItem'>, kept: Pieces): void {
  const newest: (readonly [string, LaidPiece])[] = [];
  let length = 0;
  for (const [shape, piece] of [...kept].reverse()) {
    if (shape in known) continue;
    length += shape.length + JSON.stringify(piece).length;
    if (length > MOST) break;
    newest.unshift([shape, piece]);
  }
  try {
    storage.setItem(KEY, JSON.stringify(Object.fromEntries(newest)));
  } catch {
    // What is not remembered is laid out again.
  }
}
