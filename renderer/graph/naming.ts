/** Which scene's name is being written in its place, and what ends it. */

import { createContext } from 'react';

export interface NamingState {
  readonly renaming: string | null;
  /** null: it stays as it was. */
  readonly end: (name: string | null) => void;
}

export const Naming = createContext<NamingState>({ renaming: null, end: () => {} });
