/** The language, beside the window's own thread: typing never waits for it. */

import { createAnswerer, type ToLanguage } from './answerer.ts';

const take = createAnswerer((answer, transfer) => self.postMessage(answer, { transfer }));
self.onmessage = ({ data }: MessageEvent<ToLanguage>) => take(data);
