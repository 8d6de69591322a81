/** The one port of outputs: what lights, sounds and warms. Adapters beside this file are plugged in by `open-output.ts`. */

import type { Levels, Sounding } from '../../../app/base/index.ts';

/** What comes out of a device at an instant; the watchdog has had the last word on it. */
export interface Put {
  readonly levels: Levels;
  /** The single sounds in `levels.sound`. */
  readonly sounding: readonly Sounding[];
  /** A night is on, or fades away. */
  readonly on: boolean;
}

/** Where a sound lies as a WAV: a file, and so many bytes of it. */
export interface SoundPlace {
  readonly file: string;
  readonly at: number;
  readonly bytes: number;
}
/** By the name that `Sounding.asset` gives. */
export type SoundPlaces = Readonly<Record<string, SoundPlace>>;

export interface Output {
  /** Called when that changes. Never waits, never throws: what fails in here must not keep others from fading. */
  put(put: Put): void;
  /** Tonight's sounds, as soon as they are known. */
  sounds?(places: SoundPlaces): void;
  /** Settles when the last `put` went out, or can not. */
  close(): Promise<void>;
}

/** What an output may need from the device it belongs to. */
export interface OutputHost {
  readonly name: string;
  /** What its person should know. */
  tell(message: string): void;
  /** Somebody at the output asks for the way out. */
  release(by: string): void;
}
