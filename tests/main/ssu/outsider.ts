/**
 * A client of the device protocol by somebody who has only docs/device-protocol.md: nothing of ours is imported, the curve is worked out
 * by hand and the certificate is one that openssl makes.
 */

import { execFileSync } from 'node:child_process';
import { createHash, createHmac, hkdfSync, randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { decode, encode } from 'cborg';

type Value = Record<string, unknown>;

export class Outsider {
  readonly #socket: TLSSocket;
  readonly #own: string;
  readonly #device: string;
  readonly #waiting = new Map<number, (answer: Value) => void>();
  readonly news: Value[] = [];
  /** The device has closed the connection. */
  ended = false;
  #bytes = Buffer.alloc(0);
  #next = 1;

  private constructor(socket: TLSSocket, own: string) {
    this.#socket = socket;
    this.#own = own;
    this.#device = fingerprint(new X509Certificate(socket.getPeerCertificate().raw));
    socket.on('data', (bytes) => this.#take(bytes));
    socket.on('error', () => {});
    socket.once('close', () => {
      this.ended = true;
    });
  }

  /** `dir` keeps the key and the certificate of each, by their name. `kind`: what openssl makes a key of another kind than the protocol's by. */
  static connect(dir: string, port: number, who = 'outsider', kind: readonly string[] = P256): Promise<Outsider> {
    const [key, cert] = [join(dir, `${who}.key`), join(dir, `${who}.pem`)];
    if (!existsSync(key))
      execFileSync('openssl', ['req', '-x509', '-newkey', ...kind, '-nodes', '-subj', '/CN=x', '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const pem = readFileSync(cert, 'utf8');
    return new Promise((resolve, reject) => {
      const socket = connect({
        host: '127.0.0.1',
        port,
        key: readFileSync(key),
        cert: pem,
        rejectUnauthorized: false,
        minVersion: 'TLSv1.3',
        ALPNProtocols: ['dream-ssu/1'],
      });
      socket.once('secureConnect', () => resolve(new Outsider(socket, fingerprint(new X509Certificate(pem)))));
      socket.once('error', reject);
    });
  }

  /** The value, or an Error with the `why` of the failure. */
  async call(call: string, params: Value = {}): Promise<Value> {
    const id = this.#next++;
    const answer = await new Promise<Value>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send(id, call, params);
    });
    if (answer['ok'] !== true) throw new Error((answer['failure'] as { why: string }).why);
    return answer['value'] as Value;
  }

  async pair(code: string, signers: string[]): Promise<Value> {
    const w = 1n + (number(Buffer.from(hkdfSync('sha256', code, 'dream-ssu/1', 'pairing code', 48))) % (N - 1n));
    const x = 1n + (number(randomBytes(48)) % (N - 1n));
    const share = bytes(add(times(x, G), times(w, M_POINT)));
    const { share: other } = await this.call('pair.begin', { share });
    const theirs = point(Buffer.from(other as Uint8Array));
    const key = times(x, add(theirs, negative(times(w, N_POINT))));
    const transcript = Buffer.concat(
      [
        Buffer.from(this.#own),
        Buffer.from(this.#device),
        share,
        Buffer.from(other as Uint8Array),
        bytes(key),
        Buffer.from(w.toString(16).padStart(64, '0'), 'hex'),
      ].flatMap((part) => {
        const length = Buffer.alloc(8);
        length.writeUInt32LE(part.length);
        return [length, part];
      }),
    );
    const secret = createHash('sha256').update(transcript).digest().subarray(16);
    const confirm = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'ConfirmationKeysdream-ssu/1', 32));
    const proof = (half: Buffer) => createHmac('sha256', half).update(transcript).digest();
    const paired = await this.call('pair.finish', {
      proof: proof(confirm.subarray(0, 16)),
      name: 'outsider',
      rights: ['publish', 'activate', 'observe'],
      signers,
    });
    if (!proof(confirm.subarray(16)).equals(Buffer.from(paired['proof'] as Uint8Array))) throw new Error('the device does not know the code');
    return paired;
  }

  async upload(file: Buffer): Promise<string> {
    const sha256 = createHash('sha256').update(file).digest('hex');
    let { received } = (await this.call('upload.begin', { sha256, bytes: file.length })) as { received: number };
    while (received < file.length) {
      const data = new Uint8Array(file.subarray(received, received + 100_000));
      ({ received } = (await this.call('upload.chunk', { sha256, offset: received, data })) as { received: number });
    }
    return sha256;
  }

  /** Takes nothing from the connection any more, until it is told to. */
  read(on: boolean): void {
    if (on) this.#socket.resume();
    else this.#socket.pause();
  }

  /** Asks without waiting for an answer. */
  ask(call: string, params: Value = {}): void {
    this.#send(this.#next++, call, params);
  }

  /** Bytes as they are, in a frame or none. */
  raw(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  close(): void {
    this.#socket.destroy();
  }

  #send(id: number, call: string, params: Value): void {
    const body = Buffer.from(encode({ id, call, params }));
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    this.#socket.write(Buffer.concat([head, body]));
  }

  #take(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    while (this.#bytes.length >= 4 && this.#bytes.length >= 4 + this.#bytes.readUInt32BE()) {
      const end = 4 + this.#bytes.readUInt32BE();
      const message = decode(this.#bytes.subarray(4, end)) as Value;
      this.#bytes = this.#bytes.subarray(end);
      if (typeof message['id'] === 'number') this.#waiting.get(message['id'])?.(message);
      else this.news.push(message);
    }
  }
}

const P256 = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];

const fingerprint = (certificate: X509Certificate): string =>
  createHash('sha256')
    .update(certificate.publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex');

/** P-256 by the school book: y² = x³ − 3x + b over a prime field. Slow, and of secrets of a test only. */
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
