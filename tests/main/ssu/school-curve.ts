/** SPAKE2 as docs/device-protocol.md tells it, over P-256 by the school book: slow, and of secrets of a test only. Nothing of ours is imported. */

import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** One run of it on one side. */
export interface Spake {
  /** What this side says first. */
  readonly share: Uint8Array;
  /** After the other's share: what each side proves. */
  proofs(other: Uint8Array): { readonly client: Buffer; readonly device: Buffer };
}

export function spake(side: 'client' | 'device', code: string, client: string, device: string): Spake {
  const w = 1n + (number(Buffer.from(hkdfSync('sha256', code, 'dream-ssu/1', 'pairing code', 48))) % (N - 1n));
  const x = 1n + (number(randomBytes(48)) % (N - 1n));
  const [mine, theirs] = side === 'client' ? [M_POINT, N_POINT] : [N_POINT, M_POINT];
  const share = bytes(add(times(x, G), times(w, mine)));
  return {
    share,
    proofs(other) {
      const key = times(x, add(point(Buffer.from(other)), negative(times(w, theirs))));
      const shares = side === 'client' ? [share, other] : [other, share];
      const transcript = Buffer.concat(
        [Buffer.from(client), Buffer.from(device), ...shares, bytes(key), Buffer.from(w.toString(16).padStart(64, '0'), 'hex')].flatMap((part) => {
          const length = Buffer.alloc(8);
          length.writeUInt32LE(part.length);
          return [length, part];
        }),
      );
      const secret = createHash('sha256').update(transcript).digest().subarray(16);
      const confirm = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'ConfirmationKeysdream-ssu/1', 32));
      const proof = (half: Buffer) => createHmac('sha256', half).update(transcript).digest();
      return { client: proof(confirm.subarray(0, 16)), device: proof(confirm.subarray(16)) };
    },
  };
}

/** y² = x³ − 3x + b over a prime field. */
type Point = { readonly x: bigint; readonly y: bigint } | null;
const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const G: Point = {
  x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
};
const M_POINT = lift(0x886e2f97ace46e55ba9dd7242579f2993b64e16ef3dcab95afd497333d8fa12fn, 0n);
const N_POINT = lift(0xd8bbd6c639c62937b04d997f38c3770719c629d7014d49a24b4f98baa1292b49n, 1n);

function mod(value: bigint): bigint {
  return ((value % P) + P) % P;
}
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let b = mod(base), e = exponent; e > 0n; e >>= 1n, b = mod(b * b)) if (e & 1n) result = mod(result * b);
  return result;
}
/** The point with this x whose y is even (0) or odd (1). */
function lift(x: bigint, parity: bigint): Point {
  const y = power(x ** 3n - 3n * x + B, (P + 1n) / 4n);
  return { x, y: (y & 1n) === parity ? y : P - y };
}
function add(a: Point, b: Point): Point {
  if (a === null || b === null) return a ?? b;
  if (a.x === b.x && mod(a.y + b.y) === 0n) return null;
  const slope = a.x === b.x ? mod((3n * a.x * a.x - 3n) * power(2n * a.y, P - 2n)) : mod((b.y - a.y) * power(b.x - a.x, P - 2n));
  const x = mod(slope * slope - a.x - b.x);
  return { x, y: mod(slope * (a.x - x) - a.y) };
}
function times(k: bigint, base: Point): Point {
  let result: Point = null;
  for (let b = base, e = k; e > 0n; e >>= 1n, b = add(b, b)) if (e & 1n) result = add(result, b);
  return result;
}
const negative = (a: Point): Point => (a === null ? null : { x: a.x, y: mod(-a.y) });
const number = (of: Uint8Array): bigint => BigInt(`0x${Buffer.from(of).toString('hex')}`);
const bytes = (of: Point): Uint8Array => new Uint8Array(Buffer.from(`04${of!.x.toString(16).padStart(64, '0')}${of!.y.toString(16).padStart(64, '0')}`, 'hex'));
const point = (of: Buffer): Point => ({ x: number(of.subarray(1, 33)), y: number(of.subarray(33)) });
