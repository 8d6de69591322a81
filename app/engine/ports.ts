/** What the engine needs from the world. */

import type { SoundDecoder, SoundUnpacker } from '../audio/index.ts';
import type { BundleCrypto, BundleFiles, KeyRing } from '../bundle/index.ts';
import type { CohortFiles, Crew } from '../cohort/index.ts';
import type { DeviceNetwork } from '../device/index.ts';
import type { JournalFiles, ProjectFiles, ProjectTree, Store, TemplateFiles, VersionShelf } from '../project/index.ts';
import type { RecordingFiles } from '../recording/index.ts';
import type { SleeperShelf } from '../sleepers/index.ts';

export interface EnginePorts {
  readonly about: {
    readonly version: string;
    readonly runtime: string;
    readonly dataDir: string;
    /** Where new projects are kept, unless the user wants them elsewhere. */
    readonly projectsDir: string;
    /** What the user should know since the start: a database set aside, a row left out. */
    notices(): readonly string[];
  };
  readonly crypto: BundleCrypto;
  /** For sounds that are compressed. */
  readonly decoder: SoundDecoder;
  /** For compressed sounds that somebody listens to. */
  readonly unpacker: SoundUnpacker;
  readonly keys: KeyRing;
  readonly bundles: BundleFiles;
  readonly projects: ProjectFiles;
  readonly tree: ProjectTree;
  readonly journals: JournalFiles;
  readonly templates: TemplateFiles;
  readonly recordings: RecordingFiles;
  readonly store: Store & SleeperShelf & VersionShelf;
  readonly crew: Crew;
  readonly cohortFiles: CohortFiles;
  readonly devices: DeviceNetwork;
  /** Lets waiting messages in, such as a cancel. */
  pause(): Promise<void>;
}
