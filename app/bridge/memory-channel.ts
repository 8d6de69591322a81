/** Two ends of a pipe in one process, for the command line and tests. Delivery is asynchronous, as over a real pipe. */

import type { Channel } from './messages.ts';

export function memoryChannels<A, B>(): [Channel<A, B>, Channel<B, A>] {
  const toLeft = new Set<(message: B) => void>();
  const toRight = new Set<(message: A) => void>();
  return [pipe(toRight, toLeft), pipe(toLeft, toRight)];
}

function pipe<Out, In>(out: Set<(message: Out) => void>, into: Set<(message: In) => void>): Channel<Out, In> {
  return {
    send(message) {
      void Promise.resolve().then(() => {
        for (const listener of out) listener(message);
      });
    },
    listen(listener) {
      into.add(listener);
      return () => into.delete(listener);
    },
  };
}
