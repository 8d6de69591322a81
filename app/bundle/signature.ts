/** The signature of a bundle: a DSSE envelope over the manifest, Ed25519, with the way that led to its key. */

import { z } from 'zod';
import { bad, good, type Outcome } from '../base/index.ts';
import { base64, fromBase64, same, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import { parseJson, preAuthEncoding } from './dsse.ts';
import type { BundleCrypto, Signed } from './ports.ts';
import { followed, lineageSchema } from './succession.ts';
import { refused } from './zip-reader.ts';

export const PAYLOAD_TYPE = 'application/vnd.dream-coder.manifest+json';

export const envelopeSchema = z.strictObject({
  payload: z.string(),
  payloadType: z.literal(PAYLOAD_TYPE),
  signatures: z.tuple([z.strictObject({ keyid: z.string(), publicKey: z.string(), sig: z.string() })]),
  /** Statements by which earlier keys named their successors; the last one names the key that signs, which seals them all. */
  lineage: lineageSchema,
});

/** SHA-256 of the raw public key, hex. */
export function keyId(crypto: BundleCrypto, publicKey: Uint8Array): string {
  const hash = crypto.sha256();
  hash.update(publicKey);
  return hash.hex();
}

export function envelope(crypto: BundleCrypto, manifest: Uint8Array, { publicKey, signature, lineage }: Signed): Uint8Array {
  const signed = { keyid: keyId(crypto, publicKey), publicKey: base64(publicKey), sig: base64(signature) };
  return utf8(canonicalJson({ payload: base64(manifest), payloadType: PAYLOAD_TYPE, signatures: [signed], lineage }));
}

export interface Signer {
  readonly keyId: string;
  readonly publicKey: string;
  /** Public keys that led to it, oldest first, and itself. */
  readonly lineage: readonly string[];
}

/** Who signed, if the envelope is in canonical form, holds exactly this manifest, and its signature and all statements are good. */
export function checkEnvelope(crypto: BundleCrypto, bytes: Uint8Array, manifest: Uint8Array): Outcome<Signer> {
  const no = (cause: string) => bad(refused('signature', cause));
  const parsed = envelopeSchema.safeParse(parseJson(bytes));
  if (!parsed.success) return no('it is not the envelope that a bundle has');
  if (!same(utf8(canonicalJson(parsed.data)), bytes)) return no('it is not written in canonical form');
  const { payload, signatures } = parsed.data;
  const [{ keyid, publicKey, sig }] = signatures;
  const [key, signature] = [fromBase64(publicKey), fromBase64(sig)];
  if (key?.length !== 32 || signature?.length !== 64) return no('its key or signature has the wrong length');
  if (keyId(crypto, key) !== keyid) return no('its key is not the one it names');
  if (payload !== base64(manifest)) return no('it was made for another manifest');
  if (!crypto.verify(key, preAuthEncoding(PAYLOAD_TYPE, manifest), signature)) return no('it was not made by the key it names, or what it signs was changed');
  const lineage = followed(crypto, parsed.data.lineage, publicKey, (one) => keyId(crypto, one));
  return lineage === null ? no('what it says of earlier keys was not signed by them and by its own') : good({ keyId: keyid, publicKey, lineage });
}
