/** SPAKE2 (RFC 9382) over P-256 with SHA-256, HKDF and HMAC: two parties who share a few digits end up with proofs that both knew them. */

import { p256 } from '@noble/curves/nist.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { join, utf8 } from '../base/index.ts';

const { Point } = p256;
const ORDER = Point.Fn.ORDER;
/** The two points of RFC 9382 §6 whose discrete logarithms nobody knows. */
const M = Point.fromHex('02886e2f97ace46e55ba9dd7242579f2993b64e16ef3dcab95afd497333d8fa12f');
const N = Point.fromHex('03d8bbd6c639c62937b04d997f38c3770719c629d7014d49a24b4f98baa1292b49');

/** Length of a share, bytes: an uncompressed point (SEC 1). */
export const SHARE_BYTES = 65;
/** Random bytes that a scalar is made from: 128 bits more than the order, so that it is even. */
export const SCALAR_BYTES = 48;

/** A, who knows the code because a person typed it, and B, who shows it. */
export type Side = 'A' | 'B';

export interface Identities {
  readonly a: Uint8Array;
  readonly b: Uint8Array;
  /** What else both sides must agree on. */
  readonly context: Uint8Array;
}

export interface Proofs {
  readonly mine: Uint8Array;
  readonly theirs: Uint8Array;
}

/** An exponent between 1 and the order − 1. */
export function scalarFrom(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return (value % (ORDER - 1n)) + 1n;
}

/** The code as an exponent. Nothing slow is needed: a share gives no way to try codes without the other side. */
export const secretOf = (code: string): bigint => scalarFrom(hkdf(sha256, utf8(code), utf8('dream-ssu/1'), utf8('pairing code'), SCALAR_BYTES));

/** What this side sends first. */
export function shareOf(side: Side, secret: bigint, own: bigint): Uint8Array {
  return Point.BASE.multiply(own)
    .add((side === 'A' ? M : N).multiply(secret))
    .toBytes(false);
}

/** Both proofs, to send and to expect; null where the other share is no point of the curve that may be used. */
export function proofsOf(side: Side, secret: bigint, own: bigint, share: Uint8Array, other: Uint8Array, { a, b, context }: Identities): Proofs | null {
  const theirs = pointOf(other);
  if (theirs === null) return null;
  const key = theirs.subtract((side === 'A' ? N : M).multiply(secret)).multiply(own);
  if (key.is0()) return null;
  const [shareA, shareB] = side === 'A' ? [share, other] : [other, share];
  const transcript = join(...[a, b, shareA, shareB, key.toBytes(false), Point.Fn.toBytes(secret)].map(counted));
  const confirmation = hkdf(sha256, sha256(transcript).slice(16), undefined, join(utf8('ConfirmationKeys'), context), 32);
  const proofA = hmac(sha256, confirmation.slice(0, 16), transcript);
  const proofB = hmac(sha256, confirmation.slice(16), transcript);
  return side === 'A' ? { mine: proofA, theirs: proofB } : { mine: proofB, theirs: proofA };
}

/** Compares in a time that does not tell where they differ. */
export function sameProof(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!;
  return difference === 0;
}

function pointOf(bytes: Uint8Array) {
  if (bytes.length !== SHARE_BYTES) return null;
  try {
    const point = Point.fromBytes(bytes);
    point.assertValidity();
    return point;
  } catch {
    return null;
  }
}

/** Its length in eight bytes, the lowest first, then itself. */
function counted(bytes: Uint8Array): Uint8Array {
  const length = new Uint8Array(8);
  new DataView(length.buffer).setUint32(0, bytes.length, true);
  return join(length, bytes);
}
