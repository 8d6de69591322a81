/** The keys that sign bundles. */

import { z } from 'zod';
import { entry, none, path } from './entry.ts';

export const keySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  publicKey: z.string(),
  createdAt: z.string(),
  default: z.boolean(),
  kept: z.enum(['file', 'keychain']),
  state: z.enum(['active', 'replaced', 'revoked']),
  successor: z.string().nullable(),
  after: z.array(z.string()),
});

/** A name, an id, or the beginning of one. */
const key = z.string().min(1).max(100);
const name = z.string().min(1).max(60);
const passphrase = z.string().max(1000);
const onKey = z.strictObject({ key });

export const keyEntries = {
  /** `keychain`: what seals private keys here; a null name: nothing does, and why. */
  'keys.list': entry(none, z.strictObject({ keys: z.array(keySchema), keychain: z.strictObject({ name: z.string().nullable(), words: z.string() }) })),
  'keys.create': entry(z.strictObject({ name }), keySchema),
  /** A new key that the old one names as its successor: devices that trust the old one follow at the next bundle. */
  'keys.rotate': entry(onKey.extend({ name: name.optional() }), keySchema),
  /** It signs nothing from now on. `untold`: paired devices that could not be told, with the reason; those of `told` refuse it from now on. */
  'keys.revoke': entry(
    onKey,
    z.strictObject({ key: keySchema, told: z.array(z.string()), untold: z.array(z.strictObject({ device: z.string(), why: z.string() })) }),
  ),
  'keys.default': entry(onKey, keySchema),
  /** The public key as a PEM file (RFC 8410). */
  'keys.export': entry(onKey.extend({ out: path.optional() }), z.strictObject({ pem: z.string() })),
  /** All keys, encrypted with the passphrase. */
  'keys.backup': entry(z.strictObject({ out: path, passphrase }), z.strictObject({ keys: z.number().int() })),
  'keys.restore': entry(z.strictObject({ path, passphrase }), z.strictObject({ restored: z.array(keySchema), known: z.number().int() })),
} as const;
