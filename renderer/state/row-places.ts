/** Where the rows of a compiled program stand in texts that may have changed since. */

import type { Lowered, Span } from '../../dream-dsl/index.ts';
import { type Move, moveBetween } from './difference.ts';

export type Table = keyof Lowered['origins'];

export interface RowPlace {
  readonly file: string;
  readonly span: Span;
}

/** Finds them one by one, each text compared once; null where an edit since has changed the place. */
export function rowPlaces(
  origins: Lowered['origins'] | null,
  texts: Readonly<Record<string, string>>,
  textNow: (path: string) => string | undefined,
): (table: Table, row: number) => RowPlace | null {
  const moves = new Map<string, Move | null>();
  const moveIn = (file: string): Move | null => {
    const known = moves.get(file);
    if (known !== undefined) return known;
    const [before, now] = [texts[file], textNow(file)];
    const move = before === undefined || now === undefined ? null : moveBetween(before, now);
    moves.set(file, move);
    return move;
  };
  return (table, row) => {
    const origin = origins?.[table][row];
    const span = (origin && moveIn(origin.file)?.(origin.span, table === 'states')) ?? null;
    return origin === undefined || span === null ? null : { file: origin.file, span };
  };
}
