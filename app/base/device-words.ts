/** What is known of devices: the words that the protocol, the engine's contract and the window share. */

import { z } from 'zod';
import { nightRecordSchema } from './night-record.ts';
import { channelSchema } from './vocabulary.ts';

/** What a peer may do. Whoever is paired may ask for release, whatever its rights. */
export const RIGHTS = ['publish', 'activate', 'observe'] as const;
export const rightSchema = z.enum(RIGHTS);
export type Right = z.infer<typeof rightSchema>;

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const hex32Schema = z.string().regex(/^[0-9a-f]{64}$/);
/** Shown to people beside others: no control characters. */
export const deviceLabelSchema = z
  .string()
  .min(1)
  .max(80)
  .regex(/^\P{Cc}*$/u);
export const rightsSchema = z.array(rightSchema).max(RIGHTS.length);
/** An Ed25519 public key in base64, as `dream keys list` shows it. */
export const signerSchema = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
export const slotSchema = z.enum(['a', 'b']);
export type SlotName = z.infer<typeof slotSchema>;
/** natural: nothing plays, the night is only recorded. */
export const nightModeSchema = z.enum(['program', 'natural']);
export type NightMode = z.infer<typeof nightModeSchema>;

export const programFactsSchema = z.strictObject({
  /** SHA-256 of the file, and of its manifest. */
  sha256: hex32Schema,
  digest: hex32Schema,
  id: z.string().max(80),
  title: z.string().max(400),
  version: z.string().max(20),
  rollback: count,
  bytes: count,
  /** SHA-256 of the signer's raw public key. */
  signer: hex32Schema,
  channels: z.array(z.strictObject({ channel: channelSchema, optional: z.boolean() })).max(20),
});
export type ProgramFacts = z.infer<typeof programFactsSchema>;

export const slotsSchema = z.strictObject({
  a: programFactsSchema.nullable(),
  b: programFactsSchema.nullable(),
  /** What the next night plays; null: nothing. */
  active: slotSchema.nullable(),
  /** The active program was not confirmed yet: where the device falls back to, and how many nights it was tried. */
  trial: z.strictObject({ fallback: slotSchema.nullable(), nights: count, running: z.boolean() }).nullable(),
});
export type Slots = z.infer<typeof slotsSchema>;

export const nightFactsSchema = z.strictObject({
  night: count,
  mode: nightModeSchema,
  title: z.string(),
  /** ms since lights out. */
  at: count,
  released: z.boolean(),
  lines: count,
});
export type NightFacts = z.infer<typeof nightFactsSchema>;

export const deviceStatusSchema = z.strictObject({
  name: deviceLabelSchema,
  firmware: z.string().max(40),
  /** Version of the machine that runs its programs. */
  machine: count,
  channels: z.array(channelSchema),
  /** Its wall clock, ISO 8601. */
  clock: z.string().max(40),
  slots: slotsSchema,
  /** By identity of a dream: no bundle with a lower counter is taken. */
  counters: z.record(z.string(), count),
  signers: z.array(signerSchema),
  revoked: z.array(hex32Schema),
  peers: z.array(z.strictObject({ fingerprint: hex32Schema, name: deviceLabelSchema, rights: rightsSchema })),
  night: nightFactsSchema.nullable(),
  /** Number of the last night that has a log; 0: none. */
  nights: count,
  /** What a person should know: a program that was given up, a damaged file. */
  notes: z.array(z.string()),
});

export type DeviceStatus = z.infer<typeof deviceStatusSchema>;

const at = count;
const legendSchema = z.strictObject({
  /** Minutes after midnight at lights out, in the night of the sleeper. */
  startMinutes: z.number(),
  /** By number: the path of a state, what a cue plays and where, the name of a variable. */
  states: z.array(z.string()),
  cues: z.array(z.strictObject({ channel: channelSchema, plays: z.string() })),
  vars: z.array(z.string()),
});
export type Legend = z.infer<typeof legendSchema>;

/** What stands in a line of a night's log. */
export const logBodySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('lights-out'),
    format: z.literal(1),
    night: count,
    device: hex32Schema,
    mode: nightModeSchema,
    title: z.string(),
    /** Digest of the bundle; null in natural mode. */
    bundle: hex32Schema.nullable(),
    subject: z.string(),
    seed: count,
    /** Wall clock, ISO 8601, and how many ms of the night pass in one of it; 0: as fast as it can. */
    clock: z.string(),
    speed: z.number(),
    /** What the numbers in events stand for; absent where the program has very many. */
    legend: legendSchema.optional(),
  }),
  /** What happened in the night, at this many ms since lights out: the same events that a preview has. */
  z.strictObject({ kind: z.literal('event'), at, event: z.record(z.string(), z.unknown()) }),
  z.strictObject({ kind: z.literal('release'), at, by: z.string() }),
  /**
   * How it ended: in the morning; cut by a lost power, or by a log that could not be written; released, and given way to the next one.
   * With the record of the night up to there, as a preview gives it; null where the device can not tell it any more.
   */
  z.strictObject({ kind: z.literal('lights-on'), at, why: z.enum(['morning', 'power', 'next']), record: nightRecordSchema.nullable() }),
  /** ECDSA P-256 with SHA-256 over the `before` of this line, by the device's own key; DER, hex. */
  z.strictObject({ kind: z.literal('seal'), signature: z.string() }),
]);
export type LogBody = z.infer<typeof logBodySchema>;
