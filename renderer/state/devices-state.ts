/** What the window knows of devices. */

import type { BedTold, Failure, Preflight, Result } from '../../app/bridge/index.ts';

export type Paired = Result<'devices.list'>['devices'][number];
export type Found = Result<'devices.find'>['devices'][number];
export type DeviceStatus = Result<'devices.status'>;
export type DeviceLog = Result<'devices.log'>;

/** How a paired device was met last. */
export type Reach =
  | { readonly kind: 'asking' }
  /** `skewMs`: how far its clock is ahead of this computer's. */
  | { readonly kind: 'here'; readonly status: DeviceStatus; readonly skewMs: number }
  /** `last`: what was known before. */
  | { readonly kind: 'away'; readonly failure: Failure; readonly last: DeviceStatus | null };

/** A bundle on its way to a device. */
export interface Sending {
  readonly phase: 'reading' | 'sending' | 'installing' | 'cut' | 'done' | 'failed';
  /** 0–1 */
  readonly done: number;
  /** Which program. */
  readonly what: string;
  /** What the device said: notes where it is done, why not where it failed. */
  readonly words: string;
  /** The file, to go on with. */
  readonly path: string;
}

/** A sleeper who is to be let go, and what became of it. */
export type Letting =
  | { readonly kind: 'asking' }
  /** `night`: which, where that was known. */
  | { readonly kind: 'released'; readonly night: number | null }
  /** No night was on. */
  | { readonly kind: 'silent' }
  /** Asked so often without an answer; it is asked again. */
  | { readonly kind: 'unreachable'; readonly tries: number; readonly failure: Failure };

/** A bed that this window runs, with what it shows to a person beside it. */
export interface Bed {
  readonly name: string;
  readonly state: 'starting' | 'on' | 'ended';
  readonly port: number;
  readonly fingerprint: string;
  readonly code: string | null;
  /** What it did last, in words. */
  readonly said: string;
  readonly told: BedTold | null;
}

/** The list of what stands against the dream, and the texts that it is of. */
export interface Checked {
  readonly preflight: Preflight;
  readonly texts: Readonly<Record<string, string>>;
  readonly targets: readonly string[];
}

export interface DevicesState {
  /** null: not asked yet. */
  readonly paired: readonly Paired[] | null;
  /** Why the list of them can not be read. */
  readonly failure: Failure | null;
  readonly found: readonly Found[];
  readonly looking: boolean;
  /** By fingerprint. */
  readonly reach: Readonly<Record<string, Reach>>;
  /** Fingerprint of the one that is shown in full. */
  readonly shown: string | null;
  /** Fingerprints of those that the dream goes to. */
  readonly targets: readonly string[];
  readonly checking: boolean;
  readonly checked: Checked | null;
  readonly checkFailure: Failure | null;
  readonly sending: Readonly<Record<string, Sending>>;
  readonly letting: Readonly<Record<string, Letting>>;
  readonly logs: Readonly<
    Record<string, { readonly night: number; readonly sealed: boolean; readonly open: boolean; readonly lines: number } | Failure | 'asking'>
  >;
  /** By name. */
  readonly beds: Readonly<Record<string, Bed>>;
}

export const NO_DEVICES: DevicesState = {
  paired: null,
  failure: null,
  found: [],
  looking: false,
  reach: {},
  shown: null,
  targets: [],
  checking: false,
  checked: null,
  checkFailure: null,
  sending: {},
  letting: {},
  logs: {},
  beds: {},
};

/** The status as far as it is known. */
export const statusOf = (reach: Reach | undefined): DeviceStatus | null => (reach?.kind === 'here' ? reach.status : reach?.kind === 'away' ? reach.last : null);

/** Only the device has what it takes to answer. */
export const PLAYED_ELSEWHERE: Failure = {
  why: 'played-elsewhere',
  message: 'This night was played by a device, which alone has what it takes to answer.',
  hint: 'Preview the same sleeper and seed here, and ask that night.',
};

const NONE: readonly Paired[] = [];

/** Those that are paired; the same empty list while nobody knows yet. */
export const pairedOf = ({ devices }: { readonly devices: Pick<DevicesState, 'paired'> }): readonly Paired[] => devices.paired ?? NONE;

/** To which of these beds the dream goes: to those that were chosen before, and to one that has just become the only one. */
export function aimedAt({ paired: before, targets }: Pick<DevicesState, 'paired' | 'targets'>, paired: readonly Paired[]): readonly string[] {
  const [first, second] = paired;
  if (first !== undefined && second === undefined && (before ?? NONE).length === 0) return [first.fingerprint];
  const there = targets.filter((target) => paired.some(({ fingerprint }) => fingerprint === target));
  return there.length === targets.length ? targets : there;
}
