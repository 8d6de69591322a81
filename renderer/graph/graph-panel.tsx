/** The dream as a graph: drawn from the text as it is, with the previewed night's path on it, and edited as the text. */

import '@xyflow/react/dist/style.css';
import './graph.css';
import {
  Background,
  ConnectionMode,
  Controls,
  type EdgeChange,
  MarkerType,
  MiniMap,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useStore as useFlow,
  useReactFlow,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DreamGraph } from '../../dream-dsl/index.ts';
import { selectEdge, selectNode } from '../state/selection.ts';
import { activeScenes, get, isNightStale, set, useStore } from '../state/store.ts';
import { Inspector } from './inspector.tsx';
import { pressed } from './keys.ts';
import { BUSY, layOut } from './layout.ts';
import { boxInWhole, firstLook, lookAt } from './look.ts';
import { Naming } from './naming.ts';
import type { Layout } from './picture.ts';
import { type SceneFlowNode, SceneNode } from './scene-node.tsx';
import { edgeText } from './size.ts';
import { Toolbar } from './toolbar.tsx';
import { TransitionEdge, type TransitionFlowEdge } from './transition-edge.tsx';
import { useActions } from './use-actions.ts';
import { edgeKey, type GraphNumbers, useNumbers } from './use-numbers.ts';

const nodeTypes = { scene: SceneNode };
const edgeTypes = { transition: TransitionEdge };
const NO_LAYOUT: Layout = { boxes: new Map(), routes: new Map(), width: 0, height: 0 };
const FIT = { padding: 0.04 };
/** Below this zoom the words could not be read: names stay, what is in the scenes goes. */
const FAR = 0.45;
/** So many scenes are more than one sees at once. */
const MANY = 24;

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
  const actions = useActions();
  const [inspecting, setInspecting] = useState(false);
  const toggleInspector = useCallback(() => setInspecting((shown) => !shown), []);
  const far = useFlow(({ transform }) => transform[2] < FAR);
  const said = useStore((state) => state.said);
  const places = useMemo(() => middlesOf(drawn, layout), [drawn, layout]);
  const naming = useMemo(() => ({ renaming: actions.renaming, end: actions.endRename }), [actions]);
  const numbers = useNumbers();
  const chosenNode = selection?.kind === 'node' ? selection.id : null;
  const chosenEdge = selection?.kind === 'edge' ? selection.id : null;
  const nodes = useMemo(() => flowNodes(drawn, layout, numbers, chosenNode), [drawn, layout, numbers, chosenNode]);
  const edges = useMemo(() => flowEdges(drawn, layout, numbers, travelled, chosenEdge), [drawn, layout, numbers, travelled, chosenEdge]);
  return (
    <section
      className="graph"
      data-testid="graph"
      data-stale={stale}
      data-far={far}
      data-connecting={actions.connecting !== null}
      onKeyDownCapture={(event) => pressed(event, { actions, places, toggleInspector })}
      aria-label={`Graph of ${graph?.title ?? 'the dream'}${stale ? ', stale' : ''}`}
    >
      <Toolbar actions={actions} inspecting={inspecting} toggleInspector={toggleInspector} />
      <div className="graph-row">
        <div ref={host} className="graph-canvas">
          {stale && (
            <p className="stale" role="status">
              <strong>Stale.</strong> Drawn from the last whole text.
            </p>
          )}
          {drawn !== null && drawn.edges.length > BUSY && (
            <p className="graph-note">{drawn.edges.length} transitions: labels and the ways to release are left out of this drawing.</p>
          )}
          {graph !== null && graph.nodes.length === 0 && <p className="empty">The scenes of the dream will be shown here, as soon as the text has one.</p>}
          <p className="unseen" role="status">
            {said}
          </p>
          <Naming.Provider value={naming}>
            <ReactFlow<SceneFlowNode, TransitionFlowEdge>
              nodes={nodes}
              edges={edges}
              nodeTypes={nodeTypes}
              edgeTypes={edgeTypes}
              onNodesChange={chooseNode}
              onEdgesChange={chooseEdge}
              nodesDraggable={false}
              connectionMode={ConnectionMode.Loose}
              onConnect={({ source, target }) => actions.connectTo(target, source)}
              edgesReconnectable
              onReconnect={(edge, { source, target }) => {
                if (source === edge.source) actions.reconnect(edge.id, target);
                else if (target === edge.source) actions.reconnect(edge.id, source);
              }}
              onNodeClick={(_, { id }) => {
                if (actions.connecting !== null && actions.connecting !== id) actions.connectTo(id);
              }}
              onNodeDoubleClick={actions.rename}
              zoomOnDoubleClick={false}
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
              {drawn !== null && drawn.nodes.length > MANY && <MiniMap pannable zoomable ariaLabel="Overview of the graph" />}
            </ReactFlow>
          </Naming.Provider>
        </div>
        {inspecting && <Inspector />}
      </div>
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
  const host = useRef<HTMLDivElement>(null);
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
    (id: string): boolean => {
      const box = boxInWhole(layout, id, parents);
      if (box === null || host.current === null) return id === '';
      const moved = lookAt(box, getViewport(), roomOf(host.current));
      if (moved === null) return true;
      chosen.current = 'own';
      void setViewport(moved);
      return true;
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

/** Keeps in view what was selected elsewhere, also what is drawn only now, and the scene of the moment that is looked at. */
function useFollow(follow: (id: string) => boolean): void {
  const selected = useStore(({ selection }) => (selection?.kind === 'node' ? selection.id : ''));
  const active = useStore((state) => (isNightStale(state) ? '' : (activeScenes(state).split(' ').at(-1) ?? '')));
  const latest = useRef(follow);
  const seen = useRef('');
  latest.current = follow;
  useEffect(() => {
    if (seen.current !== selected && follow(selected)) seen.current = selected;
  }, [selected, follow]);
  useEffect(() => void latest.current(active), [active]);
}

/** The middle of each scene in the whole picture. */
function middlesOf(graph: DreamGraph | null, layout: Layout): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const parents = new Map(graph?.nodes.map(({ id, parent }) => [id, parent]));
  return new Map(
    (graph?.nodes ?? []).flatMap(({ id }) => {
      const box = boxInWhole(layout, id, parents);
      return box === null ? [] : [[id, { x: box.x + box.width / 2, y: box.y + box.height / 2 }] as const];
    }),
  );
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
