/** What the two processes of a device say to each other: the one that owns the outputs, and the one that has the network, the storage and the night. */

import type { Channel, Levels, Right, Sounding } from '../../app/base/index.ts';
import type { Subject } from '../../app/night/index.ts';
import type { SoundPlaces } from './outputs/index.ts';

export interface DeviceConfig {
  readonly dir: string;
  readonly name: string;
  /** What it says of itself; absent: the version of this software. */
  readonly firmware?: string;
  readonly channels: readonly Channel[];
  readonly speed: number;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly quota: number;
  readonly discovery: boolean;
  /** Show a code at the start, also where peers are known; else only where nobody is. */
  readonly pair: boolean;
  readonly subject: Subject;
}

/** From the owner of the outputs. */
export type Order =
  /** `heard`: one of its outputs plays sounds. */
  | { readonly kind: 'boot'; readonly config: DeviceConfig; readonly heard: boolean }
  | { readonly kind: 'release'; readonly by: string; readonly well: boolean }
  | { readonly kind: 'pair'; readonly rights: readonly Right[] }
  | { readonly kind: 'reset'; readonly dir: string }
  | { readonly kind: 'sensors'; readonly present: boolean };

/** To it. */
export type Report =
  | { readonly kind: 'ready'; readonly port: number; readonly fingerprint: string; readonly paired: number }
  | { readonly kind: 'failed'; readonly message: string; readonly hint: string }
  | { readonly kind: 'code'; readonly code: string | null }
  | { readonly kind: 'arm' }
  | { readonly kind: 'sounds'; readonly places: SoundPlaces }
  | { readonly kind: 'levels'; readonly levels: Levels; readonly sounding: readonly Sounding[] }
  | { readonly kind: 'silence'; readonly by: string };
