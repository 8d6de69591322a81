/** One transition in the graph: a quiet line along its route, with its cause. */

import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react';
import { memo } from 'react';
import { type Point, rounded } from './layout/route.ts';
import type { GraphNumber } from './use-numbers.ts';

/** A way of every night is as thick as this, px; one of none is as thin as any. */
const THICKEST = 3.2;
const THINNEST = 1;

export type TransitionData = {
  readonly points: readonly Point[];
  readonly label: Point | null;
  readonly text: string;
  readonly kind: string;
  readonly travelled: boolean;
  /** One of its ends is being dragged: it follows without its route. */
  readonly loose: boolean;
  /** Nights of the last cohort that went this way. */
  readonly number: GraphNumber | null;
};
export type TransitionFlowEdge = Edge<TransitionData, 'transition'>;

export const TransitionEdge = memo(function TransitionEdge(props: EdgeProps<TransitionFlowEdge>) {
  const { id, data, selected, markerEnd } = props;
  if (data === undefined || (data.points.length < 2 && !data.loose)) return null;
  const path = data.loose ? getSmoothStepPath(props)[0] : rounded(data.points);
  const tone = selected ? 'edge-selected' : data.travelled ? 'edge-travelled' : '';
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        className={`edge ${tone}`}
        {...(markerEnd === undefined ? {} : { markerEnd })}
        interactionWidth={14}
        {...widthOf(data.number)}
      />
      {data.label !== null && !data.loose && (
        <EdgeLabelRenderer>
          <div
            className={`edge-label edge-${data.kind} ${tone}`}
            style={{ transform: `translate(-50%, -50%) translate(${data.label.x}px, ${data.label.y}px)` }}
          >
            {data.text}
            {data.number !== null && <em data-stale={data.number.stale}>{data.number.words}</em>}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

const widthOf = (number: GraphNumber | null) => (number === null ? {} : { style: { strokeWidth: THINNEST + (THICKEST - THINNEST) * number.share } });
