/** What was refused at a field of the inspector, told at the field itself until it is mended or taken back. */

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Words } from '../shell/words.tsx';
import { refuse } from '../state/graph-edit.ts';

/** What is asked for: null where it was done, else why not. */
export type Asked = Promise<string | null>;

interface Refusal {
  readonly reason: string | null;
  /** Put on the field. */
  readonly marks: { readonly 'aria-invalid'?: true; readonly 'aria-describedby'?: string };
  /** Put behind it. */
  readonly note: ReactNode;
  /** Whether it was done. */
  readonly tell: (asked: Asked) => Promise<boolean>;
  readonly clear: () => void;
}

const intoSight = (note: HTMLElement | null): void => note?.scrollIntoView({ block: 'nearest' });

export function useRefusal(): Refusal {
  const id = useId();
  const [reason, setReason] = useState<string | null>(null);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return {
    reason,
    marks: reason === null ? {} : { 'aria-invalid': true, 'aria-describedby': id },
    note: reason !== null && (
      <p id={id} className="refusal" role="alert" ref={intoSight}>
        <Words text={reason} />
      </p>
    ),
    tell: async (asked) => {
      const told = await asked;
      // Something else was selected meanwhile: the field is gone, the reason is not.
      if (here.current) setReason(told);
      else if (told !== null) refuse(told);
      return told === null;
    },
    clear: () => setReason(null),
  };
}
