/** Parts of the window that are fetched when they are needed. */

import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

type View = LazyExoticComponent<ComponentType>;

/** Fetched when it is drawn first. */
export const later = (load: () => Promise<ComponentType>): View => lazy(async () => ({ default: await load() }));

/** Fetched at once, beside what is drawn before it. */
export function soon(loading: Promise<ComponentType>): View {
  return later(() => loading);
}
