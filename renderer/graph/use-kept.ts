/** A list made anew when something changes, from what it was before: so that what is the same in it can stay the same object, and the list too. */

import { type DependencyList, useMemo, useRef } from 'react';

export function useKept<T>(make: (before: readonly T[]) => T[], when: DependencyList): T[] {
  const before = useRef<T[]>([]);
  return useMemo(() => {
    const [was, now] = [before.current, make(before.current)];
    if (now.length !== was.length || now.some((one, i) => one !== was[i])) before.current = now;
    return before.current;
    // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what it depends on
  }, when);
}
