/** What keeping sleepers needs from the world. */

import type { Outcome, Sleeper } from '../base/index.ts';

export interface KeptSleeper {
  readonly sleeper: Sleeper;
  /** Of those that ship with the product; they can be hidden and copied, not changed. */
  readonly ofCast: boolean;
  readonly hidden: boolean;
  /** Counts the profiles that this name has had. */
  readonly version: number;
}

export interface SleeperVersion {
  readonly version: number;
  /** ISO 8601, UTC; empty where it was saved before times were kept. */
  readonly savedAt: string;
  readonly sleeper: Sleeper;
}

/** Profiles by name, and every profile that a name has had; a removed name keeps its history. */
export interface SleeperShelf {
  /** Puts the cast in as it is now. Nobody else is touched, also not one of the same name. */
  seedSleepers(cast: readonly Sleeper[]): Promise<Outcome<null>>;
  /** The cast first, in its order, then the others by name. */
  keptSleepers(): Promise<Outcome<readonly KeptSleeper[]>>;
  /** The newest last; empty where there never was one of that name. */
  sleeperVersions(name: string): Promise<Outcome<readonly SleeperVersion[]>>;
  /**
   * Puts what `which` answers, all of it or nothing; `which` sees the shelf as it is when it is written. A profile
   * that is there unchanged gets no new version.
   */
  putSleepers(which: (kept: readonly KeptSleeper[]) => Outcome<readonly Sleeper[]>): Promise<Outcome<null>>;
  /** False where there is none of that name outside of the cast. */
  removeSleeper(name: string): Promise<Outcome<boolean>>;
  hideSleeper(name: string, hidden: boolean): Promise<Outcome<boolean>>;
}

/** Files to read and write, whole. */
export interface SleeperFiles {
  open(path: string): Promise<Outcome<{ readonly size: number; read(offset: number, length: number): Promise<Outcome<Uint8Array>>; close(): Promise<void> }>>;
  create(path: string): Promise<Outcome<{ write(bytes: Uint8Array): Promise<Outcome<null>>; commit(): Promise<Outcome<null>>; abandon(): Promise<void> }>>;
}
