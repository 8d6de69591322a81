/** Every file that a text of the project names, kept in step with the texts while someone looks. */

import { useEffect, useState } from 'react';
import { refreshFiles } from '../state/files.ts';
import { askLanguage } from '../state/language.ts';
import { useStore } from '../state/store.ts';

const STILL_FOR_MS = 300;

/** Null until the language has said so. */
export function useNamed(): ReadonlySet<string> | null {
  const documents = useStore((state) => state.documents);
  const dir = useStore((state) => state.project?.dir);
  // An engine that was away lists nothing.
  const ready = useStore((state) => state.engine === 'ready');
  const [named, setNamed] = useState<ReadonlySet<string> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another folder is another list
  useEffect(() => {
    void refreshFiles();
    const again = () => void refreshFiles();
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [dir, ready]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language reads the texts from the store
  useEffect(() => {
    let mine = true;
    const timer = setTimeout(async () => {
      const links = await askLanguage('allLinks');
      if (mine && links !== null) setNamed(new Set(Object.values(links).flatMap((own) => own.map(({ target }) => target))));
    }, STILL_FOR_MS);
    return () => {
      mine = false;
      clearTimeout(timer);
    };
  }, [documents]);
  return named;
}
