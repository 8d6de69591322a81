/** The texts that the graph is drawn from: its places count in them, and what is written meanwhile is not read yet. */

import type { State } from './store.ts';

export function graphTextOf({ program, graphText, problemTexts, documents }: State, path: string): string | undefined {
  return path === program ? graphText : (problemTexts[path] ?? documents[path]?.text);
}
