/** The whole picture in a corner, with what is in sight: one drawing, however many scenes there are. A click or drag looks there. */

import { useReactFlow, useStore } from '@xyflow/react';
import { memo, type PointerEvent, useMemo } from 'react';
import type { Box, Layout } from './layout/picture.ts';

const WIDTH_PX = 180;
const HEIGHT_PX = 120;

interface OverviewProps {
  readonly layout: Layout;
  readonly boxes: ReadonlyMap<string, Box>;
}

export const Overview = memo(function Overview({ layout, boxes }: OverviewProps) {
  const { setCenter, getZoom } = useReactFlow();
  const [x, y, zoom] = useStore(({ transform }) => transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const path = useMemo(() => [...boxes.values()].map((box) => `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`).join(''), [boxes]);
  const scale = Math.max(layout.width / WIDTH_PX, layout.height / HEIGHT_PX, 1);
  const look = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    void setCenter(layout.x + (event.clientX - left) * scale, layout.y + (event.clientY - top) * scale, { zoom: getZoom() });
  };
  return (
    <svg
      className="graph-overview"
      role="img"
      aria-label="Overview of the graph"
      width={layout.width / scale}
      height={layout.height / scale}
      viewBox={`${layout.x} ${layout.y} ${layout.width} ${layout.height}`}
      onPointerDown={look}
      onPointerMove={look}
    >
      <path className="overview-scenes" d={path} />
      <rect className="overview-sight" x={-x / zoom} y={-y / zoom} width={width / zoom} height={height / zoom} />
    </svg>
  );
});
