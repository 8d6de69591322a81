/** The part of the engine that answers for profiles of sleepers. */

import { good } from '../base/index.ts';
import type { Handlers, Method } from '../bridge/index.ts';
import { usualSleeper } from '../night/index.ts';
import type { RecordingFiles } from '../recording/index.ts';
import {
  exportSleepers,
  findSleeper,
  generate,
  hideSleeper,
  importSleepers,
  listSleepers,
  putSleeper,
  removeSleeper,
  type SleeperShelf,
  sleeperHistory,
} from '../sleepers/index.ts';
import { createPortraits } from './portraits.ts';

export function sleeperHandlers(store: SleeperShelf, files: RecordingFiles): Pick<Handlers, Extract<Method, `sleepers.${string}`>> {
  const portrait = createPortraits();
  return {
    'sleepers.portrait': async ({ name }) => {
      const found = await findSleeper(store, name);
      return found.ok ? good(portrait(found.value)) : found;
    },
    'sleepers.list': async (query) => {
      const sleepers = await listSleepers(store, query);
      return sleepers.ok ? good({ sleepers: sleepers.value }) : sleepers;
    },
    'sleepers.show': ({ name, version }) => findSleeper(store, name, version),
    'sleepers.usual': async ({ age, sex }) => good(usualSleeper(age, sex)),
    'sleepers.history': ({ name }) => sleeperHistory(store, name),
    'sleepers.put': ({ sleeper, mode, basedOn }) => putSleeper(store, sleeper, mode, basedOn),
    'sleepers.remove': ({ name }) => removeSleeper(store, name),
    'sleepers.hide': ({ name, hidden }) => hideSleeper(store, name, hidden),
    'sleepers.generate': (wanted) => generate(store, wanted),
    'sleepers.import': ({ path, taken }) => importSleepers(store, files, path, taken),
    'sleepers.export': ({ out, names }) => exportSleepers(store, files, out, names),
  };
}
