/** What recordings need from the world: bytes to read, and a place to write. */

import type { Outcome } from '../base/index.ts';

/** Bytes at rest, read piece by piece. A read past the end gives what is there. */
export interface RecordingSource {
  readonly size: number;
  read(offset: number, length: number): Promise<Outcome<Uint8Array>>;
  close(): Promise<void>;
}

/** A file in the making. It appears under its name on `commit`, whole, or never. */
export interface RecordingSink {
  write(bytes: Uint8Array): Promise<Outcome<null>>;
  commit(): Promise<Outcome<null>>;
  /** Forgets what was written. Harmless after `commit`. */
  abandon(): Promise<void>;
}

export interface RecordingFiles {
  open(path: string): Promise<Outcome<RecordingSource>>;
  /** Takes the place of a file of that name. */
  create(path: string): Promise<Outcome<RecordingSink>>;
}
