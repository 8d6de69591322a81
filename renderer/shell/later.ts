/**
 * Parts of the window that are fetched when they are needed; until then nothing is in their place. Without Suspense: React holds
 * back for up to 300 ms what was waited for, so that placeholders do not flicker, and here are none.
 */

import { type ComponentType, createElement, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

export interface Part {
  readonly load: () => Promise<ComponentType>;
  /** Once it is here. */
  view: ComponentType | null;
}

/** Fetched when it is drawn first. */
export const later = (load: Part['load']): Part => ({ load, view: null });

/** Fetched at once, beside what is drawn before it. */
export function soon(loading: Promise<ComponentType>): Part {
  const part = later(() => loading);
  loading.then(
    (view) => {
      part.view = view;
    },
    () => {},
  );
  return part;
}

/**
 * Draws a part, in the very task in which its file has run: what Chromium keeps compiled of a file for the next start ends with that
 * task. What could not be fetched is thrown where it would be drawn.
 */
export function Fetched({ part }: { readonly part: Part }) {
  const [view, show] = useState(() => part.view);
  const [lost, lose] = useState<{ readonly error: unknown } | null>(null);
  useEffect(() => {
    if (view !== null) return;
    part.load().then(
      (loaded) => flushSync(() => show(() => loaded)),
      (error: unknown) => lose({ error }),
    );
  }, [part, view]);
  if (lost !== null) throw lost.error;
  return view === null ? null : createElement(view);
}
