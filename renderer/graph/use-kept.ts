/** A list made anew when something changes, from what it was before: so that what is the same in it can stay the same object. */

import { type DependencyList, useMemo, useRef } from 'react';

export function useKept<T>(make: (before: readonly T[]) => T[], when: DependencyList): T[] {
  const before = useRef<readonly T[]>([]);
  return useMemo(() => {
    const now = make(before.current);
    before.current = now;
    return now;
    // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what it depends on
  }, when);
}
