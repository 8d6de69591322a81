/** The engine: every request of the contract, answered over ports. It runs unchanged in a process, on the command line and in tests. */

import type { Handlers } from './bridge/index.ts';
import type { BundleCrypto, BundleFiles, KeyRing } from './bundle/index.ts';
import type { ProjectFiles, Store, TemplateFiles } from './project/index.ts';

export interface EnginePorts {
  readonly about: {
    readonly version: string;
    readonly runtime: string;
    readonly dataDir: string;
    /** What the user should know since the start: a database set aside, a key file mended. */
    notices(): readonly string[];
  };
  readonly crypto: BundleCrypto;
  readonly keys: KeyRing;
  readonly bundles: BundleFiles;
  readonly projects: ProjectFiles;
  readonly templates: TemplateFiles;
  readonly store: Store;
  /** Lets waiting messages in, such as a cancel. */
  pause(): Promise<void>;
}

export function createEngine(_ports: EnginePorts): Handlers {
  throw new Error('the engine is being built');
}
