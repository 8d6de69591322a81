/** The dream as a graph: drawn from the text as it is, with the previewed night's path on it. */

import '@xyflow/react/dist/style.css';
import './graph.css';
import { Background, Controls, type EdgeChange, MarkerType, type NodeChange, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DreamGraph } from '../../dream-dsl/index.ts';
import { selectEdge, selectNode } from '../state/selection.ts';
import { activeScenes, get, isNightStale, set, useStore } from '../state/store.ts';
import { BUSY, layOut } from './layout.ts';
import { boxInWhole, firstLook, lookAt } from './look.ts';
import type { Layout } from './picture.ts';
import { type SceneFlowNode, SceneNode } from './scene-node.tsx';
import { edgeText } from './size.ts';
import { TransitionEdge, type TransitionFlowEdge } from './transition-edge.tsx';
import { edgeKey, type GraphNumbers, useNumbers } from './use-numbers.ts';

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
  const { host, follow, showAll, touch } = useLook(drawn, layout);
  useFollow(follow);
  const selection = useStore((state) => state.selection);
  const night = useStore((state) => (isNightStale(state) ? null : (state.preview?.night ?? null)));
  const travelled = useMemo(() => new Set(night?.transitions.map(({ from, to }) => `${from}>${to}`)), [night]);
  const numbers = useNumbers();
  const chosenNode = selection?.kind === 'node' ? selection.id : null;
  const chosenEdge = selection?.kind === 'edge' ? selection.id : null;
  const nodes = useMemo(() => flowNodes(drawn, layout, numbers, chosenNode), [drawn, layout, numbers, chosenNode]);
  const edges = useMemo(() => flowEdges(drawn, layout, numbers, travelled, chosenEdge), [drawn, layout, numbers, travelled, chosenEdge]);
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
          <strong>Stale.</strong> Drawn from the last whole text.
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

/** Shows the beginning or all of it, until the user looks somewhere; another document is another picture. */
function useLook(graph: DreamGraph | null, layout: Layout) {
  const { fitBounds, getViewport, setViewport } = useReactFlow();
  const revision = useStore((state) => state.documents[state.program]?.revision);
  const host = useRef<HTMLElement>(null);
  const chosen = useRef<'beginning' | 'all' | 'own'>('beginning');
  const { width, height } = layout;
  const parents = useMemo(() => new Map(graph?.nodes.map(({ id, parent }) => [id, parent])), [graph]);
  const first = graph?.nodes.find(({ initial, parent }) => initial && parent === null)?.id ?? '';
  const look = useCallback(() => {
    if (host.current === null || width === 0) return;
    if (chosen.current === 'all') void fitBounds({ x: 0, y: 0, width, height }, FIT);
    if (chosen.current === 'beginning') void setViewport(firstLook({ width, height }, layout.boxes.get(first), roomOf(host.current)));
  }, [fitBounds, setViewport, width, height, layout, first]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document begins untouched
  useEffect(() => {
    chosen.current = 'beginning';
  }, [revision]);
  useEffect(() => {
    if (width === 0 || host.current === null) return;
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
  }, [look, width]);
  const follow = useCallback(
    (id: string) => {
      const box = boxInWhole(layout, id, parents);
      if (box === null || host.current === null) return;
      const moved = lookAt(box, getViewport(), roomOf(host.current));
      if (moved === null) return;
      chosen.current = 'own';
      void setViewport(moved);
    },
    [layout, parents, getViewport, setViewport],
  );
  const showAll = useCallback(() => {
    chosen.current = 'all';
    look();
  }, [look]);
  const touch = useCallback(() => {
    chosen.current = 'own';
  }, []);
  return { host, follow, showAll, touch };
}

/** Keeps in view what was selected elsewhere, and the scene of the moment that is looked at. */
function useFollow(follow: (id: string) => void): void {
  const selected = useStore(({ selection }) => (selection?.kind === 'node' ? selection.id : ''));
  const active = useStore((state) => (isNightStale(state) ? '' : (activeScenes(state).split(' ').at(-1) ?? '')));
  const latest = useRef(follow);
  latest.current = follow;
  useEffect(() => latest.current(selected), [selected]);
  useEffect(() => latest.current(active), [active]);
}

const roomOf = ({ clientWidth, clientHeight }: HTMLElement) => ({ width: clientWidth, height: clientHeight });

function flowNodes(graph: DreamGraph | null, { boxes }: Layout, { scenes }: GraphNumbers, selected: string | null): SceneFlowNode[] {
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
        data: { node, holds: holders.has(node.id), number: scenes.get(node.id) ?? null },
        selected: node.id === selected,
        ariaLabel: `${node.kind} ${node.name}`,
        ...(node.parent === null ? {} : { parentId: node.parent }),
      },
    ];
  });
}

function flowEdges(
  graph: DreamGraph | null,
  { routes }: Layout,
  { edges: numbers }: GraphNumbers,
  travelled: ReadonlySet<string>,
  selected: string | null,
): TransitionFlowEdge[] {
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
        markerEnd: { type: MarkerType.ArrowClosed, markerUnits: 'userSpaceOnUse', width: 14, height: 14, color: colour },
        data: { ...route, text: edgeText(edge), kind: edge.kind, travelled: went, number: numbers.get(edgeKey(edge)) ?? null },
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
