/** Puts every motif in its place: one state for each scene as it will be, and a frame for each motif in each scene. */

import type { MotifSymbol, ParamSymbol, Scope, StateSymbol, Symbols, VarSymbol } from '../check/index.ts';
import { type Dream, type Finding, spanOf, type Use } from '../syntax/index.ts';
import { isLight, newWeights, type Weights } from './argument-weight.ts';
import { type Contents, contentsOf } from './contents.ts';
import type { ElaboratedState, ElaboratedVar, Frame, Given, Part } from './model.ts';
import { constant, typed } from './typed.ts';

/** A dream, or motifs alone, while they are being put together. */
export interface Placed {
  readonly dream: Dream | null;
  readonly frame: Frame;
  readonly states: readonly PlacedState[];
  readonly byPath: ReadonlyMap<string, PlacedState>;
  readonly vars: readonly ElaboratedVar[];
  /** The first place of this text where it grew beyond what can be put together; empty for nearly every dream. */
  readonly excess: readonly Finding[];
}

export interface PlacedState extends ElaboratedState {
  readonly parent: PlacedState | null;
  readonly children: PlacedState[];
  readonly parts: Part[];
  reachable: boolean;
}

/** Check refuses as many already. */
const MAX_STATES = 20_000;
/** As deep as the machine takes. */
const MAX_DEPTH = 100;

interface Placing {
  readonly states: PlacedState[];
  readonly byPath: Map<string, PlacedState>;
  readonly vars: ElaboratedVar[];
  readonly excess: Finding[];
  readonly weights: Weights;
  readonly contents: Map<StateSymbol, Contents>;
  readonly home: Symbols;
  symbolsOf(path: string): Symbols | null;
}

/** A frame while its states are being put into it. */
type OpenFrame = Frame & { readonly states: Map<StateSymbol, ElaboratedState>; readonly vars: Map<VarSymbol, ElaboratedVar> };

/** The dream of a text; without one its motifs, each by itself. `symbolsOf` knows the texts that its imports lead to. */
export function place(symbols: Symbols, symbolsOf: (path: string) => Symbols | null): Placed {
  const placing: Placing = { states: [], byPath: new Map(), vars: [], excess: [], weights: newWeights(), contents: new Map(), home: symbols, symbolsOf };
  const { dream } = symbols;
  const frame = dream === null ? placeMotifs(placing) : placeDream(placing, dream);
  const { states, byPath, vars, excess } = placing;
  const owner = dream?.owner.kind === 'Dream' ? dream.owner : null;
  return { dream: owner, frame, states, byPath, vars, excess };
}

function placeDream(placing: Placing, scope: Scope): OpenFrame {
  const frame = openFrame(placing, placing.home, scope, null, new Map());
  declareVars(placing, frame);
  const tops = scope.states.filter((state) => state.parent === null);
  const first = tops.find((state) => state.role === 'ritual') ?? tops.find((state) => state.role === 'scene') ?? tops.find((state) => state.role === 'release');
  for (const symbol of tops) grow(placing, symbol, frame, null, symbol === first, OUTSIDE);
  return frame;
}

function placeMotifs(placing: Placing): OpenFrame {
  const { home } = placing;
  const nothing: Scope = {
    kind: 'scope',
    source: home.source,
    owner: {
      kind: 'Motif',
      from: 0,
      to: 0,
      doc: '',
      name: { kind: 'Name', from: 0, to: 0, text: '' },
      params: [],
      body: { kind: 'Block', from: 0, to: 0, items: [] },
    },
    states: [],
    byPath: new Map(),
    anchors: [],
    params: new Map(),
    vars: new Map(),
    promises: new Map(),
    events: new Map(),
  };
  for (const motif of home.motifs) {
    const [own] = motif.scope.states;
    if (own === undefined) continue;
    const state = addState(placing, own, motif.name, null, true);
    const frame = openFrame(placing, home, motif.scope, state, new Map());
    declareVars(placing, frame);
    fill(placing, state, own, frame, { motifs: [motif], use: null });
  }
  return openFrame(placing, home, nothing, null, new Map());
}

function openFrame(placing: Placing, symbols: Symbols, scope: Scope, state: ElaboratedState | null, args: ReadonlyMap<ParamSymbol, Given>): OpenFrame {
  return { symbols, scope, state, args, vars: new Map(), states: new Map(), byPath: placing.byPath };
}

/** Once the frame has what it is given: first values may read it. */
function declareVars(placing: Placing, frame: OpenFrame): void {
  for (const symbol of frame.scope.vars.values()) {
    const first = symbol.node.value;
    const variable = {
      name: frame.state === null ? symbol.name : `${frame.state.path}.${symbol.name}`,
      symbol,
      value: symbol.value ?? (first === null ? null : constant(typed(first, frame))) ?? 0,
    };
    frame.vars.set(symbol, variable);
    placing.vars.push(variable);
  }
}

/** What a state stands in: motifs from the outside in, and the outermost place of this text that uses one. */
interface Site {
  readonly motifs: readonly MotifSymbol[];
  readonly use: Use | null;
}
const OUTSIDE: Site = { motifs: [], use: null };

function grow(placing: Placing, symbol: StateSymbol, frame: OpenFrame, parent: PlacedState | null, initial: boolean, site: Site): void {
  const use = site.use ?? symbol.use?.node ?? null;
  if (placing.states.length >= MAX_STATES || depthOf(parent) >= MAX_DEPTH) {
    exceed(
      placing,
      use,
      depthOf(parent) >= MAX_DEPTH
        ? { code: 'DRM012', data: { name: 'scene' } }
        : { code: 'DRM139', data: { name: symbol.name, expected: String(MAX_STATES) } },
    );
    return;
  }
  const state = addState(placing, symbol, symbol.name, parent, initial);
  frame.states.set(symbol, state);
  const used = symbol.use?.motif ?? null;
  if (symbol.use !== null && used !== null && !site.motifs.some(({ node }) => node === used.node)) {
    const { motif, symbols } = atHome(placing, used);
    const args = new Map<ParamSymbol, Given>();
    const inner = openFrame(placing, symbols, motif.scope, state, args);
    give(placing, motif, symbol.use.args, args, frame, inner, use);
    declareVars(placing, inner);
    const [own] = motif.scope.states;
    if (own !== undefined) fill(placing, state, own, inner, { motifs: [...site.motifs, motif], use });
  }
  fill(placing, state, symbol, frame, site);
}

/** Puts into a state what a symbol holds. */
function fill(placing: Placing, state: PlacedState, symbol: StateSymbol, frame: OpenFrame, site: Site): void {
  frame.states.set(symbol, state);
  const { node } = symbol;
  if (node !== null) {
    const contents = placing.contents.get(symbol) ?? contentsOf(node.body);
    placing.contents.set(symbol, contents);
    state.parts.push({ symbol, frame, contents });
  }
  for (const child of symbol.children) {
    const first = child.role === 'layer' || !state.children.some((other) => other.role === 'scene');
    grow(placing, child, frame, state, first, site);
  }
}

/** The motif as the text that declares it knows it: its names are resolved there. */
function atHome(placing: Placing, motif: MotifSymbol): { readonly motif: MotifSymbol; readonly symbols: Symbols } {
  const symbols = motif.source.path === placing.home.source.path ? placing.home : placing.symbolsOf(motif.source.path);
  const same = symbols?.motifs.find(({ node }) => node === motif.node);
  return symbols === null || same === undefined ? { motif, symbols: placing.home } : { motif: same, symbols };
}

function give(
  placing: Placing,
  motif: MotifSymbol,
  written: ReadonlyMap<string, Given['expr']>,
  args: Map<ParamSymbol, Given>,
  outer: Frame,
  inner: Frame,
  use: Use | null,
): void {
  for (const param of motif.params.values()) {
    const expr = written.get(param.name);
    if (expr !== undefined) args.set(param, { expr, frame: outer });
    else if (param.node.value !== null) args.set(param, { expr: param.node.value, frame: inner });
  }
  for (const [param, given] of args) {
    if (isLight(placing.weights, given)) continue;
    args.delete(param);
    exceed(placing, use, { code: 'DRM121', data: { name: param.name } });
  }
}

/** Paths stay apart also where a name is given twice, which check refuses. */
function addState(placing: Placing, symbol: StateSymbol, name: string, parent: PlacedState | null, initial: boolean): PlacedState {
  const role = symbol.role === 'motif' ? 'scene' : symbol.role;
  const own = parent !== null || role === 'scene' || role === 'layer' ? name : role;
  const path = parent === null ? own : `${parent.path}/${own}`;
  const free = placing.byPath.has(path) ? `${path}~${placing.states.length}` : path;
  const state: PlacedState = { role, name, path: free, parent, children: [], initial, reachable: false, symbol, parts: [] };
  parent?.children.push(state);
  placing.states.push(state);
  placing.byPath.set(free, state);
  return state;
}

function depthOf(state: PlacedState | null): number {
  let depth = 0;
  for (let at = state; at !== null; at = at.parent) depth++;
  return depth;
}

/** Only the first is told: what follows from it would hide it. */
function exceed(placing: Placing, use: Use | null, finding: Pick<Finding, 'code' | 'data'>): void {
  const { tree } = placing.home.source;
  if (placing.excess.length === 0) placing.excess.push({ ...finding, span: use === null ? { start: 0, end: 0 } : spanOf(tree, use) });
}
