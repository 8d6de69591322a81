/** Portraits of sleepers' natural nights, asked for when they are first seen; a changed profile is asked about anew. */

import { useEffect, useState } from 'react';
import type { ListedSleeper, Result } from '../../app/bridge/index.ts';
import { ask } from './engine.ts';

export type Portrait = Result<'sleepers.portrait'>;

const known = new Map<string, Portrait>();

/** Null until it is there. */
export function usePortrait({ name, version }: Pick<ListedSleeper, 'name' | 'version'>): Portrait | null {
  const key = `${version} ${name}`;
  const [, drawn] = useState(0);
  useEffect(() => {
    if (known.has(key)) return;
    let wanted = true;
    void ask('sleepers.portrait', { name }).then((outcome) => {
      if (!outcome.ok) return;
      known.set(key, outcome.value);
      if (wanted) drawn((n) => n + 1);
    });
    return () => {
      wanted = false;
    };
  }, [key, name]);
  return known.get(key) ?? null;
}
