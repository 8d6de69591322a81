/** What of the dream is given to React Flow, and what is in the drawing below it. A step of a drag draws only this anew, and of it only what is dragged. */

import { memo, type RefObject, useMemo } from 'react';
import { isNightStale, useStore } from '../state/store.ts';
import { FarCanvas } from './far-canvas.tsx';
import { flowEdges, flowNodes, withDragged } from './flow.ts';
import type { SceneFlowNode, TransitionFlowEdge } from './flow-model.ts';
import { FlowView } from './flow-view.tsx';
import type { GraphIndex } from './graph-index.ts';
import type { Box, Layout } from './layout/picture.ts';
import { useDragging } from './use-dragging.ts';
import { useKept } from './use-kept.ts';
import { useMarks } from './use-marks.ts';
import { useNumbers } from './use-numbers.ts';
import type { Sight } from './use-sight.ts';

interface GraphFlowProps extends Pick<Sight, 'detail' | 'namePx' | 'large' | 'numbers' | 'shown'> {
  readonly index: GraphIndex;
  readonly layout: Layout;
  readonly chosen: readonly string[];
  /** What is seen of a scene: itself, or the folded one that it is in. */
  readonly standIn: (id: string) => string;
  readonly boxes: ReadonlyMap<string, Box>;
  /** What is dragged from elsewhere would come into it. */
  readonly over: string | null;
  readonly marquee: boolean;
  readonly more: RefObject<boolean>;
  readonly onPicked: (id: string) => void;
  readonly onMoved: () => void;
  readonly showAll: () => void;
}

export const GraphFlow = memo(function GraphFlow({
  index,
  layout,
  boxes,
  chosen,
  standIn,
  over,
  detail,
  namePx,
  large,
  numbers: sight,
  shown,
  ...view
}: GraphFlowProps) {
  const { dragged, draggedIds, into: holder, change, drag, drop } = useDragging(index, layout, boxes);
  const into = holder ?? over;
  const selected = useStore(({ selection }) => (selection?.kind === 'edge' ? selection.id : null));
  const night = useStore((state) => (isNightStale(state) ? null : (state.preview?.night ?? null)));
  const travelled = useMemo(() => new Set(night?.transitions.map(({ from, to }) => `${standIn(from)}>${standIn(to)}`)), [night, standIn]);
  const numbers = useNumbers(index.graph);
  const { active, stopped } = useMarks(index.graph);
  const resting = useKept<SceneFlowNode>(
    (before) => flowNodes({ index, layout, numbers, chosen, into, active, stopped, shown }, before),
    [index, layout, numbers, chosen, into, active, stopped, shown],
  );
  const nodes = useMemo(() => withDragged(resting, dragged), [resting, dragged]);
  const edges = useKept<TransitionFlowEdge>(
    (before) => flowEdges({ index, layout, numbers, travelled, selected, dragged: draggedIds, shown }, before),
    [index, layout, numbers, travelled, selected, draggedIds, shown],
  );
  const far = useMemo(() => {
    if (!large) return null;
    const look = { sight, detail, namePx };
    return <FarCanvas index={index} layout={layout} boxes={boxes} {...look} active={active} travelled={travelled} dragged={draggedIds} />;
  }, [index, layout, boxes, large, sight, detail, namePx, active, travelled, draggedIds]);
  return (
    <FlowView nodes={nodes} edges={edges} change={change} drag={drag} drop={drop} {...view}>
      {far}
    </FlowView>
  );
});
