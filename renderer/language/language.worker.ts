/** The language, beside the window's own thread: typing never waits for it. */

import { createAnswerer, type ToLanguage } from './answerer.ts';

const turn = new MessageChannel();
const waiting: (() => void)[] = [];
turn.port1.onmessage = () => waiting.shift()?.();

const take = createAnswerer(
  (answer, transfer) => self.postMessage(answer, { transfer }),
  (work) => {
    waiting.push(work);
    turn.port2.postMessage(null);
  },
);
self.onmessage = ({ data }: MessageEvent<ToLanguage>) => take(data);
