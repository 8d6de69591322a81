/** One transition in the graph: a quiet line along its route, with its cause. */

import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { type Point, rounded } from './route.ts';

export type TransitionData = {
  readonly points: readonly Point[];
  readonly label: Point | null;
  readonly text: string;
  readonly kind: string;
  readonly travelled: boolean;
};
export type TransitionFlowEdge = Edge<TransitionData, 'transition'>;

export const TransitionEdge = memo(function TransitionEdge({ id, data, selected, markerEnd }: EdgeProps<TransitionFlowEdge>) {
  if (data === undefined || data.points.length < 2) return null;
  const tone = selected ? 'edge-selected' : data.travelled ? 'edge-travelled' : '';
  return (
    <>
      <BaseEdge id={id} path={rounded(data.points)} className={`edge ${tone}`} {...(markerEnd === undefined ? {} : { markerEnd })} interactionWidth={14} />
      {data.label !== null && (
        <EdgeLabelRenderer>
          <div
            className={`edge-label edge-${data.kind} ${tone}`}
            style={{ transform: `translate(-50%, -50%) translate(${data.label.x}px, ${data.label.y}px)` }}
          >
            {data.text}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
