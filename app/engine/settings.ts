/** Settings: kept whole, read with a default for whatever does not fit. */

import { good, type Outcome } from '../base/index.ts';
import { type Handlers, type Settings, settingsSchema } from '../bridge/index.ts';
import type { Store } from '../project/index.ts';

export function settingsHandlers(store: Store): Pick<Handlers, `settings.${'get' | 'set'}`> {
  return {
    'settings.get': () => readSettings(store),
    'settings.set': async (changes) => {
      const before = await readSettings(store);
      if (!before.ok) return before;
      const after = settingsSchema.parse({ ...before.value, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) });
      const put = await store.putSettings(after);
      return put.ok ? good(after) : put;
    },
  };
}

const NO_SETTINGS: Settings = { theme: 'midnight', recentProjects: [], lastSleeper: '', layout: '', formatOnSave: false, screenReader: false, numbers: true };

async function readSettings(store: Store): Promise<Outcome<Settings>> {
  const kept = await store.settings();
  if (!kept.ok) return kept;
  // A setting from another version that no longer fits gives way to its default, alone.
  const shape = settingsSchema.shape;
  const given = (typeof kept.value === 'object' && kept.value !== null ? kept.value : {}) as Readonly<Record<string, unknown>>;
  return good({
    theme: shape.theme.catch(NO_SETTINGS.theme).parse(given['theme']),
    recentProjects: shape.recentProjects.catch(NO_SETTINGS.recentProjects).parse(given['recentProjects']),
    lastSleeper: shape.lastSleeper.catch(NO_SETTINGS.lastSleeper).parse(given['lastSleeper']),
    layout: shape.layout.catch(NO_SETTINGS.layout).parse(given['layout']),
    formatOnSave: shape.formatOnSave.catch(NO_SETTINGS.formatOnSave).parse(given['formatOnSave']),
    screenReader: shape.screenReader.catch(NO_SETTINGS.screenReader).parse(given['screenReader']),
    numbers: shape.numbers.catch(NO_SETTINGS.numbers).parse(given['numbers']),
  });
}
