/** A choice among the scenes of the dream. Of very many the list is made when somebody comes near it. */

import { useState } from 'react';
import { type Asked, useRefusal } from './refusal.tsx';

/** So many are listed before anybody asks. */
const MANY = 500;

interface IdPickerProps {
  readonly label: string;
  /** '' is what `first` stands for. */
  readonly value: string;
  readonly first: string | null;
  readonly ids: readonly string[];
  readonly choose: (id: string) => Asked;
}

export function IdPicker({ label, value, first, ids, choose }: IdPickerProps) {
  const [near, setNear] = useState(false);
  const { marks, note, tell } = useRefusal();
  const come = () => setNear(true);
  const listed = near || ids.length <= MANY ? ids : ids.filter((id) => id === value);
  return (
    <>
      <select aria-label={label} {...marks} value={value} onFocus={come} onPointerEnter={come} onChange={(event) => void tell(choose(event.target.value))}>
        {first !== null && <option value="">{first}</option>}
        {listed.map((id) => (
          <option key={id}>{id}</option>
        ))}
      </select>
      {note}
    </>
  );
}
