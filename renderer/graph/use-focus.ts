/** The keyboard stays with the graph when the scene that has it goes from the page: into another view, out of sight, or deleted. */

import { type FocusEvent, useCallback, useEffect, useRef } from 'react';

export function useFocus() {
  const within = useRef(false);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const host = section.current;
    if (host === null) return;
    const observer = new MutationObserver(() => {
      if (within.current && document.activeElement === document.body) host.focus({ preventScroll: true });
    });
    observer.observe(host, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  const onFocus = useCallback(() => {
    within.current = true;
  }, []);
  // The page tells nothing of what is taken away from it, only of what is left.
  const onBlur = useCallback((event: FocusEvent) => {
    within.current = event.currentTarget.contains(event.relatedTarget);
  }, []);
  return { section, onFocus, onBlur };
}
