/** React Flow with what it tells us. All that it is given stays the same while nothing changes: each new thing would be told to everything on the page. */

import '@xyflow/react/dist/style.css';
import { Background, ConnectionMode, ControlButton, Controls, type Edge, type EdgeChange, type NodeChange, ReactFlow, SelectionMode } from '@xyflow/react';
import { Maximize } from 'lucide-react';
import { memo, type ReactNode, type RefObject, useMemo, useRef } from 'react';
import { editGraphBy } from '../state/graph-edit.ts';
import { arrowFrom, endArrow, renameSelected } from '../state/graph-task.ts';
import { chosenOf, selectEdge, selectNode, selectNodes, toggleNode } from '../state/selection.ts';
import { get } from '../state/store.ts';
import type { SceneFlowNode, TransitionFlowEdge } from './flow-model.ts';
import { SceneNode } from './scene-node.tsx';
import { TransitionEdge } from './transition-edge.tsx';
import type { Dragging } from './use-dragging.ts';

const nodeTypes = { scene: SceneNode };
const edgeTypes = { transition: TransitionEdge };
const PRO = { hideAttribution: true };

interface FlowViewProps {
  readonly nodes: SceneFlowNode[];
  readonly edges: TransitionFlowEdge[];
  readonly change: Dragging['change'];
  readonly drag: Dragging['drag'];
  readonly drop: Dragging['drop'];
  /** A drag over the ground chooses what it touches, instead of moving the view. */
  readonly marquee: boolean;
  /** What is chosen now is one more. */
  readonly more: RefObject<boolean>;
  readonly onPicked: (id: string) => void;
  readonly onMoved: () => void;
  readonly showAll: () => void;
  readonly children: ReactNode;
}

export const FlowView = memo(function FlowView({ nodes, edges, change, drag, drop, marquee, more, onPicked, onMoved, showAll, children }: FlowViewProps) {
  const boxing = useRef(false);
  const hears = useMemo(
    () => ({
      onNodesChange: (changes: NodeChange<SceneFlowNode>[]) => {
        change(changes);
        const picked = chooseNodes(changes, more.current, boxing.current);
        if (picked !== null) onPicked(picked);
      },
      onNodeDrag: (event: Parameters<Dragging['drag']>[0], _: unknown, dragged: SceneFlowNode[]) => drag(event, dragged),
      onNodeDragStop: (event: Parameters<Dragging['drop']>[0], _: unknown, dragged: SceneFlowNode[]) => drop(event, dragged),
      onSelectionStart: () => {
        boxing.current = true;
      },
      onSelectionEnd: () => {
        boxing.current = false;
      },
      onMoveStart: (event: unknown) => {
        if (event !== null) onMoved();
      },
    }),
    [change, drag, drop, more, onPicked, onMoved],
  );
  const controls = useMemo(
    () => (
      <Controls showInteractive={false} showFitView={false}>
        <ControlButton onClick={showAll} title="Fit View" aria-label="Fit View">
          <Maximize strokeWidth={2.5} />
        </ControlButton>
      </Controls>
    ),
    [showAll],
  );
  return (
    <ReactFlow<SceneFlowNode, TransitionFlowEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      {...hears}
      {...ALWAYS}
      onSelectionDrag={drag}
      onSelectionDragStop={drop}
      nodeDragThreshold={4}
      selectNodesOnDrag={false}
      selectionOnDrag={marquee}
      selectionMode={SelectionMode.Partial}
      panOnDrag={!marquee}
      connectionMode={ConnectionMode.Loose}
      edgesReconnectable
      zoomOnDoubleClick={false}
      deleteKeyCode={null}
      // What is seen a little is no sight: who looks on brings what the keyboard comes to.
      autoPanOnNodeFocus={false}
      // Its keys would be taken from the text: it does not see that the editor is a place to write.
      panActivationKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      zoomActivationKeyCode={null}
      minZoom={0.02}
      maxZoom={2}
      proOptions={PRO}
    >
      {GROUND}
      {children}
      {controls}
    </ReactFlow>
  );
});

const GROUND = <Background gap={24} size={1} />;

/** What needs to know nothing of the drawing. */
const ALWAYS = {
  onEdgesChange: chooseEdge,
  onPaneClick: () => selectNodes([]),
  onConnect: ({ source, target }: { source: string; target: string }) => endArrow(target, source),
  onReconnect: (edge: Edge, { source, target }: { source: string; target: string }) => {
    if (source === edge.source) reconnect(edge.id, target);
    else if (target === edge.source) reconnect(edge.id, source);
  },
  onNodeClick: (_: unknown, { id }: { id: string }) => {
    const from = arrowFrom();
    if (from !== null && from !== id) endArrow(id);
  },
  onNodeContextMenu: (_: unknown, { id }: { id: string }) => {
    const node = get().graph?.nodes.find((known) => known.id === id);
    if (node !== undefined && !chosenOf(get()).includes(id)) selectNode(node);
  },
  onEdgeContextMenu: (_: unknown, { id }: { id: string }) => {
    const edge = get().graph?.edges.find((known) => known.id === id);
    if (edge !== undefined) selectEdge(edge);
  },
  onNodeDoubleClick: renameSelected,
};

/** A click of the mouse or a key chose scenes; with Shift or Control one more, or one less. Gives the one that is looked into now. */
function chooseNodes(changes: readonly NodeChange<SceneFlowNode>[], more: boolean, marquee: boolean): string | null {
  const picks = changes.filter((change) => change.type === 'select');
  const { graph } = get();
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
