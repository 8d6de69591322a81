/** What lowering carries from part to part: the tables in the making, and where things stand in them. */

import type { AssetSymbol, ParamSymbol } from '../check/index.ts';
import type { Elaborated, ElaboratedState, ElaboratedVar, Frame } from '../elaborate/index.ts';
import type { Location } from '../model.ts';
import { type Node, spanOf } from '../syntax/index.ts';
import { type CodeTable, codeTable } from './expression.ts';
import type { CueRow, Index, TransitionRow } from './model.ts';

export type RowState = ElaboratedState & { readonly role: Exclude<ElaboratedState['role'], 'anywhere'> };

export interface Lowering {
  readonly whole: Elaborated;
  /** Of what holds anywhere, the dream's own row. */
  readonly rowOf: ReadonlyMap<ElaboratedState, Index>;
  /** Those with a row of their own, in the order of the rows. */
  readonly states: readonly RowState[];
  readonly varOf: ReadonlyMap<ElaboratedVar, Index>;
  readonly paramOf: ReadonlyMap<ParamSymbol, Index>;
  /** By where it is declared. */
  readonly assetOf: ReadonlyMap<string, Index>;
  readonly exprs: CodeTable;
  readonly claims: CodeTable;
  readonly cues: CueRow[];
  readonly transitions: TransitionRow[];
  readonly origins: {
    readonly states: Location[];
    readonly transitions: Location[];
    readonly cues: Location[];
    readonly themes: Location[];
    readonly promises: Location[];
  };
}

export function newLowering(whole: Elaborated): Lowering {
  const states = whole.states.filter((state): state is RowState => state.role !== 'anywhere');
  const rowOf = new Map<ElaboratedState, Index>(states.map((state, i) => [state, i + 1]));
  const anywhere = whole.byPath.get('anywhere');
  if (anywhere !== undefined) rowOf.set(anywhere, 0);
  const varOf = new Map(whole.vars.map((variable, i) => [variable, i]));
  const paramOf = new Map(whole.params.map((param, i) => [param, i]));
  const indices = { rowOf, varOf, paramOf };
  return {
    whole,
    ...indices,
    states,
    assetOf: new Map(whole.assets.map((asset, i) => [assetKey(asset), i])),
    exprs: codeTable(indices),
    claims: codeTable(indices),
    cues: [],
    transitions: [],
    origins: { states: [], transitions: [], cues: [], themes: [], promises: [] },
  };
}

export const assetKey = ({ file, span }: AssetSymbol): string => `${file}\n${span.start}`;

export function locationOf(frame: Frame, node: Node): Location {
  const { path, tree } = frame.symbols.source;
  return { file: path, span: spanOf(tree, node) };
}
