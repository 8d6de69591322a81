/** Bundles: made, looked into, verified. */

import { z } from 'zod';
import { verdictSchema } from '../../base/index.ts';
import { entry, path, progressSchema } from './entry.ts';
import { placeSchema, sourceSchema } from './program.ts';

export const bundleFactsSchema = z.strictObject({
  path,
  bytes: z.number().int(),
  title: z.string(),
  version: z.string(),
  /** SHA-256 of the manifest, hex. */
  digest: z.string(),
  /** Hex id and base64 Ed25519 public key of the signer. */
  keyId: z.string(),
  publicKey: z.string(),
  channels: z.array(z.string()),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
});

/** One thing that is known before a bundle leaves the house. */
export const preflightItemSchema = z.strictObject({
  /** stop: it would be refused. care: it is taken, and the author should know. fine: in order. */
  level: z.enum(['stop', 'care', 'fine']),
  about: z.enum(['text', 'proof', 'limits', 'channels', 'people', 'key', 'device']),
  /** The paired device that says so; null: it holds for all. */
  device: z.string().nullable(),
  message: z.string(),
  /** The way out; empty where none is needed. */
  hint: z.string(),
  /** Where it stands in the texts. */
  place: placeSchema.nullable(),
  /** What mends it where no text does: trusting the key on the device, or waiting for its night to be over. */
  mend: z.enum(['trust', 'night']).nullable(),
});

export const preflightSchema = z.strictObject({
  /** Nothing of the program itself stops it. */
  ready: z.boolean(),
  /** Null where it does not come to a program. */
  program: z.strictObject({ title: z.string(), version: z.string(), digest: z.string() }).nullable(),
  /** The key that signs, or did; null: the first export makes one. */
  key: z.strictObject({ id: z.string(), publicKey: z.string() }).nullable(),
  /** What stops comes first. */
  items: z.array(preflightItemSchema),
  /** `ready`: it would take the bundle, and play it tonight. */
  devices: z.array(z.strictObject({ name: z.string(), ready: z.boolean() })),
});

export const bundleEntries = {
  /** `texts` false: without the source. `cohorts`: results of `dream cohort --json` with this program, for the evidence. `notes`: what its author should know. */
  'bundle.export': entry(
    z.strictObject({ source: sourceSchema, out: path, key: z.string().optional(), texts: z.boolean().optional(), cohorts: z.array(path).max(20).optional() }),
    bundleFactsSchema.extend({ notes: z.array(z.string()) }),
    progressSchema,
  ),
  'bundle.inspect': entry(z.strictObject({ path }), bundleFactsSchema.extend({ manifest: z.unknown(), verdict: verdictSchema })),
  /** Failure `refused` names the part. `verdict`: what a device would say of the program. `trusted` tells whether `trust` has the signer's key; null where no `trust` was given: nobody was asked. */
  'bundle.verify': entry(
    z.strictObject({ path, trust: z.array(z.string()).optional() }),
    bundleFactsSchema.extend({ trusted: z.boolean().nullable(), verdict: verdictSchema }),
    progressSchema,
  ),
  /** All that a device, or these devices, would refuse, with what is proven: before anything is written or sent. */
  'bundle.preflight': entry(
    z.strictObject({ source: sourceSchema, devices: z.array(z.string().min(1).max(200)).max(64), key: z.string().optional() }),
    preflightSchema,
    progressSchema,
  ),
} as const;
