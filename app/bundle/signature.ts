/** The signature of a bundle: a DSSE envelope over the manifest (Dead Simple Signing Envelope 1.0.2), Ed25519. */

import { z } from 'zod';
import { bad, good, type Outcome } from '../base/index.ts';
import { base64, fromBase64, fromUtf8, join, same, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import type { BundleCrypto, Signed } from './ports.ts';
import { refused } from './zip-reader.ts';

export const PAYLOAD_TYPE = 'application/vnd.dream-coder.manifest+json';

const envelopeSchema = z.strictObject({
  payload: z.string(),
  payloadType: z.literal(PAYLOAD_TYPE),
  signatures: z.tuple([z.strictObject({ keyid: z.string(), publicKey: z.string(), sig: z.string() })]),
});

/** The bytes that are signed: `DSSEv1 SP LEN(type) SP type SP LEN(body) SP body`, lengths in decimal bytes. */
export function preAuthEncoding(type: string, body: Uint8Array): Uint8Array {
  return join(utf8(`DSSEv1 ${utf8(type).length} ${type} ${body.length} `), body);
}

/** SHA-256 of the raw public key, hex. */
export function keyId(crypto: BundleCrypto, publicKey: Uint8Array): string {
  const hash = crypto.sha256();
  hash.update(publicKey);
  return hash.hex();
}

export function envelope(crypto: BundleCrypto, manifest: Uint8Array, signed: Signed): Uint8Array {
  const signature = { keyid: keyId(crypto, signed.publicKey), publicKey: base64(signed.publicKey), sig: base64(signed.signature) };
  return utf8(canonicalJson({ payload: base64(manifest), payloadType: PAYLOAD_TYPE, signatures: [signature] }));
}

export interface Signer {
  readonly keyId: string;
  readonly publicKey: string;
}

/** Who signed, if the envelope is in canonical form, holds exactly this manifest, and its signature is good. */
export function checkEnvelope(crypto: BundleCrypto, bytes: Uint8Array, manifest: Uint8Array): Outcome<Signer> {
  const no = (cause: string) => bad(refused('signature', cause));
  const parsed = envelopeSchema.safeParse(parseJson(bytes));
  if (!parsed.success) return no('it is not the envelope that a bundle has');
  if (!same(utf8(canonicalJson(parsed.data)), bytes)) return no('it is not written in canonical form');
  const [{ keyid, publicKey, sig }] = parsed.data.signatures;
  const [key, signature] = [fromBase64(publicKey), fromBase64(sig)];
  if (key?.length !== 32 || signature?.length !== 64) return no('its key or signature has the wrong length');
  if (keyId(crypto, key) !== keyid) return no('its key is not the one it names');
  if (parsed.data.payload !== base64(manifest)) return no('it was made for another manifest');
  if (!crypto.verify(key, preAuthEncoding(PAYLOAD_TYPE, manifest), signature)) return no('it was not made by the key it names, or what it signs was changed');
  return good({ keyId: keyid, publicKey });
}

/** The value, or undefined for what is no JSON in UTF-8. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = fromUtf8(bytes);
  try {
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
