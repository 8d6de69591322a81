/** The door of the graph: a tree, however broken, as nodes and edges. */

import { CHANNEL_OF, contentsOf, type StateSymbol, type Symbols } from '../check/index.ts';
import { type Block, type Cause, type Cue, type Go, type Handler, spanOf, type Tree, textOf } from '../syntax/index.ts';
import type { DreamGraph, GraphCue, GraphEdge, GraphNode } from './model.ts';

export type * from './model.ts';

/** `complete` tells whether the text has no part that the parser had to step over; who parsed knows. */
export function graphOf(tree: Tree, symbols: Symbols, complete: boolean): DreamGraph {
  const edges = edgesOf(tree, symbols);
  const reached = new Set(edges.map((edge) => edge.target));
  const shown = symbols.states.filter((state) => state.node !== null || reached.has(state.path));
  const title = symbols.dream?.title?.parts.filter((part) => typeof part === 'string').join('') ?? '';
  return {
    title,
    complete,
    nodes: [...shown.map((state) => stateNode(tree, symbols, state)), ...symbols.anchors.map((anchor) => anchorNode(tree, anchor))],
    edges,
  };
}

function stateNode(tree: Tree, symbols: Symbols, state: StateSymbol): GraphNode {
  return {
    id: state.path,
    kind: state.role,
    name: state.name,
    parent: state.parent?.path ?? null,
    initial: state.initial,
    reachable: state.reachable || state.role === 'release' || state.role === 'morning',
    tone: state.tones.flatMap((tone) => tone.parts.map(({ name, value }) => ({ name: name.text, value: symbols.constantOf(value) ?? 0 }))),
    cues: state.node === null ? [] : cuesOf(tree, state.node.body),
    span: state.span,
    nameSpan: state.nameSpan,
  };
}

function anchorNode(tree: Tree, { path, node, span }: Symbols['anchors'][number]): GraphNode {
  const name = node.period === null ? 'every' : `every ${textOf(tree, node.period)}`;
  return {
    id: path,
    kind: 'anchor',
    name,
    parent: null,
    initial: false,
    reachable: true,
    tone: [],
    cues: cuesOf(tree, node.body),
    span,
    nameSpan: spanOf(tree, { from: node.from, to: node.from + 1 }),
  };
}

function cuesOf(tree: Tree, block: Block): GraphCue[] {
  return contentsOf(block).cues.map(({ cue, gates }) => {
    const level = cue.options.find((option) => option.kind === 'At');
    return {
      channel: CHANNEL_OF[cue.verb],
      label: labelOf(cue),
      level: level?.kind === 'At' ? textOf(tree, level.level) : '',
      gate: gates.map((gate) => textOf(tree, gate)).join(' and '),
      span: spanOf(tree, cue),
    };
  });
}

function labelOf({ what, verb }: Cue): string {
  if (what === null) return verb;
  return what.kind === 'Name' ? what.text : what.parts.map((part) => (typeof part === 'string' ? part : `{${part.name}}`)).join('');
}

function edgesOf(tree: Tree, symbols: Symbols): GraphEdge[] {
  const edges: GraphEdge[] = [];
  const count = new Map<string, number>();
  for (const state of symbols.states) {
    if (state.node === null) continue;
    for (const handler of contentsOf(state.node.body).handlers) {
      for (const way of waysOf(handler, symbols)) {
        const target = symbols.resolve(way.go);
        const kind = KINDS[handler.cause.kind];
        if (target?.kind !== 'state' || kind === null) continue;
        const pair = `${state.path}>${target.path}`;
        const number = count.get(pair) ?? 0;
        count.set(pair, number + 1);
        const label = way.late ? `late: ${causeText(tree, handler.cause)}` : causeText(tree, handler.cause);
        edges.push({
          id: `${pair}#${number}`,
          source: state.path,
          target: target.path,
          kind: way.share === null ? kind : 'choose',
          label,
          share: way.share,
          history: way.go.history,
          span: spanOf(tree, handler),
        });
      }
    }
  }
  return edges;
}

interface Way {
  readonly go: Go;
  readonly share: number | null;
  /** The way that `together` goes when the others do not come. */
  readonly late: boolean;
}

function waysOf({ body, cause }: Handler, symbols: Symbols): Way[] {
  const ways: Way[] = [];
  const inner = body?.kind === 'Block' ? body.items.find((item) => item.kind === 'Go' || item.kind === 'Choose') : body;
  if (inner?.kind === 'Go') ways.push({ go: inner, share: null, late: false });
  if (inner?.kind === 'Choose') {
    const weights = inner.arms.map((arm) => Math.max(0, symbols.constantOf(arm.weight) ?? 1));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    for (const [i, arm] of inner.arms.entries()) if (arm.go !== null) ways.push({ go: arm.go, share: sum > 0 ? (weights[i] ?? 0) / sum : 0, late: false });
  }
  if (cause.kind === 'Together' && cause.otherwise !== null) ways.push({ go: cause.otherwise, share: null, late: true });
  return ways;
}

const KINDS: Readonly<Record<Cause['kind'], GraphEdge['kind'] | null>> = {
  OnStage: 'stage',
  OnSignal: 'signal',
  OnEvent: 'event',
  When: 'when',
  After: 'after',
  Every: 'every',
  Together: 'together',
  Enter: null,
  Exit: null,
};

function causeText(tree: Tree, cause: Cause): string {
  switch (cause.kind) {
    case 'OnStage':
      return cause.stage.text;
    case 'OnSignal':
      return cause.signal.text;
    case 'OnEvent':
      return cause.event.text;
    case 'When':
      return cause.held === null ? textOf(tree, cause.condition) : `${textOf(tree, cause.condition)} for ${textOf(tree, cause.held)}`;
    case 'After':
      return textOf(tree, cause.delay);
    case 'Every':
      return `every ${textOf(tree, cause.period)}`;
    case 'Together':
      return cause.name?.parts.filter((part) => typeof part === 'string').join('') ?? '';
    default:
      return '';
  }
}
