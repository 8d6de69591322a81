/** Following a log as it is written: lines go out as long as the peer gave credit for them, one credit a line. */

import type { NightLogs } from './night-logs.ts';
import type { News } from './protocol.ts';

/** How many logs one connection may follow at once. */
const MAX_WATCHES = 4;

export interface Watches {
  /** null: there are too many. Its lines go out from the next `wake` on, after its number was told. */
  begin(night: number, from: number, credits: number): number | null;
  /** False where there is no such watch. */
  credit(watch: number, credits: number): boolean;
  stop(watch: number): boolean;
  wake(): void;
  close(): void;
}

/** `send` settles when there is room for more; `allowed`: whether the peer may still observe. */
export function createWatches(logs: NightLogs, send: (news: News) => Promise<void>, allowed: () => boolean): Watches {
  const watches = new Map<number, { readonly night: number; next: number; credits: number; told: boolean }>();
  let count = 0;
  let pumping = false;
  let again = false;
  const unfollow = logs.follow(() => void pump());

  return {
    begin(night, from, credits) {
      if (watches.size >= MAX_WATCHES) return null;
      const watch = ++count;
      watches.set(watch, { night, next: from, credits, told: false });
      return watch;
    },
    wake() {
      for (const one of watches.values()) one.told = true;
      void pump();
    },
    credit(watch, credits) {
      const known = watches.get(watch);
      if (known === undefined) return false;
      known.credits += credits;
      void pump();
      return true;
    },
    stop: (watch) => watches.delete(watch),
    close() {
      unfollow();
      watches.clear();
    },
  };

  async function pump(): Promise<void> {
    again = true;
    if (pumping) return;
    pumping = true;
    while (again) {
      again = false;
      for (const [watch, one] of watches) {
        if (!allowed()) watches.delete(watch);
        while (one.told && one.credits > 0 && watches.has(watch)) {
          const read = await logs.lines(one.night, one.next, one.credits);
          const { lines, more, open } = read.ok ? read.value : { lines: [], more: false, open: false };
          const over = !more && !open;
          one.next += lines.length;
          one.credits -= lines.length;
          if (lines.length > 0 || over) await send({ watch, lines, over });
          if (over) watches.delete(watch);
          if (!more) break;
        }
      }
    }
    pumping = false;
  }
}
