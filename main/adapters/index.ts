/** The door of the adapters: the engine's ports over Node's files, SQLite and crypto. */

import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { EnginePorts } from '../../app/engine/index.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { createDeviceNetwork } from '../network/index.ts';
import { createSoundDecoder, createUnpacker } from '../sounds/index.ts';
import { createBugLog } from './bug-log.ts';
import { bundleFiles, recordingFiles, textFiles } from './byte-files.ts';
import { createCrew } from './crew.ts';
import { nodeCrypto } from './crypto.ts';
import { createDataLock } from './data-lock.ts';
import { createJournalFiles } from './journal-files.ts';
import { createKeyRing, type Keychain, noKeychain } from './keys/index.ts';
import { createProjectFiles } from './project-files.ts';
import { createProjectTree } from './project-tree.ts';
import { createStore } from './store.ts';
import { createTemplateFiles } from './templates.ts';

export { recordingFiles } from './byte-files.ts';
export { dataFolder } from './data-folder.ts';
export { fileFailure } from './file-failure.ts';

export interface NodePortsOptions {
  /** Holds the database, keys, logs, unsaved texts and projects made without a folder. Made where missing. */
  readonly dataDir: string;
  readonly templatesDir: string;
  /** Default: `keys` in dataDir. */
  readonly keysDir?: string;
  /** Seals private keys; default: none, they are files that only their owner can read. */
  readonly keychain?: Keychain;
  /** Where projects go that are made without a folder. Default: `projects` in dataDir. */
  readonly projectsDir?: string;
}

export interface NodePorts extends EnginePorts {
  /** Writes a bug into the log under dataDir and gives the id to show: the `onBug` of `serve`. */
  readonly logBug: (error: unknown, method: string) => string;
  /** Closes the database, lets go of the data folder, and sends the crew home. */
  close(): void;
}

/** Nothing is opened or made before it is needed. */
export function createNodePorts(options: NodePortsOptions): NodePorts {
  const dataDir = resolve(options.dataDir);
  const projectsDir = options.projectsDir ?? join(dataDir, 'projects');
  const now = () => new Date();
  const store = createStore(dataDir, { now });
  const crew = createCrew();
  const decoder = createSoundDecoder();
  // A thread of its own: who listens to a long sound does not hold up who measures.
  const unpacking = createSoundDecoder();
  const unsaved = join(dataDir, 'unsaved');
  const lock = createDataLock(unsaved);
  return {
    about: { version: packageFile.version, runtime: `Node ${process.versions.node}`, dataDir, projectsDir, notices: () => store.notices() },
    crypto: nodeCrypto,
    decoder,
    unpacker: createUnpacker(unpacking, join(dataDir, 'unpacked')),
    keys: createKeyRing(options.keysDir ?? join(dataDir, 'keys'), now, options.keychain ?? noKeychain('Only the window can ask the keychain of the system.')),
    bundles: bundleFiles,
    projects: createProjectFiles({ templatesDir: options.templatesDir, projectsDir, now }),
    tree: createProjectTree(now),
    journals: createJournalFiles(unsaved, lock, now),
    templates: createTemplateFiles(options.templatesDir),
    recordings: recordingFiles,
    store,
    crew,
    cohortFiles: textFiles,
    devices: createDeviceNetwork(dataDir),
    pause: () => setImmediate(),
    logBug: createBugLog(dataDir, now),
    close() {
      crew.close();
      decoder.close();
      unpacking.close();
      store.close();
      lock.release();
    },
  };
}
