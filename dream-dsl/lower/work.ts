/** What lowering carries from part to part. */

import type { StateSymbol, Symbols } from '../check/index.ts';
import type { Tree } from '../syntax/index.ts';
import type { CodeTable } from './expression.ts';
import type { Index } from './model.ts';

export interface Lowering {
  readonly tree: Tree;
  readonly symbols: Symbols;
  readonly exprs: CodeTable;
  readonly rowOf: ReadonlyMap<StateSymbol, Index>;
  readonly varOf: ReadonlyMap<string, Index>;
  readonly paramOf: ReadonlyMap<string, Index>;
  readonly assetOf: ReadonlyMap<string, Index>;
}
