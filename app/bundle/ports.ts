/** What the bundle needs from the world: digests, signatures, bytes to read and a place to write. */

import type { Outcome } from '../base/index.ts';
import type { Lineage } from './succession.ts';

export type { SoundDecoder } from '../audio/index.ts';

/** Bytes at rest, read piece by piece. A read past the end gives what is there. */
export interface ByteSource {
  readonly size: number;
  read(offset: number, length: number): Promise<Outcome<Uint8Array>>;
  close(): Promise<void>;
}

/** A file in the making. It appears under its name on `commit`, whole, or never. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<Outcome<null>>;
  commit(): Promise<Outcome<null>>;
  /** Forgets what was written. Harmless after `commit`. */
  abandon(): Promise<void>;
}

export interface Hash {
  update(bytes: Uint8Array): void;
  /** Lower-case hex. Ends the hash. */
  hex(): string;
}

export interface BundleCrypto {
  sha256(): Hash;
  /** CRC-32 as in ZIP, continuing from `before` (0 at first). */
  crc32(bytes: Uint8Array, before: number): number;
  /** Ed25519 over `message`; `publicKey` is the raw 32 bytes. False for anything malformed; never throws. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

export interface Signed {
  /** Raw 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes. */
  readonly signature: Uint8Array;
  /** How this key came after others, oldest first. */
  readonly lineage: Lineage;
}

export interface KeyInfo {
  /** SHA-256 of the raw public key, hex. */
  readonly id: string;
  readonly name: string;
  /** Base64 of the raw public key. */
  readonly publicKey: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly default: boolean;
  /** Where its private part is: in a file of the user, or sealed by the keychain of the system. */
  readonly kept: 'file' | 'keychain';
  /** Only an active key signs. */
  readonly state: 'active' | 'replaced' | 'revoked';
  /** Id of the key that replaced it. */
  readonly successor: string | null;
  /** Ids of the keys that led to it, oldest first. */
  readonly after: readonly string[];
}

export interface KeyRing {
  list(): Promise<Outcome<readonly KeyInfo[]>>;
  /** By name, id, or the beginning of an id. */
  find(key: string): Promise<Outcome<KeyInfo>>;
  /** Whether private parts are sealed by the keychain of the system, in words. */
  keychain(): Promise<{ readonly name: string | null; readonly words: string }>;
  create(name: string): Promise<Outcome<KeyInfo>>;
  /** `key` is a name, an id or the beginning of one; left out: the default key, made now if there is none. */
  sign(key: string | undefined, message: Uint8Array): Promise<Outcome<Signed>>;
  /** A new key in the place of this one, which names it as its successor and signs nothing else from now on. */
  rotate(key: string, name: string | undefined): Promise<Outcome<KeyInfo>>;
  /** It signs nothing from now on. Devices have to be told. */
  revoke(key: string): Promise<Outcome<KeyInfo>>;
  makeDefault(key: string): Promise<Outcome<KeyInfo>>;
  /** All keys, encrypted. */
  backup(passphrase: string): Promise<Outcome<{ readonly text: string; readonly keys: number }>>;
  /** Adds what is not here yet. */
  restore(text: string, passphrase: string): Promise<Outcome<{ readonly restored: readonly KeyInfo[]; readonly known: number }>>;
}

export interface BundleFiles {
  open(path: string): Promise<Outcome<ByteSource>>;
  /** Refuses to stand in for a file that is no bundle. */
  create(path: string): Promise<Outcome<ByteSink>>;
}
