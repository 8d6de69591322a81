/** Bundles, and the keys that sign them. */

import { z } from 'zod';
import { verdictSchema } from '../../base/index.ts';
import { entry, none, path, progressSchema } from './entry.ts';
import { sourceSchema } from './program.ts';

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

export const keySchema = z.strictObject({ id: z.string(), name: z.string(), publicKey: z.string(), createdAt: z.string(), default: z.boolean() });

export const bundleEntries = {
  'bundle.export': entry(z.strictObject({ source: sourceSchema, out: path, key: z.string().optional() }), bundleFactsSchema, progressSchema),
  'bundle.inspect': entry(z.strictObject({ path }), bundleFactsSchema.extend({ manifest: z.unknown(), verdict: verdictSchema })),
  /** Failure `refused` names the part. `verdict`: what a device would say of the program. `trusted` tells whether `trust` has the signer's key; null where no `trust` was given: nobody was asked. */
  'bundle.verify': entry(
    z.strictObject({ path, trust: z.array(z.string()).optional() }),
    bundleFactsSchema.extend({ trusted: z.boolean().nullable(), verdict: verdictSchema }),
    progressSchema,
  ),
  'keys.list': entry(none, z.strictObject({ keys: z.array(keySchema) })),
  'keys.create': entry(z.strictObject({ name: z.string().min(1).max(60) }), keySchema),
} as const;
