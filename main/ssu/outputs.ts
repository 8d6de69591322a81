/** Where levels go: adapters behind one port. */

import { openSync, writeSync } from 'node:fs';
import type { Levels } from '../../app/base/index.ts';

export interface Output {
  /** Called when a level changes. Never waits, never throws. */
  put(levels: Levels): void;
  close(): void;
}

/** Each change as a line of JSON, with the time in ms of the wall clock. */
export function journal(path: string): Output {
  const file = openSync(path, 'a', 0o600);
  return {
    put(levels) {
      try {
        writeSync(file, `${JSON.stringify({ at: performance.timeOrigin + performance.now(), levels })}\n`);
      } catch {
        // A full disk must not keep the outputs from fading.
      }
    },
    close: () => {},
  };
}
