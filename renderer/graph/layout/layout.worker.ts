/** The layout, beside the window's own thread, with elk in a worker of its own. */

import { createLayoutAnswerer, type ToLayout } from './answerer.ts';
import { elk } from './elk.ts';

const take = createLayoutAnswerer(elk, (answer, transfer) => self.postMessage(answer, { transfer }));
self.onmessage = ({ data }: MessageEvent<ToLayout>) => take(data);
