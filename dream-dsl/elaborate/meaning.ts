/** What names stand for in a frame: through what motifs are given, down to scenes, assets, colours and words. */

import { type AssetSymbol, COLOURS, type ColourSymbol, type ParamSymbol, type StateSymbol, type Sym } from '../check/index.ts';
import type { Cue, Expr, Path, Reference } from '../syntax/index.ts';
import type { ElaboratedState, Frame, Given } from './model.ts';

/** Arguments may be handed on from motif to motif; no longer way than this is followed. */
export const MAX_HANDS = 200;

/** What a parameter of a motif is given here; null for what the sleeper sets, and where nothing was given. */
export function givenFor(param: ParamSymbol, frame: Frame): Given | null {
  return frame.args.get(param) ?? null;
}

/** The expression that one stands for, when parameters are replaced by what they are given. */
export function followed(expr: Expr, frame: Frame): Given {
  let at: Given = { expr, frame };
  for (let hands = 0; hands < MAX_HANDS && at.expr.kind === 'Reference'; hands++) {
    const symbol = only(at.frame.symbols.resolveReference(at.expr));
    const given = symbol?.kind === 'param' ? givenFor(symbol, at.frame) : null;
    if (given === null) break;
    at = given;
  }
  return at;
}

/** The scene that a path leads to, seen from the scene that says it. */
export function stateAt(path: Path, frame: Frame, from: ElaboratedState | null): ElaboratedState | null {
  return stateOf(frame.symbols.resolvePath(path), frame, from);
}

/** The same for a name in an expression: `in dusk`, `next = shore.dusk`. */
export function stateNamed(reference: Reference, frame: Frame, from: ElaboratedState | null): ElaboratedState | null {
  return stateOf(frame.symbols.resolveReference(reference), frame, from);
}

/** Each symbol is nested in the one before; the first may be a parameter that was given a scene. */
export function stateOf(symbols: readonly Sym[] | null, frame: Frame, from: ElaboratedState | null): ElaboratedState | null {
  let at: ElaboratedState | null = null;
  for (const [i, symbol] of (symbols ?? []).entries()) {
    if (symbol.kind === 'param' && i === 0) at = stateGiven(symbol, frame);
    else if (symbol.kind === 'state') at = i === 0 ? (own(symbol, frame) ?? (from && within(from, symbol))) : at && within(at, symbol);
    else return null;
    if (at === null) return null;
  }
  return at;
}

function stateGiven(param: ParamSymbol, frame: Frame): ElaboratedState | null {
  const given = givenFor(param, frame);
  if (given === null) return null;
  const { expr, frame: outer } = followed(given.expr, given.frame);
  return expr.kind === 'Reference' ? stateNamed(expr, outer, outer.state) : null;
}

/** `release` and `morning` are the dream's, wherever they are said. */
function own(symbol: StateSymbol, frame: Frame): ElaboratedState | null {
  return frame.states.get(symbol) ?? (symbol.role === 'release' || symbol.role === 'morning' ? (frame.byPath.get(symbol.role) ?? null) : null);
}

function within(around: ElaboratedState, symbol: StateSymbol): ElaboratedState | null {
  let level: readonly ElaboratedState[] = around.children;
  while (level.length > 0) {
    const found = level.find((state) => state.symbol === symbol);
    if (found !== undefined) return found;
    level = level.flatMap((state) => state.children);
  }
  return null;
}

/** What a cue plays: an asset or a colour; null for words and plain cues. */
export function playedBy(cue: Cue, frame: Frame): AssetSymbol | ColourSymbol | null {
  if (cue.what?.kind !== 'Path') return null;
  const symbol = frame.symbols.resolve(cue);
  return symbol?.kind === 'param' ? thingGiven(symbol, frame) : thing(symbol);
}

function thingGiven(param: ParamSymbol, frame: Frame): AssetSymbol | ColourSymbol | null {
  const given = givenFor(param, frame);
  if (given === null) return null;
  const { expr, frame: outer } = followed(given.expr, given.frame);
  if (expr.kind !== 'Reference') return null;
  const named = thing(outer.symbols.resolve(expr));
  if (named !== null) return named;
  const colour = (COLOURS as readonly string[]).includes(expr.name) ? ({ kind: 'colour', name: expr.name } as const) : null;
  return outer.symbols.visibleAssets.get(expr.name) ?? colour;
}

const thing = (symbol: Sym | null): AssetSymbol | ColourSymbol | null => (symbol?.kind === 'asset' || symbol?.kind === 'colour' ? symbol : null);

const only = (symbols: readonly Sym[] | null): Sym | null => (symbols?.length === 1 ? (symbols[0] as Sym) : null);
