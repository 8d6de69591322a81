/** Settings: kept whole, read with a default for whatever does not fit. */

import { good, type Outcome } from '../base/index.ts';
import { DEFAULT_SETTINGS, type Handlers, type Settings, settingsSchema } from '../bridge/index.ts';
import type { Store } from '../project/index.ts';

export function settingsHandlers(store: Store): Pick<Handlers, `settings.${'get' | 'set'}`> {
  // One change after the other: each is made to what the one before has kept.
  let last: Promise<unknown> = Promise.resolve();
  const change = async (changes: Partial<Settings>): Promise<Outcome<Settings>> => {
    const before = await readSettings(store);
    if (!before.ok) return before;
    const after = settingsSchema.parse({ ...before.value, ...changes });
    const put = await store.putSettings(after);
    return put.ok ? good(after) : put;
  };
  return {
    'settings.get': () => readSettings(store),
    'settings.set': (changes) => {
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const done = last.then(() => change(given));
      last = done.catch(() => {});
      return done;
    },
  };
}

async function readSettings(store: Store): Promise<Outcome<Settings>> {
  const kept = await store.settings();
  if (!kept.ok) return kept;
  const given = (typeof kept.value === 'object' && kept.value !== null ? kept.value : {}) as Readonly<Record<string, unknown>>;
  // A setting from another version that no longer fits gives way to its default, alone.
  const fitting = Object.entries(settingsSchema.shape).flatMap(([name, shape]) => {
    const read = shape.safeParse(given[name]);
    return read.success ? [[name, read.data] as const] : [];
  });
  return good(settingsSchema.parse({ ...DEFAULT_SETTINGS, ...Object.fromEntries(fitting) }));
}
