/** Buttons over the names of the rows: what folds them, and what makes them higher. */

import type { KeyboardEvent, PointerEvent } from 'react';
import type { RowChoices } from '../state/night-state.ts';
import { set } from '../state/store.ts';
import { AXIS_PX, GUTTER_PX } from './drawing/frame.ts';
import { holdByPointer } from './hold.ts';
import { type Row, spokenName } from './model/rows.ts';

/** A press of an arrow key. */
const STEP_PX = 8;

export function RowHandles({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <div className="night-handles" style={{ width: GUTTER_PX }}>
      {rows.map((row) => (
        <div key={row.id} className="night-handle" style={{ top: AXIS_PX + row.top, height: row.height }}>
          {row.folded !== null && (
            <button
              type="button"
              className="night-fold"
              aria-expanded={!row.folded}
              aria-label={`${spokenName(row)}: ${row.kind === 'channel' ? 'each cue by itself' : 'in full'}`}
              title={row.folded ? 'Unfold' : 'Fold'}
              onClick={() => choose('folded', row.id, !row.folded)}
            />
          )}
          {canGrow(row) && (
            // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no horizontal rule
            <div
              className="night-grow"
              role="separator"
              tabIndex={0}
              aria-orientation="horizontal"
              aria-label={`Height of ${spokenName(row)}`}
              aria-valuenow={row.height}
              aria-valuemin={row.leastHeight}
              aria-valuemax={320}
              title="Drag to make the row higher; double-click for its first height"
              onPointerDown={(event) => drag(event, row)}
              onDoubleClick={() => choose('heights', row.id, undefined)}
              onKeyDown={(event) => grow(event, row)}
            />
          )}
        </div>
      ))}
    </div>
  );
}

const canGrow = (row: Row): boolean =>
  row.kind !== 'awakenings' && row.kind !== 'marks' && !(row.folded === true && (row.kind === 'stages' || row.kind === 'scenes'));

function choose(what: keyof RowChoices, id: string, value: boolean | number | undefined): void {
  set(({ nightRows }) => {
    const { [id]: _, ...others } = nightRows[what] as Record<string, boolean | number>;
    return { nightRows: { ...nightRows, [what]: value === undefined ? others : { ...others, [id]: value } } };
  });
}

function drag(event: PointerEvent<HTMLElement>, row: Row): void {
  const from = event.clientY - row.height;
  holdByPointer(event, ({ clientY }) => choose('heights', row.id, Math.round(clientY - from)));
}

function grow(event: KeyboardEvent, row: Row): void {
  const by = event.key === 'ArrowDown' ? STEP_PX : event.key === 'ArrowUp' ? -STEP_PX : 0;
  if (by === 0) return;
  event.preventDefault();
  choose('heights', row.id, Math.max(row.leastHeight, row.height + by));
}
