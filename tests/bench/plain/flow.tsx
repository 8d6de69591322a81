/// <reference types="vite/client" />

/** React Flow as its own documentation sets it up, with as many nodes in a chain as the address says: what our graph is measured beside. */

import '@xyflow/react/dist/style.css';
import { type Edge, type Node, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react';
import { createRoot } from 'react-dom/client';

const count = Number(new URLSearchParams(location.search).get('nodes'));
const rows = Math.ceil(Math.sqrt(count));
const nodes: Node[] = Array.from({ length: count }, (_, i) => ({
  id: String(i),
  position: { x: Math.floor(i / rows) * 220, y: (i % rows) * 100 },
  data: { label: `scene ${i}` },
}));
const edges: Edge[] = nodes.slice(1).map((_, i) => ({ id: `e${i}`, source: String(i), target: String(i + 1), type: 'smoothstep' }));

function Plain() {
  const [shown, , onNodesChange] = useNodesState(nodes);
  const [lines, , onEdgesChange] = useEdgesState(edges);
  return <ReactFlow nodes={shown} edges={lines} onNodesChange={onNodesChange} onEdgesChange={onEdgesChange} onlyRenderVisibleElements minZoom={0.05} />;
}

createRoot(document.querySelector('#root') as HTMLElement).render(<Plain />);
