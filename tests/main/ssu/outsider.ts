/**
 * A client of the device protocol by somebody who has only docs/device-protocol.md: nothing of ours is imported, the curve is worked out
 * by hand (school-curve.ts) and the certificate is one that openssl makes.
 */

import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { decode, encode } from 'cborg';
import { spake } from './school-curve.ts';

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
    const run = spake('client', code, this.#own, this.#device);
    const { share: other } = await this.call('pair.begin', { share: run.share });
    const proofs = run.proofs(other as Uint8Array);
    const paired = await this.call('pair.finish', {
      proof: proofs.client,
      name: 'outsider',
      rights: ['publish', 'activate', 'observe'],
      signers,
    });
    if (!proofs.device.equals(Buffer.from(paired['proof'] as Uint8Array))) throw new Error('the device does not know the code');
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
