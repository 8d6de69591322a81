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
  const scale = Math.max(layout.width / WIDTH_PX, layout.height / HEIGHT_PX, 1);
  const look = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    void setCenter(layout.x + (event.clientX - left) * scale, layout.y + (event.clientY - top) * scale, { zoom: getZoom() });
  };
  const [left, top] = [(-x / zoom - layout.x) / scale, (-y / zoom - layout.y) / scale];
  return (
    <div
      className="graph-overview"
      role="img"
      aria-label="Overview of the graph"
      style={{ width: layout.width / scale, height: layout.height / scale }}
      onPointerDown={look}
      onPointerMove={look}
    >
      <Scenes layout={layout} boxes={boxes} scale={scale} />
      <div className="overview-sight" style={{ width: width / zoom / scale, height: height / zoom / scale, transform: `translate(${left}px, ${top}px)` }} />
    </div>
  );
});

/** Apart from what moves with every step of the view, so that thousands of scenes are not painted anew for it. */
const Scenes = memo(function Scenes({ layout, boxes, scale }: OverviewProps & { readonly scale: number }) {
  const path = useMemo(() => [...boxes.values()].map((box) => `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`).join(''), [boxes]);
  const { x, y, width, height } = layout;
  return (
    <svg aria-hidden width={width / scale} height={height / scale} viewBox={`${x} ${y} ${width} ${height}`}>
      <path className="overview-scenes" d={path} />
    </svg>
  );
});
