/** A field for a piece of the text: taken on Enter and when it is left. What is refused stays, with the reason; Escape brings back what was there. */

import { useState } from 'react';
import { type Asked, useRefusal } from './refusal.tsx';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly commit: (text: string) => Asked;
}

export function Field({ label, value, placeholder, commit }: FieldProps) {
  const [text, setText] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { marks, note, tell, clear } = useRefusal();
  const put = (typed: string | null) => {
    setText(typed);
    if (typed === null || typed === value) {
      setRefused(null);
      clear();
    }
  };
  const take = async () => {
    if (text === null || text === value) return put(null);
    if (text === refused) return;
    const done = await tell(commit(text));
    setRefused(done ? null : text);
    // Whoever typed on meanwhile is not interrupted.
    if (done) setText((typed) => (typed === text ? null : typed));
  };
  return (
    <>
      <input
        type="text"
        aria-label={label}
        {...marks}
        value={text ?? value}
        title={text ?? value}
        placeholder={placeholder}
        spellCheck={false}
        onChange={(event) => put(event.target.value)}
        onBlur={() => void take()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void take();
          if (event.key === 'Escape' && text !== null) {
            event.stopPropagation();
            put(null);
          }
        }}
      />
      {note}
    </>
  );
}
