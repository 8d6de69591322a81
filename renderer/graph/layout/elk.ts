/** The layout's worker. It starts with the window, and has placed a graph before the first that someone waits for: cold, that takes a second. */

import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js';
import Elk from 'elkjs/lib/elk-api.js';
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker';
import { OPTIONS } from './elk-options.ts';

export const elk: ELK = new Elk({ workerFactory: () => new ElkWorker({ name: 'layout' }) as never });

/** With a way back and a label, as dreams are. */
const TRIAL: ElkNode = {
  id: 'root',
  layoutOptions: { ...OPTIONS, 'elk.direction': 'DOWN' },
  children: [
    { id: 'a', width: 90, height: 40 },
    { id: 'c', width: 60, height: 30 },
    { id: 'd', width: 60, height: 30 },
  ],
  edges: [
    { id: 'ab', sources: ['a'], targets: ['c'], labels: [{ id: 'l', text: 'on', width: 20, height: 10 }] },
    { id: 'cd', sources: ['c'], targets: ['d'] },
    { id: 'da', sources: ['d'], targets: ['a'] },
  ],
};
void elk.layout(TRIAL);
