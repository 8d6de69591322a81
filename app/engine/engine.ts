/** The engine: every request of the contract, answered over ports. It runs unchanged in a process, on the command line and in tests. */

import { good } from '../base/index.ts';
import type { Handlers } from '../bridge/index.ts';
import { CAST } from '../night/index.ts';
import { createDraftKeeper } from '../project/index.ts';
import { findSleeper } from '../sleepers/index.ts';
import { bundleHandlers } from './bundles.ts';
import { cohortHandlers } from './cohorts.ts';
import { createDeviceLinks } from './device-links.ts';
import { deviceHandlers } from './devices.ts';
import { draftHandlers } from './drafts.ts';
import { fitHandlers } from './fits.ts';
import { historyHandlers } from './history.ts';
import { keyHandlers } from './keys.ts';
import { nightHandlers } from './nights.ts';
import type { EnginePorts } from './ports.ts';
import { preflightHandlers } from './preflight.ts';
import { projectHandlers } from './projects.ts';
import { promiseHandlers } from './promises.ts';
import { settingsHandlers } from './settings.ts';
import { sleeperHandlers } from './sleepers.ts';
import { createSources } from './sources.ts';

export function createEngine(ports: EnginePorts): Handlers {
  const { store } = ports;
  const sources = createSources(ports);
  const links = createDeviceLinks(ports.devices);
  const drafts = createDraftKeeper(ports.journals, ports.crypto.crc32);

  const devices = deviceHandlers(ports, links);
  return {
    'app.info': async () => {
      const seeded = await store.seedSleepers(CAST);
      const trouble = seeded.ok ? [] : [`${seeded.failure.message} ${seeded.failure.hint}`];
      const { version, runtime, dataDir, projectsDir } = ports.about;
      return good({ version, runtime, dataDir, projectsDir, notices: [...trouble, ...ports.about.notices()] });
    },
    'program.check': async ({ source }, { cancel }) => {
      if (source.kind === 'file') {
        const checked = await sources.check(source);
        return checked.ok ? good({ problems: [...checked.value.problems] }) : checked;
      }
      const opened = await sources.openBundle(source.path, cancel, async () => ports.pause());
      return opened.ok ? good({ problems: [] }) : opened;
    },
    'program.digest': async ({ source }, { cancel }) => {
      const read = await sources.runnable(source, cancel, async () => ports.pause());
      return read.ok ? good({ digest: read.value.digest }) : read;
    },
    ...fitHandlers(ports, sources),
    ...settingsHandlers(store),
    ...projectHandlers(ports, drafts),
    ...draftHandlers(drafts, store),
    ...historyHandlers(store),
    ...sleeperHandlers(store, ports.recordings),
    ...nightHandlers(ports, sources),
    ...promiseHandlers(ports, sources),
    ...bundleHandlers(ports, sources),
    ...keyHandlers(ports, (params) => devices['devices.revoke'](params, { cancel: { cancelled: false }, stopped: new Promise(() => {}), progress: () => {} })),
    ...devices,
    ...preflightHandlers(ports, sources, links),
    ...cohortHandlers({
      version: ports.about.version,
      crew: ports.crew,
      files: ports.cohortFiles,
      store,
      runnable: sources.runnable,
      sleeper: (name) => findSleeper(store, name),
    }),
  };
}
