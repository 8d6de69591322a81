/** Columns: in a run of like lines, what follows the names stands under each other. */

import { type AnyNode, Token } from '../../syntax/index.ts';
import { first, type Sheet, setGap, widthOf } from './sheet.ts';

/** Names that differ more than this in width are not worth the white space. */
const WIDEST = 12;

/** `items` in order, each with its first piece on a line of its own; `joined[i]`: directly below the one before. */
export function align(s: Sheet, items: readonly AnyNode[], joined: readonly boolean[]): void {
  for (let i = 0; i < items.length; ) {
    let end = i + 1;
    while (end < items.length && joined[end] === true && items[end]?.kind === items[i]?.kind) end++;
    if (end - i > 1) column(s, items.slice(i, end));
    i = end;
  }
}

function column(s: Sheet, items: readonly AnyNode[]): void {
  const marks = items.map((item) => markOf(s, item));
  const widths = items.map((item, i) => {
    const mark = marks[i];
    return mark === undefined ? 0 : widthOf(s, first(s, item), mark);
  });
  const used = widths.filter((_, i) => marks[i] !== undefined);
  if (used.length < 2) return;
  const widest = Math.max(...used);
  if (widest - Math.min(...used) > WIDEST) return;
  marks.forEach((mark, i) => {
    if (mark !== undefined) setGap(s, mark, ' '.repeat(widest - (widths[i] as number) + 1));
  });
}

/** The piece that is moved: `=` of an asset, what a promise says, the arrow of an arm. */
function markOf(s: Sheet, item: AnyNode): number | undefined {
  switch (item.kind) {
    case 'Asset': {
      const piece = s.pieceOf[item.name.to] as number;
      return s.kinds[piece] === Token.equals ? piece : undefined;
    }
    case 'Promise': {
      const piece = s.pieceOf[item.name.to] as number;
      return s.kinds[piece] === Token.colon && item.statement !== null ? piece + 1 : undefined;
    }
    case 'Arm':
      return item.go === null ? undefined : first(s, item.go);
    default:
      return undefined;
  }
}
