/** The door of the adapters: the engine's ports over Node's files, SQLite and crypto. */

import type { EnginePorts } from '../../app/engine.ts';

export interface NodePortsOptions {
  /** Holds the database, keys, logs and projects made without a folder. Made where missing. */
  readonly dataDir: string;
  readonly templatesDir: string;
  /** Default: `keys` in dataDir. */
  readonly keysDir?: string;
  /** Where projects go that are made without a folder. Default: `projects` in dataDir. */
  readonly projectsDir?: string;
}

export interface NodePorts extends EnginePorts {
  /** Writes a bug into the log under dataDir and gives the id to show: the `onBug` of `serve`. */
  readonly logBug: (error: unknown, method: string) => string;
  /** Closes the database. */
  close(): void;
}

export function createNodePorts(_options: NodePortsOptions): NodePorts {
  throw new Error('the adapters are being built');
}
