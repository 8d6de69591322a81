/** The layout's worker. It starts with the window, before the graph is there to be placed. */

import type { ELK } from 'elkjs/lib/elk-api.js';
import Elk from 'elkjs/lib/elk-api.js';
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker';

export const elk: ELK = new Elk({ workerFactory: () => new ElkWorker({ name: 'layout' }) as never });
