/** Sounds that are dropped on a scene are played in it; it shows that it would take them. */

import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useMemo, useRef, useState } from 'react';
import type { GraphNode } from '../../dream-dsl/index.ts';
import { bringsFiles, dropOn } from '../state/dropped.ts';
import type { GraphIndex } from './graph-index.ts';
import type { Box } from './layout/picture.ts';
import { sceneAt } from './sight.ts';

const playsCues = ({ kind }: GraphNode): boolean => kind !== 'anywhere' && kind !== 'release';

export function useDropped(index: GraphIndex, boxes: ReadonlyMap<string, Box>) {
  const { screenToFlowPosition } = useReactFlow();
  /** The scene that what is dragged would be played in. */
  const [over, setOver] = useState<string | null>(null);
  const latest = useRef({ index, boxes });
  latest.current = { index, boxes };
  const drops = useMemo(() => {
    const under = ({ clientX, clientY }: DragEvent) =>
      sceneAt(latest.current.index, latest.current.boxes, screenToFlowPosition({ x: clientX, y: clientY }), playsCues)?.id ?? null;
    return {
      onDragOver(event: DragEvent) {
        if (!bringsFiles(event.dataTransfer)) return;
        event.preventDefault();
        setOver(under(event));
      },
      onDragLeave: () => setOver(null),
      onDrop(event: DragEvent) {
        setOver(null);
        if (!bringsFiles(event.dataTransfer)) return;
        event.preventDefault();
        void dropOn(under(event), event.dataTransfer);
      },
    };
  }, [screenToFlowPosition]);
  return { over, drops };
}
