/** Takes something away that the inspector shows; where that is refused, the reason stands at the button. */

import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Asked, useRefusal } from './refusal.tsx';

interface DeleteProps {
  /** For who does not see what it stands at; without it `children` say it. */
  readonly label?: string;
  readonly title?: string;
  readonly ask: () => Asked;
  readonly children?: ReactNode;
}

export function DeleteButton({ label, title, ask, children }: DeleteProps) {
  const { marks, note, tell } = useRefusal();
  return (
    <>
      <button
        type="button"
        className={children === undefined ? 'icon' : 'quiet'}
        aria-label={label}
        aria-describedby={marks['aria-describedby']}
        title={title}
        onClick={() => void tell(ask())}
      >
        <Trash2 size={14} strokeWidth={1.5} aria-hidden /> {children}
      </button>
      {note}
    </>
  );
}
