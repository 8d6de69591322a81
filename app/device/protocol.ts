/** What can be said to a device: one table of requests, from which types, validation and rights derive. docs/device-protocol.md tells it in words. */

import { z } from 'zod';
import {
  channelSchema,
  deviceLabelSchema,
  deviceStatusSchema,
  failureSchema,
  hex32Schema,
  nightModeSchema,
  nightRecordSchema,
  programFactsSchema,
  type Right,
  rightsSchema,
  signerSchema,
  slotSchema,
  slotsSchema,
} from '../base/index.ts';
import { SHARE_BYTES } from './spake2.ts';

export const PROTOCOL = 1;
export const SERVICE = 'dream-ssu';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const bytes = (least: number, most: number) => z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length >= least && value.length <= most);
const label = deviceLabelSchema;
const rights = rightsSchema;

/** Most bytes in one piece of an upload, and most lines in one answer. */
export const CHUNK_BYTES = 256 * 1024;
export const MAX_LINES = 500;
/** Largest program that is looked at before it is sent. */
export const MAX_FITS_BYTES = 480 * 1024;
const MAX_CREDITS = 100_000;
const credits = z.number().int().min(0).max(MAX_CREDITS);

const none = z.strictObject({});
/** `right`: what the peer needs; `paired`: any paired peer; `anyone`: also who is not paired. */
function entry<P extends z.ZodType, R extends z.ZodType>(right: Right | 'paired' | 'anyone', params: P, result: R) {
  return { right, params, result };
}

export const protocol = {
  /** Who is there, and what they speak. Anyone may ask. */
  hello: entry(
    'anyone',
    z.strictObject({ protocol: z.number().int() }),
    z.strictObject({
      protocol: z.number().int(),
      name: label,
      model: z.string().max(80),
      firmware: z.string().max(40),
      /** Version of the machine that runs its programs. */
      machine: count,
      channels: z.array(channelSchema),
      /** What the asker may do here; null: it is not paired. */
      rights: rights.nullable(),
      /** Whether it shows a code now. */
      pairing: z.boolean(),
    }),
  ),
  'pair.begin': entry('anyone', z.strictObject({ share: bytes(SHARE_BYTES, SHARE_BYTES) }), z.strictObject({ share: bytes(SHARE_BYTES, SHARE_BYTES) })),
  /** With the right proof: pairs, and trusts the signers that a publisher names. */
  'pair.finish': entry(
    'anyone',
    z.strictObject({ proof: bytes(32, 32), name: label, rights, signers: z.array(signerSchema).max(20) }),
    z.strictObject({ proof: bytes(32, 32), rights }),
  ),
  /** Forgets the asker. */
  unpair: entry('paired', none, none),
  status: entry('observe', none, deviceStatusSchema),
  'signer.trust': entry('publish', z.strictObject({ signer: signerSchema }), none),
  /** For good: a revoked key can not be trusted again before a factory reset. */
  'signer.revoke': entry('publish', z.strictObject({ keyId: hex32Schema }), none),
  /** Asks for room, or how much of it is there already. */
  'upload.begin': entry('publish', z.strictObject({ sha256: hex32Schema, bytes: count }), z.strictObject({ received: count })),
  /** Pieces come in order: `offset` is what the device has received. */
  'upload.chunk': entry('publish', z.strictObject({ sha256: hex32Schema, offset: count, data: bytes(1, CHUNK_BYTES) }), z.strictObject({ received: count })),
  /** Reads the whole bundle as hostile, checks signer, counter, channels and the program itself; then it stands in a slot. */
  install: entry(
    'publish',
    z.strictObject({ sha256: hex32Schema }),
    z.strictObject({ slot: slotSchema, program: programFactsSchema, notes: z.array(z.string()) }),
  ),
  /** What of a program (its tables as they stand in a bundle) its sleeper avoids or has not agreed to; `forbids`: a night with it is refused. */
  fits: entry(
    'publish',
    z.strictObject({ program: bytes(1, MAX_FITS_BYTES) }),
    z.strictObject({ concerns: z.array(z.strictObject({ forbids: z.boolean(), message: z.string(), hint: z.string() })) }),
  ),
  /** The next night plays it, on trial. */
  activate: entry('activate', z.strictObject({ slot: slotSchema }), z.strictObject({ slots: slotsSchema })),
  /** The trial is over; from now on nothing older is taken. */
  confirm: entry('activate', none, z.strictObject({ slots: slotsSchema, nights: count })),
  /** Lights out. */
  'night.start': entry('activate', z.strictObject({ mode: nightModeSchema, seed: count }), z.strictObject({ night: count })),
  /** The record of the night that is on, as far as it has come. */
  'night.record': entry('observe', none, z.strictObject({ night: count, record: nightRecordSchema })),
  /** The way out. `playing`: whether a night was on. */
  release: entry('paired', none, z.strictObject({ playing: z.boolean() })),
  'log.list': entry('observe', none, z.strictObject({ nights: z.array(z.strictObject({ night: count, bytes: count, open: z.boolean() })) })),
  /** Lines from the given one on; `more`: there are further ones now. */
  'log.read': entry(
    'observe',
    z.strictObject({ night: count, from: count, max: count }),
    z.strictObject({ lines: z.array(z.string()).max(MAX_LINES), more: z.boolean(), open: z.boolean() }),
  ),
  /** Lines as they are written, from the given one on; one credit a line. */
  watch: entry('observe', z.strictObject({ night: count, from: count, credits }), z.strictObject({ watch: count })),
  'watch.credit': entry('observe', z.strictObject({ watch: count, credits }), none),
  'watch.stop': entry('observe', z.strictObject({ watch: count }), none),
} as const;

export type Protocol = typeof protocol;
export type Call = keyof Protocol;
export type CallParams<C extends Call> = z.infer<Protocol[C]['params']>;
export type CallResult<C extends Call> = z.infer<Protocol[C]['result']>;

export const requestSchema = z.strictObject({ id: count, call: z.string(), params: z.unknown() });
export const answerSchema = z.union([
  z.strictObject({ id: count, ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ id: count, ok: z.literal(false), failure: failureSchema }),
]);
/** What a device says by itself: lines of a log that is watched. `over`: no more will come. */
export const newsSchema = z.strictObject({ watch: count, lines: z.array(z.string()).max(MAX_LINES), over: z.boolean() });
export type Answer = z.infer<typeof answerSchema>;
export type News = z.infer<typeof newsSchema>;
