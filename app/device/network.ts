/** What the author's side of devices needs from the world. */

import { z } from 'zod';
import { hex32Schema, type Outcome, rightsSchema } from '../base/index.ts';
import type { Wire } from './client.ts';

export const knownDeviceSchema = z.strictObject({
  name: z.string().min(1).max(80),
  /** SHA-256 of its public key: the only one that is accepted from now on. */
  fingerprint: hex32Schema,
  /** Where it was last. */
  host: z.string(),
  port: z.number().int().min(1).max(65_535),
  rights: rightsSchema,
});
export type KnownDevice = z.infer<typeof knownDeviceSchema>;

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** What the network says is there; only a key proves it. */
export interface Announced extends Address {
  readonly name: string;
  /** The first half of the fingerprint. */
  readonly id: string;
}

export interface DeviceNetwork {
  browse(forMs: number): Promise<readonly Announced[]>;
  /** `pinned`: the key that it must have; null: any, to be proven by pairing. */
  connect(address: Address, pinned: string | null): Promise<Outcome<Wire>>;
  known(): Promise<Outcome<readonly KnownDevice[]>>;
  change(step: (devices: readonly KnownDevice[]) => readonly KnownDevice[]): Promise<Outcome<null>>;
  /** A place for a bundle on its way, by a name of its own; the last few are kept, so that one that was cut can go on. */
  outbox(name: string): Promise<Outcome<string>>;
  random(bytes: number): Uint8Array;
  sleep(ms: number): Promise<void>;
}
