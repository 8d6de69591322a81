/** The layout's worker. It starts with the window, and has placed a graph before the first that someone waits for: cold, that takes a second. */

import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js';
import Elk from 'elkjs/lib/elk-api.js';
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker';

export const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.json.edgeCoords': 'ROOT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.spacing.nodeNodeBetweenLayers': '16',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.spacing.edgeNodeBetweenLayers': '8',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '7',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.edgeLabels.inline': 'false',
};

export const elk: ELK = new Elk({ workerFactory: () => new ElkWorker({ name: 'layout' }) as never });

/** Nested, with a way back and a label, as dreams are. */
const TRIAL: ElkNode = {
  id: 'root',
  layoutOptions: OPTIONS,
  children: [
    { id: 'a', width: 90, height: 40 },
    {
      id: 'b',
      children: [
        { id: 'c', width: 60, height: 30 },
        { id: 'd', width: 60, height: 30 },
      ],
    },
  ],
  edges: [
    { id: 'ab', sources: ['a'], targets: ['c'], labels: [{ id: 'l', text: 'on', width: 20, height: 10 }] },
    { id: 'cd', sources: ['c'], targets: ['d'] },
    { id: 'da', sources: ['d'], targets: ['a'] },
  ],
};
void elk.layout(TRIAL);
