/** One transition in the graph: a quiet line along its route, with its cause. */

import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Point } from './layout.ts';

export type TransitionData = {
  readonly points: readonly Point[];
  readonly label: Point | null;
  readonly text: string;
  readonly kind: string;
  readonly travelled: boolean;
};
export type TransitionFlowEdge = Edge<TransitionData, 'transition'>;

const CORNER_PX = 6;

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

/** A path along the points with round corners. */
export function rounded(points: readonly Point[]): string {
  const parts: string[] = [];
  points.forEach((point, i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (before === undefined) parts.push(`M${point.x},${point.y}`);
    else if (after === undefined) parts.push(`L${point.x},${point.y}`);
    else {
      const into = toward(point, before);
      const out = toward(point, after);
      parts.push(`L${into.x},${into.y}`, `Q${point.x},${point.y} ${out.x},${out.y}`);
    }
  });
  return parts.join(' ');
}

function toward(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(CORNER_PX, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
