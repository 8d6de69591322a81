/** Keeps the keyboard where what had it goes away, or can do nothing more: it goes on to what is left beside it, or back to where it came from. */

import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

const TAKES_KEYS = 'button:enabled, [href], input:enabled, select:enabled, [tabindex="0"]';

interface Handlers {
  onFocus(event: FocusEvent): void;
  onBlur(): void;
}

/** For a part whose entries come and go; it must be drawn anew whenever they do. Among what is left comes first what has `data-next`. */
export function useKeptFocus(part: RefObject<HTMLElement | null>): Handlers {
  const from = useRef<HTMLElement | null>(null);
  const last = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (last.current === null || (last.current.isConnected && !last.current.matches(':disabled'))) return;
    last.current = null;
    const [next] = [`:is(${TAKES_KEYS})[data-next]`, TAKES_KEYS].flatMap((some) => [...(part.current?.querySelectorAll<HTMLElement>(some) ?? [])]);
    (next ?? from.current)?.focus();
  });
  return {
    onFocus({ target, relatedTarget }) {
      last.current = target as HTMLElement;
      if (relatedTarget instanceof HTMLElement && !part.current?.contains(relatedTarget)) from.current = relatedTarget;
    },
    // React tells nothing of what it removes itself.
    onBlur() {
      last.current = null;
    },
  };
}
