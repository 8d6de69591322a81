/** A field for a piece of the text: taken on Enter and when it is left; of several lines, Shift+Enter begins the next one. What is refused stays, with the reason; Escape brings back what was there. */

import { type ChangeEvent, type KeyboardEvent, useState } from 'react';
import { type Asked, useRefusal } from './refusal.tsx';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly commit: (text: string) => Asked;
  /** It may have several. */
  readonly lines?: boolean;
}

export function Field({ label, value, placeholder, commit, lines = false }: FieldProps) {
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
  const field = {
    'aria-label': label,
    ...marks,
    value: text ?? value,
    title: text ?? value,
    placeholder,
    spellCheck: false,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => put(event.target.value),
    onBlur: () => void take(),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && !(lines && event.shiftKey)) {
        if (lines) event.preventDefault();
        void take();
      }
      if (event.key === 'Escape' && text !== null) {
        event.stopPropagation();
        put(null);
      }
    },
  };
  return (
    <>
      {lines ? <textarea rows={1} {...field} /> : <input type="text" {...field} />}
      {note}
    </>
  );
}
