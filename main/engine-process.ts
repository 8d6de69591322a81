/**
 * The engine's own process: builds the ports and serves the contract to whoever started it. Arguments: data folder, templates
 * folder, folder of new projects, and `keychain` where whoever started it answers for the keychain of the system.
 */

import module from 'node:module';
import { serve } from '../app/bridge/index.ts';
import { createEngine } from '../app/engine/index.ts';
import { createNodePorts } from './adapters/index.ts';
import { isOfKeychain, keychainOver } from './adapters/keys/keychain-messages.ts';
import { parentChannel } from './parent-channel.ts';

/** After this long the engine has used most of itself, ms. */
const COMPILED_MS = 10_000;

const [dataDir, templatesDir, projectsDir, keychain] = process.argv.slice(2);
if (dataDir === undefined || templatesDir === undefined || projectsDir === undefined)
  throw new Error('usage: engine DATA_DIR TEMPLATES_DIR PROJECTS_DIR [keychain]');

const parent = parentChannel<unknown, unknown>();
const sealing = keychain === 'keychain' ? { keychain: keychainOver(parent.send, parent.listen) } : {};
const ports = createNodePorts({ dataDir, templatesDir, projectsDir, ...sealing });
process.once('exit', () => ports.close());
process.once('disconnect', () => process.exit(0));
serve(
  {
    send: parent.send,
    // What is said to the keychain is no part of the contract.
    listen: (listener) =>
      parent.listen((message) => {
        if (!isOfKeychain(message)) listener(message);
      }),
  },
  createEngine(ports),
  ports.logBug,
);

// Whoever started it ends it from outside, and Node would then keep nothing of what it compiled.
setTimeout(() => module.flushCompileCache?.(), COMPILED_MS).unref();
