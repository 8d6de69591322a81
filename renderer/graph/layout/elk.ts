/** elk, in a worker of its own. It starts with the first piece that nobody remembers, or when the window has nothing else to do; cold, it takes a second. */

import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js';
import Elk from 'elkjs/lib/elk-api.js';
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker';
import { OPTIONS } from './elk-options.ts';

let worker: ELK | null = null;

export function elk(): ELK {
  if (worker === null) {
    worker = new Elk({ workerFactory: () => new ElkWorker({ name: 'elk' }) as never });
    // Before the first that somebody waits for, where there is time.
    void worker.layout(TRIAL);
  }
  return worker;
}

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
