/** The steps from a checked tree to a program and a picture of it, as far as they are built: scenes without arrows, and no program. */

import type { Symbols } from '../check/index.ts';
import type { DreamGraph, GraphNode } from '../graph/model.ts';
import type { Lowered } from '../lower/model.ts';
import type { Tree } from '../syntax/index.ts';

export function lower(_tree: Tree, _symbols: Symbols): Lowered | null {
  return null;
}

export function graphOf(_tree: Tree, symbols: Symbols): DreamGraph {
  const nodes = symbols.states.filter((state) => state.node !== null);
  const title = symbols.dream?.title?.parts.filter((part) => typeof part === 'string').join('') ?? '';
  return {
    title,
    complete: true,
    edges: [],
    nodes: nodes.map(
      (state): GraphNode => ({
        id: state.path,
        kind: state.role,
        name: state.name,
        parent: state.parent?.path ?? null,
        initial: state.initial,
        reachable: state.reachable,
        tone: [],
        cues: [],
        span: state.span,
        nameSpan: state.nameSpan,
      }),
    ),
  };
}
