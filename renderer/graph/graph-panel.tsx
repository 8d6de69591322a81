/** The dream as a graph: drawn from the text as it is, with the previewed night's path on it. */

import '@xyflow/react/dist/style.css';
import './graph.css';
import { Background, Controls, type EdgeChange, MarkerType, type NodeChange, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DreamGraph } from '../../dream-dsl/index.ts';
import { selectEdge, selectNode } from '../state/selection.ts';
import { get, isNightStale, set, useStore } from '../state/store.ts';
import { BUSY, type Layout, layOut } from './layout.ts';
import { type SceneFlowNode, SceneNode } from './scene-node.tsx';
import { edgeText } from './size.ts';
import { TransitionEdge, type TransitionFlowEdge } from './transition-edge.tsx';

const nodeTypes = { scene: SceneNode };
const edgeTypes = { transition: TransitionEdge };
const NO_LAYOUT: Layout = { boxes: new Map(), routes: new Map(), width: 0, height: 0 };
const FIT = { padding: 0.04 };

export function GraphPanel() {
  return (
    <ReactFlowProvider>
      <Graph />
    </ReactFlowProvider>
  );
}

function Graph() {
  const graph = useStore((state) => state.graph);
  const stale = useStore((state) => state.graphStale);
  const { drawn, layout } = useLayout(graph);
  const { host, showAll, touch } = useFit(layout);
  const selection = useStore((state) => state.selection);
  const night = useStore((state) => (isNightStale(state) ? null : (state.preview?.night ?? null)));
  const travelled = useMemo(() => new Set(night?.transitions.map(({ from, to }) => `${from}>${to}`)), [night]);
  const nodes = useMemo(() => flowNodes(drawn, layout, selection?.kind === 'node' ? selection.id : null), [drawn, layout, selection]);
  const edges = useMemo(() => flowEdges(drawn, layout, travelled, selection?.kind === 'edge' ? selection.id : null), [drawn, layout, travelled, selection]);
  return (
    <section
      ref={host}
      className="graph"
      data-testid="graph"
      data-stale={stale}
      aria-label={`Graph of ${graph?.title ?? 'the dream'}${stale ? ', stale' : ''}`}
    >
      {stale && (
        <p className="stale" role="status">
          <strong>Stale.</strong> The text has mistakes; this is its last whole structure.
        </p>
      )}
      {drawn !== null && drawn.edges.length > BUSY && (
        <p className="graph-note">{drawn.edges.length} transitions: labels and the ways to release are left out of this drawing.</p>
      )}
      {graph !== null && graph.nodes.length === 0 && <p className="empty">The scenes of the dream will be shown here, as soon as the text has one.</p>}
      <ReactFlow<SceneFlowNode, TransitionFlowEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={chooseNode}
        onEdgesChange={chooseEdge}
        nodesDraggable={false}
        nodesConnectable={false}
        deleteKeyCode={null}
        // Its keys would be taken from the text: it does not see that the editor is a place to write.
        panActivationKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomActivationKeyCode={null}
        onMoveStart={(event) => event !== null && touch()}
        minZoom={0.15}
        maxZoom={2}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={24} size={1} />
        <Controls showInteractive={false} onFitView={showAll} />
      </ReactFlow>
    </section>
  );
}

/** The newest graph that has a layout. */
function useLayout(graph: DreamGraph | null) {
  const [state, setState] = useState<{ drawn: DreamGraph | null; layout: Layout }>({ drawn: null, layout: NO_LAYOUT });
  useEffect(() => {
    if (graph === null) return setState({ drawn: null, layout: NO_LAYOUT });
    let newest = true;
    void layOut(graph).then((layout) => {
      if (newest) setState({ drawn: graph, layout });
    });
    return () => {
      newest = false;
    };
  }, [graph]);
  return state;
}

/** Shows the whole picture, until the user looks somewhere; another document is another picture. */
function useFit({ width, height }: Layout) {
  const { fitBounds } = useReactFlow();
  const revision = useStore((state) => state.document?.revision);
  const host = useRef<HTMLElement>(null);
  const touched = useRef(false);
  const showAll = useCallback(() => {
    void fitBounds({ x: 0, y: 0, width, height }, FIT);
    touched.current = false;
  }, [fitBounds, width, height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document begins untouched
  useEffect(() => {
    touched.current = false;
  }, [revision]);
  useEffect(() => {
    if (width === 0 || host.current === null) return;
    const look = () => {
      if (!touched.current) showAll();
    };
    const frame = requestAnimationFrame(() => {
      look();
      set({ graphDrawn: true });
    });
    const observer = new ResizeObserver(look);
    observer.observe(host.current);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [showAll, width]);
  const touch = useCallback(() => {
    touched.current = true;
  }, []);
  return { host, showAll, touch };
}

function flowNodes(graph: DreamGraph | null, { boxes }: Layout, selected: string | null): SceneFlowNode[] {
  const holders = new Set(graph?.nodes.map(({ parent }) => parent));
  return (graph?.nodes ?? []).flatMap((node) => {
    const box = boxes.get(node.id);
    if (box === undefined) return [];
    const { x, y, width, height } = box;
    return [
      {
        id: node.id,
        type: 'scene' as const,
        position: { x, y },
        width,
        height,
        data: { node, holds: holders.has(node.id) },
        selected: node.id === selected,
        ariaLabel: `${node.kind} ${node.name}`,
        ...(node.parent === null ? {} : { parentId: node.parent }),
      },
    ];
  });
}

function flowEdges(graph: DreamGraph | null, { routes }: Layout, travelled: ReadonlySet<string>, selected: string | null): TransitionFlowEdge[] {
  return (graph?.edges ?? []).flatMap((edge) => {
    const route = routes.get(edge.id);
    if (route === undefined) return [];
    const went = travelled.has(`${edge.source}>${edge.target}`);
    const colour = edge.id === selected ? 'var(--moon)' : went ? 'var(--lamp)' : 'var(--faint)';
    return [
      {
        id: edge.id,
        source: edge.source,
        target: edge.target,
        type: 'transition' as const,
        selected: edge.id === selected,
        zIndex: 1,
        markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: colour },
        data: { ...route, text: edgeText(edge), kind: edge.kind, travelled: went },
        ariaLabel: `${edge.source} to ${edge.target}: ${edgeText(edge)}`,
      },
    ];
  });
}

function chooseNode(changes: readonly NodeChange<SceneFlowNode>[]): void {
  const chosen = changes.find((change) => change.type === 'select' && change.selected);
  const node = chosen?.type === 'select' ? get().graph?.nodes.find(({ id }) => id === chosen.id) : undefined;
  if (node !== undefined) selectNode(node);
}

function chooseEdge(changes: readonly EdgeChange<TransitionFlowEdge>[]): void {
  const chosen = changes.find((change) => change.type === 'select' && change.selected);
  const edge = chosen?.type === 'select' ? get().graph?.edges.find(({ id }) => id === chosen.id) : undefined;
  if (edge !== undefined) selectEdge(edge);
}
