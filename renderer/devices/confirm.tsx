/** A step that is asked about once more, in place. */

import { useEffect, useRef, useState } from 'react';

interface ConfirmProps {
  readonly words: string;
  readonly question: string;
  readonly yes: string;
  act(): void;
}

export function Confirm({ words, question, yes, act }: ConfirmProps) {
  const [asking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) keep.current?.focus();
  }, [asking]);
  if (!asking) {
    return (
      <button type="button" className="quiet" onClick={() => setAsking(true)}>
        {words}
      </button>
    );
  }
  return (
    <span className="devices-confirm" role="alertdialog" aria-label={question}>
      <span>{question}</span>
      <button ref={keep} type="button" className="secondary" onClick={() => setAsking(false)}>
        Leave it
      </button>
      <button
        type="button"
        className="secondary danger"
        onClick={() => {
          setAsking(false);
          act();
        }}
      >
        {yes}
      </button>
    </span>
  );
}
