/** A public key as other tools take it. */

import { base64, fromBase64, join } from './bytes.ts';

/** What stands before the 32 bytes of an Ed25519 public key in its DER form (RFC 8410 §4). */
const PREFIX = Uint8Array.from([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]);

/** PEM (RFC 7468) of the raw key in base64. */
export const publicKeyPem = (publicKey: string): string =>
  `-----BEGIN PUBLIC KEY-----\n${base64(join(PREFIX, fromBase64(publicKey) ?? new Uint8Array()))}\n-----END PUBLIC KEY-----\n`;
