/** What the window asks of the analysis worker, and what it answers. */

import type { AssetFact } from '../../dream-dsl/index.ts';

export type Question =
  | { readonly kind: 'analyze'; readonly text: string; readonly assets: Readonly<Record<string, AssetFact>> }
  | { readonly kind: 'complete' | 'hover' | 'definition' | 'references'; readonly text: string; readonly offset: number };

export interface Answer {
  readonly id: number;
  readonly value: unknown;
}
