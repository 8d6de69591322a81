/** One transition in the graph: a quiet line along its route, with its cause. */

import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react';
import { memo } from 'react';
import type { TransitionFlowEdge } from './flow-model.ts';
import type { GraphNumber } from './graph-numbers.ts';
import { rounded } from './layout/route.ts';

/** A way of every night is as thick as this, px; one of none is as thin as any. */
const THICKEST = 3.2;
const THINNEST = 1;

export const TransitionEdge = memo(function TransitionEdge(props: EdgeProps<TransitionFlowEdge>) {
  const { id, data, selected, markerEnd } = props;
  if (data === undefined || (data.route.points.length < 2 && !data.loose)) return null;
  const path = data.loose ? getSmoothStepPath(props)[0] : rounded(data.route.points);
  const { label } = data.route;
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
      {label !== null && !data.loose && (
        <EdgeLabelRenderer>
          {/* The arrow itself says it. */}
          <div className="edge-label-at" aria-hidden style={{ left: label.x, top: label.y }}>
            <div className={`edge-label edge-${data.kind} ${tone}`}>
              {data.text}
              {data.number !== null && <em data-stale={data.number.stale}>{data.number.words}</em>}
            </div>
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

const widthOf = (number: GraphNumber | null) => (number === null ? {} : { style: { strokeWidth: THINNEST + (THICKEST - THINNEST) * number.share } });
