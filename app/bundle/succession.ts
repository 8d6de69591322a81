/**
 * How a key names its successor: a statement signed by the old key, which travels with every signature of the new one, so that
 * whoever trusts the old one can follow. It says nothing about revoked keys: who reads it asks that first.
 */

import { z } from 'zod';
import { base64, fromBase64, same, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import { parseJson, preAuthEncoding } from './dsse.ts';
import type { BundleCrypto } from './ports.ts';

export const SUCCESSION_TYPE = 'application/vnd.dream-coder.succession+json';
/** Successors of successors that one signature may tell of. */
export const MOST_SUCCESSIONS = 16;

/** Raw Ed25519 public keys in base64; the time is ISO 8601, UTC. */
export const successionSchema = z.strictObject({ format: z.literal(1), from: z.string(), to: z.string(), at: z.iso.datetime() });
export type Succession = z.infer<typeof successionSchema>;

/** A DSSE envelope; the key that signs is `from`. */
export const statementSchema = z.strictObject({
  payload: z.string().max(1000),
  payloadType: z.literal(SUCCESSION_TYPE),
  signatures: z.tuple([z.strictObject({ keyid: z.string().max(100), sig: z.string().max(100) })]),
});
export type Statement = z.infer<typeof statementSchema>;

/** What the old key signs, and the statement with its signature. */
export function successionBytes(succession: Succession): { readonly signed: Uint8Array; statement(signature: Uint8Array, keyid: string): Statement } {
  const payload = utf8(canonicalJson(succession));
  return {
    signed: preAuthEncoding(SUCCESSION_TYPE, payload),
    statement: (signature, keyid) => ({ payload: base64(payload), payloadType: SUCCESSION_TYPE, signatures: [{ keyid, sig: base64(signature) }] }),
  };
}

export const LINEAGE_TYPE = 'application/vnd.dream-coder.lineage+json';

/** All statements that lead to a key, oldest first, sealed by that key, so that none can be taken away or put there by others. */
export const lineageSchema = z.strictObject({ statements: z.array(statementSchema).max(MOST_SUCCESSIONS), sig: z.string().max(100) });
export type Lineage = z.infer<typeof lineageSchema>;

/** What a key signs to seal the statements that lead to it. */
export const lineageBytes = (statements: readonly Statement[]): Uint8Array => preAuthEncoding(LINEAGE_TYPE, utf8(canonicalJson([...statements])));

/** The keys in their order, the one that signs now last, if it sealed the statements, each is good and follows from the one before; else null. */
export function followed(crypto: BundleCrypto, { statements, sig }: Lineage, signer: string, keyIdOf: (key: Uint8Array) => string): readonly string[] | null {
  const [current, seal] = [fromBase64(signer), fromBase64(sig)];
  if (current === null || seal === null || !crypto.verify(current, lineageBytes(statements), seal)) return null;
  const keys: string[] = [];
  for (const { payload, signatures } of statements) {
    const bytes = fromBase64(payload);
    const parsed = successionSchema.safeParse(bytes === null ? undefined : parseJson(bytes));
    if (bytes === null || !parsed.success || !same(utf8(canonicalJson(parsed.data)), bytes)) return null;
    const { from, to } = parsed.data;
    const [key, next, signature] = [fromBase64(from), fromBase64(to), fromBase64(signatures[0].sig)];
    if (key?.length !== 32 || next?.length !== 32 || signature?.length !== 64 || keyIdOf(key) !== signatures[0].keyid) return null;
    if (keys.length > 0 && keys.at(-1) !== from) return null;
    if (!crypto.verify(key, preAuthEncoding(SUCCESSION_TYPE, bytes), signature)) return null;
    if (keys.length === 0) keys.push(from);
    keys.push(to);
  }
  if (keys.length === 0) return [signer];
  // A circle would lead away from the key that signs and back to it.
  return keys.at(-1) === signer && new Set(keys).size === keys.length ? keys : null;
}
