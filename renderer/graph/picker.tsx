/** A choice from a list, told where it was refused: of a scene, or of what is to be added. Of very many scenes the list is made when somebody comes near it. */

import { useState } from 'react';
import { type Asked, useRefusal } from './refusal.tsx';

/** So many are listed before anybody asks. */
const MANY = 500;

interface PickerProps {
  readonly label: string;
  /** '' is what `first` stands for. */
  readonly value: string;
  readonly first: string | null;
  readonly choices: readonly string[];
  /** How a choice is spoken of, where that is not what it is. */
  readonly called?: (choice: string) => string;
  readonly choose: (choice: string) => Asked;
}

export function Picker({ label, value, first, choices, called = (choice) => choice, choose }: PickerProps) {
  const [near, setNear] = useState(false);
  const { marks, note, tell } = useRefusal();
  const come = () => setNear(true);
  const listed = near || choices.length <= MANY ? choices : choices.filter((choice) => choice === value);
  return (
    <>
      <select aria-label={label} {...marks} value={value} onFocus={come} onPointerEnter={come} onChange={(event) => void tell(choose(event.target.value))}>
        {first !== null && <option value="">{first}</option>}
        {listed.map((choice) => (
          <option key={choice} value={choice}>
            {called(choice)}
          </option>
        ))}
      </select>
      {note}
    </>
  );
}
