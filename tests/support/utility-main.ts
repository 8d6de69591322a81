/** An Electron main process without a window: an engine in a utility process, called, killed and called again. Prints what it saw as one line. */

import { writeSync } from 'node:fs';
import { app } from 'electron';
import { noKeychain } from '../../main/adapters/keys/keychain.ts';
import { createEngineHost } from '../../main/electron/engine-host.ts';
import { launchUtility } from '../../main/electron/launch-engine.ts';

const entry = process.env['DREAM_TEST_ENGINE'] ?? '';

void app.whenReady().then(async () => {
  const statuses: string[] = [];
  const host = createEngineHost({
    launch: () => launchUtility({ entry, args: ['argument'], node: '', compiled: '', keychain: noKeychain('') }),
    onStatus: (status) => statuses.push(status),
    log: () => {},
    later: (work, delayMs) => void setTimeout(work, delayMs),
  });
  const first = await host.client.call('app.info', {}).outcome;
  const lost = await host.client.call('keys.list', {}).outcome;
  const second = await host.client.call('app.info', {}).outcome;
  host.stop();
  writeSync(1, `SEEN ${JSON.stringify({ first, lost, second, statuses })}\n`);
  app.exit(0);
});
