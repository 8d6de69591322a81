/** What is around a place in a text: the nodes from the outside in, the scope whose names count, the scene it is in. */

import type { MotifSymbol, Scope, StateSymbol, Symbols } from '../check/index.ts';
import { type AnyNode, children, spanOf, type Tree } from '../syntax/index.ts';

/** The nodes that hold an offset, or touch it, from the outermost in. Where two meet, the later one. */
export function nodesAt(tree: Tree, offset: number): readonly AnyNode[] {
  const path: AnyNode[] = [];
  for (let node: AnyNode | undefined = tree.file; node !== undefined; ) {
    path.push(node);
    const below: readonly AnyNode[] = children(node);
    node = below.findLast((child) => {
      const { start, end } = spanOf(tree, child);
      return start <= offset && offset <= end;
    });
  }
  return path;
}

/** The nodes that hold a token, from the outermost in. */
export function nodesOver(tree: Tree, token: number): readonly AnyNode[] {
  const path: AnyNode[] = [];
  for (let node: AnyNode | undefined = tree.file; node !== undefined; ) {
    path.push(node);
    const below: readonly AnyNode[] = children(node);
    node = below.findLast((child) => child.from <= token && token < child.to);
  }
  return path;
}

/** Whose names count at an offset: those of the dream or motif that it is in, else of the last that begins before it. */
export function scopeAt(symbols: Symbols, tree: Tree, offset: number): Scope | null {
  const scopes = [symbols.dream, ...symbols.motifs.map((motif: MotifSymbol) => motif.scope)].filter((scope) => scope !== null);
  const start = (scope: Scope): number => spanOf(tree, scope.owner).start;
  const before = scopes.filter((scope) => start(scope) <= offset).sort((a, b) => start(b) - start(a));
  return before.find((scope) => offset <= spanOf(tree, scope.owner).end) ?? before[0] ?? null;
}

/** The innermost scene, layer, ritual, … that an offset is in. */
export function stateAt(scope: Scope | null, offset: number): StateSymbol | null {
  // Children stand behind their parents, so the last one that holds the offset is the innermost.
  return scope?.states.findLast((state) => state.node !== null && state.span.start <= offset && offset <= state.span.end) ?? null;
}

/** Nested scenes of a state, those of its motif among them. */
export function nestedIn(state: StateSymbol): readonly StateSymbol[] {
  const own = state.use?.motif?.scope.states.find((other) => other.role === 'motif');
  return own === undefined ? state.children : [...own.children, ...state.children];
}
