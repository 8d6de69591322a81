/** A field for a name: Enter takes it, Escape leaves it, and what is wrong is said below. */

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Failure } from '../../app/bridge/index.ts';

export interface NameProps {
  readonly label: string;
  readonly value: string;
  /** What of it is written anew: usually the name up to its ending. */
  readonly part?: 'name' | 'folder';
  /** Gives what went wrong. */
  onTake(name: string): Promise<Failure | null>;
  onEnd(): void;
}

/** A menu or dialog that closes may give the keyboard back to where it was a moment after the field has taken it. */
const GIVEN_BACK_MS = 250;

export function NameField({ label, value, part = 'name', onTake, onEnd }: NameProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const begun = useRef(performance.now());
  /** What comes of a name may take the keyboard: then the field neither holds it nor ends by that. */
  const taking = useRef(false);
  const [name, setName] = useState(value);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    field.current?.focus();
    // The ending stays; what is before it is written anew.
    const end = part === 'folder' ? Math.max(0, value.lastIndexOf('/')) : value.startsWith('.') ? 0 : Math.max(0, value.lastIndexOf('.')) || value.length;
    field.current?.setSelectionRange(0, end);
  }, [value, part]);
  const take = async () => {
    const wanted = name.trim();
    if (wanted === '' || wanted === value) return onEnd();
    taking.current = true;
    const refused = await onTake(wanted);
    taking.current = false;
    setFailure(refused);
    if (refused === null) onEnd();
  };
  const pressed = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') void take();
    if (event.key === 'Escape') onEnd();
  };
  return (
    <span className="name-field">
      <input
        ref={field}
        aria-label={label}
        aria-invalid={failure !== null}
        aria-describedby={id}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={pressed}
        onBlur={() => {
          if (taking.current) return;
          if (performance.now() - begun.current < GIVEN_BACK_MS) requestAnimationFrame(() => field.current?.focus());
          else if (failure === null) onEnd();
        }}
      />
      <small id={id} role="alert">
        {failure !== null && `${failure.message} ${failure.hint}`}
      </small>
    </span>
  );
}
