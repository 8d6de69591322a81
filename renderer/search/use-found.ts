/** What is found now, and whether that is of the texts and words as they are now. */

import { useEffect, useMemo, useState } from 'react';
import { isLayoutPath } from '../../dream-dsl/index.ts';
import { useStore } from '../state/store.ts';
import { type Found, NOTHING, type Query } from './find.ts';
import { createFinder, type Search } from './finder.ts';
import SearchWorker from './search.worker.ts?worker';

/** Shorter searches are not worth a word, ms. */
const SAY_AFTER_MS = 250;

export interface Current {
  readonly found: Found;
  /** What it was found in. */
  readonly search: Search;
  /** It is of what is asked now. */
  readonly fresh: boolean;
  /** The answer takes long enough to be spoken of. */
  readonly slow: boolean;
}

export function useFound(query: Query, replacement: string): Current {
  const documents = useStore((state) => state.documents);
  // Where scenes stand is no text that anybody writes.
  const texts = useMemo(
    () =>
      Object.fromEntries(
        Object.values(documents)
          .filter(({ path }) => !isLayoutPath(path))
          .map(({ path, text }) => [path, text]),
      ),
    [documents],
  );
  const search = useMemo(() => ({ texts, query, replacement }), [texts, query, replacement]);
  const [finder] = useState(() => createFinder(() => new SearchWorker({ name: 'search' })));
  const [answer, setAnswer] = useState<{ readonly found: Found; readonly search: Search }>({ found: NOTHING, search });
  const [slow, setSlow] = useState(false);
  useEffect(() => () => finder.stop(), [finder]);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SAY_AFTER_MS);
    finder.find(search, (found) => {
      clearTimeout(timer);
      setSlow(false);
      setAnswer({ found, search });
    });
    return () => clearTimeout(timer);
  }, [finder, search]);
  return { ...answer, fresh: answer.search === search, slow };
}
