/** A field for a piece of the text: taken on Enter and when it is left; Escape, and a refusal, bring back what was there. */

import { useState } from 'react';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  /** False where it was refused. */
  readonly commit: (text: string) => Promise<boolean>;
}

export function Field({ label, value, placeholder, commit }: FieldProps) {
  const [text, setText] = useState<string | null>(null);
  const take = () => {
    if (text === null || text === value) return setText(null);
    void commit(text).then(() => setText(null));
  };
  return (
    <input
      type="text"
      aria-label={label}
      value={text ?? value}
      placeholder={placeholder}
      spellCheck={false}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        if (event.key === 'Escape') setText(null);
      }}
    />
  );
}
