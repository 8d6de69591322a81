/** The dream as a graph: drawn from the text as it is, with the previewed night's path on it, and edited as the text. */

import '@xyflow/react/dist/style.css';
import './graph.css';
import {
  Background,
  ConnectionMode,
  ControlButton,
  Controls,
  type EdgeChange,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
} from '@xyflow/react';
import { Maximize } from 'lucide-react';
import { type PointerEvent, useMemo, useRef, useState } from 'react';
import type { DreamGraph } from '../../dream-dsl/index.ts';
import { editGraphBy } from '../state/graph-edit.ts';
import { arrowFrom, endArrow, renameSelected } from '../state/graph-task.ts';
import { chosenOf, selectEdge, selectNode, selectNodes, toggleNode } from '../state/selection.ts';
import { get, isNightStale, useStore } from '../state/store.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { FarCanvas } from './far-canvas.tsx';
import { flowEdges, flowNodes, withDragged } from './flow.ts';
import { insideOf } from './inside.ts';
import { Inspector } from './inspector.tsx';
import { pressed } from './keys.ts';
import type { Box } from './layout/picture.ts';
import { BUSY } from './layout/pieces.ts';
import { LayoutNote } from './layout-note.tsx';
import { absoluteBoxes } from './look.ts';
import { AtMouse } from './more-menu.tsx';
import { Overview } from './overview.tsx';
import type { FarPicture } from './paint-far.ts';
import { type SceneFlowNode, SceneNode } from './scene-node.tsx';
import { Toolbar } from './toolbar.tsx';
import { TransitionEdge, type TransitionFlowEdge } from './transition-edge.tsx';
import { useClipboard } from './use-clipboard.ts';
import { useDragging } from './use-dragging.ts';
import { useDrawing } from './use-drawing.ts';
import { useFocus } from './use-focus.ts';
import { useFollow, useLeaving, useLook } from './use-look.ts';
import { useMarks } from './use-marks.ts';
import { useNumbers } from './use-numbers.ts';
import { useSight } from './use-sight.ts';

const nodeTypes = { scene: SceneNode };
const edgeTypes = { transition: TransitionEdge };
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
  const inside = useStore((state) => state.graphInside);
  const shown = useMemo(() => (graph === null ? null : insideOf(graph, inside)), [graph, inside]);
  useLeaving();
  const drawing = useDrawing(shown);
  const { drawn, layout } = drawing;
  const boxes = useMemo((): ReadonlyMap<string, Box> => (drawn === null ? new Map() : absoluteBoxes(drawn, layout.boxes)), [drawn, layout]);
  const { host, follow, showAll, touch } = useLook(drawing, boxes);
  const brokenNames = useMemo(() => brokenIn(graph), [graph]);
  const dragging = useDragging(drawing, boxes);
  const followed = useFollow(follow);
  const selection = useStore((state) => state.selection);
  const night = useStore((state) => (isNightStale(state) ? null : (state.preview?.night ?? null)));
  const travelled = useMemo(() => new Set(night?.transitions.map(({ from, to }) => `${from}>${to}`)), [night]);
  useClipboard();
  const inspecting = useStore((state) => state.inspecting);
  const connecting = useStore(({ graphTask }) => graphTask?.kind === 'connect');
  const said = useStore((state) => state.said);
  const numbers = useNumbers();
  const chosen = useStore(chosenOf);
  const selected = selection?.kind === 'edge' ? selection.id : null;
  const sight = useSight(boxes, chosen);
  const { detail, shown: onPage } = sight;
  const { active, stopped } = useMarks(drawn);
  const { dragged, draggedIds, into } = dragging;
  const before = useRef<readonly SceneFlowNode[]>([]);
  const resting = useMemo(() => {
    const now = flowNodes({ graph: drawn, layout, numbers, chosen, into, active, stopped, shown: onPage }, before.current);
    before.current = now;
    return now;
  }, [drawn, layout, numbers, chosen, into, active, stopped, onPage]);
  const nodes = useMemo(() => withDragged(resting, dragged), [resting, dragged]);
  const focus = useFocus();
  const touched = [...draggedIds].join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: only which ones are dragged matters here, not where they are
  const edges = useMemo(
    () => flowEdges({ graph: drawn, layout, numbers, travelled, selected, dragged: draggedIds, shown: onPage }),
    [drawn, layout, numbers, travelled, selected, touched, onPage],
  );
  const far = useMemo(
    (): FarPicture | null =>
      drawn === null || onPage === null
        ? null
        : { graph: drawn, layout, boxes, detail, shown: onPage, active, travelled, holders: new Set(drawn.nodes.map(({ parent }) => parent)) },
    [drawn, layout, boxes, detail, onPage, active, travelled],
  );
  const [marquee, setMarquee] = useState(false);
  const more = useRef(false);
  const boxing = useRef(false);
  const seePointer = (event: PointerEvent) => {
    setMarquee(event.shiftKey);
    more.current = event.shiftKey || event.ctrlKey || event.metaKey;
  };
  return (
    <section
      ref={focus.section}
      onFocus={focus.onFocus}
      onBlur={focus.onBlur}
      className="graph"
      data-testid="graph"
      tabIndex={-1}
      data-stale={stale}
      data-detail={detail}
      data-connecting={connecting}
      onKeyDownCapture={(event) => {
        more.current = false;
        pressed(event, boxes);
      }}
      onPointerMoveCapture={(event) => {
        seePointer(event);
        sight.hover(event);
      }}
      onPointerDownCapture={seePointer}
      aria-label={`Graph of ${graph?.title ?? 'the dream'}${stale ? ', stale' : ''}`}
    >
      <Toolbar />
      <Breadcrumbs />
      <div className="graph-row">
        <AtMouse>
          <div ref={host} className="graph-canvas">
            {stale && (
              <p className="stale" role="status">
                <strong>Broken in the text:</strong> {brokenNames}. Drawn as it was; the rest can be edited.
              </p>
            )}
            {drawn !== null && drawn.edges.length > BUSY && (
              <p className="graph-note">{drawn.edges.length} transitions: the ways to release are left out of this drawing.</p>
            )}
            {graph !== null && graph.nodes.length === 0 && <p className="empty">The scenes of the dream will be shown here, as soon as the text has one.</p>}
            <LayoutNote />
            <p className="unseen" role="status">
              {said}
            </p>
            <ReactFlow<SceneFlowNode, TransitionFlowEdge>
              nodes={nodes}
              edges={edges}
              nodeTypes={nodeTypes}
              edgeTypes={edgeTypes}
              onNodesChange={(changes) => {
                dragging.change(changes);
                const picked = chooseNodes(changes, more.current, boxing.current);
                if (picked !== null) followed.current = picked;
              }}
              onEdgesChange={chooseEdge}
              onNodeDrag={(event, _, dragged) => dragging.drag(event, dragged)}
              onNodeDragStop={(event, _, dragged) => dragging.drop(event, dragged)}
              onSelectionDrag={dragging.drag}
              onSelectionDragStop={dragging.drop}
              nodeDragThreshold={4}
              selectionOnDrag={marquee}
              selectionMode={SelectionMode.Partial}
              panOnDrag={!marquee}
              onSelectionStart={() => {
                boxing.current = true;
              }}
              onSelectionEnd={() => {
                boxing.current = false;
              }}
              onPaneClick={() => selectNodes([])}
              connectionMode={ConnectionMode.Loose}
              onConnect={({ source, target }) => endArrow(target, source)}
              edgesReconnectable
              onReconnect={(edge, { source, target }) => {
                if (source === edge.source) reconnect(edge.id, target);
                else if (target === edge.source) reconnect(edge.id, source);
              }}
              onNodeClick={(_, { id }) => {
                const from = arrowFrom();
                if (from !== null && from !== id) endArrow(id);
              }}
              onNodeContextMenu={(_, { id }) => {
                const node = drawn?.nodes.find((known) => known.id === id);
                if (node !== undefined && !chosen.includes(id)) selectNode(node);
              }}
              onEdgeContextMenu={(_, { id }) => {
                const edge = drawn?.edges.find((known) => known.id === id);
                if (edge !== undefined) selectEdge(edge);
              }}
              onNodeDoubleClick={renameSelected}
              zoomOnDoubleClick={false}
              deleteKeyCode={null}
              // Its keys would be taken from the text: it does not see that the editor is a place to write.
              panActivationKeyCode={null}
              selectionKeyCode={null}
              multiSelectionKeyCode={null}
              zoomActivationKeyCode={null}
              onMoveStart={(event) => event !== null && touch()}
              minZoom={0.05}
              maxZoom={2}
              proOptions={{ hideAttribution: true }}
            >
              <Background gap={24} size={1} />
              {far !== null && <FarCanvas picture={far} sight={sight.numbers} />}
              <Controls showInteractive={false} showFitView={false}>
                <ControlButton onClick={showAll} title="Fit View" aria-label="Fit View">
                  <Maximize strokeWidth={2.5} />
                </ControlButton>
              </Controls>
            </ReactFlow>
            {drawn !== null && drawn.nodes.length > MANY && <Overview layout={layout} boxes={boxes} />}
          </div>
        </AtMouse>
        {inspecting && <Inspector />}
      </div>
    </section>
  );
}

/** The names of scenes that are drawn as they were. */
function brokenIn(graph: DreamGraph | null): string {
  const broken = new Set(graph?.nodes.flatMap(({ id, broken }) => (broken === undefined ? [] : [id])));
  return (graph?.nodes ?? []).flatMap(({ id, parent, name }) => (broken.has(id) && !broken.has(parent ?? '') ? [name] : [])).join(', ');
}

/** A click of the mouse or a key chose scenes; with Shift or Control one more, or one less. Gives the one that is looked into now. */
function chooseNodes(changes: readonly NodeChange<SceneFlowNode>[], more: boolean, marquee: boolean): string | null {
  const { graph } = get();
  const picks = changes.filter((change) => change.type === 'select');
  if (graph === null || picks.length === 0) return null;
  if (marquee) {
    const chosen = new Set(chosenOf(get()));
    for (const { id, selected } of picks)
      if (selected) chosen.add(id);
      else chosen.delete(id);
    selectNodes(graph.nodes.filter(({ id }) => chosen.has(id)));
  } else {
    const picked = picks.find(({ selected }) => selected);
    const node = graph.nodes.find(({ id }) => id === picked?.id);
    if (node === undefined) return null;
    if (more) toggleNode(node);
    else selectNode(node);
  }
  return get().selection?.id ?? null;
}

const reconnect = (edge: string, to: string): void => void editGraphBy({ kind: 'reconnect', edge, to });

function chooseEdge(changes: readonly EdgeChange<TransitionFlowEdge>[]): void {
  const chosen = changes.find((change) => change.type === 'select' && change.selected);
  const edge = chosen?.type === 'select' ? get().graph?.edges.find(({ id }) => id === chosen.id) : undefined;
  if (edge !== undefined) selectEdge(edge);
}
