/** The one holder of what a device remembers: changes come one after the other, and count once they are kept. */

import { good, type Outcome } from '../base/index.ts';
import type { DeviceStorage } from './ports.ts';
import { type DeviceState, writeState } from './state.ts';

export interface Keeper {
  readonly state: DeviceState;
  /** Makes a state of the current one and keeps it; nothing changes where either fails. */
  change(step: (state: DeviceState) => Outcome<DeviceState>): Promise<Outcome<DeviceState>>;
  /** Runs work that no other change may come between. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export function createKeeper(storage: DeviceStorage, first: DeviceState): Keeper {
  let state = first;
  let last: Promise<unknown> = Promise.resolve();
  return {
    get state() {
      return state;
    },
    async change(step) {
      const next = step(state);
      if (!next.ok || next.value === state) return next;
      const saved = await storage.save(writeState(next.value));
      if (!saved.ok) return saved;
      state = next.value;
      return good(state);
    },
    alone(work) {
      const mine = last.then(work);
      last = mine.catch(() => {});
      return mine;
    },
  };
}
