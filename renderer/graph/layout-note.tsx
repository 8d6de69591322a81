/** What can not be used of the file with the places of scenes, said where they are drawn. */

import { memo } from 'react';
import { layoutPathOf } from '../../dream-dsl/index.ts';
import { beginPlacesAnew, placesOf } from '../state/places.ts';
import { useStore } from '../state/store.ts';

export const LayoutNote = memo(function LayoutNote() {
  const { problem, usable } = useStore(placesOf);
  const program = useStore((state) => state.program);
  if (problem === null) return null;
  return (
    <p className="graph-layout-note" role="status">
      <span>
        <strong>{layoutPathOf(program)}</strong>: {problem} {!usable && 'It stays as it is, and scenes stand where the layout puts them.'}
      </span>
      {!usable && (
        <button type="button" className="quiet" onClick={beginPlacesAnew}>
          Begin it anew
        </button>
      )}
    </p>
  );
});
