/** What a device needs from the world. */

import type { Channel, Levels, Outcome, Sounding } from '../base/index.ts';
import type { BundleCrypto, ByteSource, SoundDecoder } from '../bundle/index.ts';
import type { Subject } from '../night/index.ts';

/** Files of the device. Everything that was acknowledged survives a power cut. */
export interface DeviceStorage {
  /** The state that was kept last, as text; null: none yet. */
  load(): Promise<Outcome<string | null>>;
  /** In the place of the one before: afterwards the one or the other is there, whole. */
  save(text: string): Promise<Outcome<null>>;
  /** Moves a state that can not be read out of the way. */
  setAside(): Promise<void>;

  /** Bytes that the disk has left; infinite where nobody can say. */
  room(): Promise<number>;

  /** Uploads that are not whole yet, by a name of letters and digits. */
  uploads(): Promise<Outcome<readonly { readonly name: string; readonly bytes: number }[]>>;
  extend(upload: string, offset: number, data: Uint8Array): Promise<Outcome<null>>;
  openUpload(upload: string): Promise<Outcome<ByteSource>>;
  dropUpload(upload: string): Promise<void>;
  /** Makes an upload a program of this name. */
  adopt(upload: string, program: string): Promise<Outcome<null>>;
  openProgram(program: string): Promise<Outcome<ByteSource>>;
  /** Removes every program but these, and what was made of it. */
  keepPrograms(programs: readonly string[]): Promise<void>;

  logs(): Promise<Outcome<readonly { readonly night: number; readonly bytes: number }[]>>;
  readLog(night: number): Promise<Outcome<Uint8Array>>;
  /** At the end of the log; where `durable`, safe from a power cut afterwards. */
  appendLog(night: number, text: string, durable: boolean): Promise<Outcome<null>>;
  truncateLog(night: number, bytes: number): Promise<Outcome<null>>;
  dropLog(night: number): Promise<void>;
}

export interface DevicePorts {
  readonly name: string;
  readonly model: string;
  readonly firmware: string;
  readonly channels: readonly Channel[];
  /** Bytes that all unfinished uploads may have together. */
  readonly quota: number;
  readonly identity: {
    /** SHA-256 of the public key (SubjectPublicKeyInfo), hex. */
    readonly fingerprint: string;
    /** ECDSA with SHA-256 over this text; DER, hex. */
    sign(text: string): string;
  };
  readonly storage: DeviceStorage;
  readonly crypto: BundleCrypto;
  /** For sounds that are compressed. */
  readonly decoder: SoundDecoder;
  /** Makes the sounds of a program ready to be heard, where anything here plays them; what fails would be silent at night. */
  makeReady(program: string, bundle: ByteSource): Promise<Outcome<null>>;
  readonly clock: {
    /** ms that never go back. */
    now(): number;
    /** Wall clock, ISO 8601. */
    wall(): string;
    sleep(ms: number): Promise<void>;
  };
  random(bytes: number): Uint8Array;
  /** What the device shows to a person beside it: a pairing code, or null for none. */
  showCode(code: string | null): void;
  /** Levels for the outputs, each of them a sign of life for the watchdog; null: the night is over. */
  drive(levels: Levels | null, sounding: readonly Sounding[]): void;
  /** A new night may use the outputs again; `program`: the name of the one that it plays, whose sounds will be heard. */
  arm(program: string | null): void;
  /** Someone asks for the way out: the watchdog need not wait for the program. */
  silence(by: string): void;
  readonly subject: Subject;
  /** ms of the night in one of the clock; 0: as fast as it can. */
  readonly speed: number;
}
