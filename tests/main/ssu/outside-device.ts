/**
 * A device by somebody who has only docs/device-protocol.md and docs/bundle-format.md, and nothing that plays: it pairs, takes bundles,
 * and records natural nights. Nothing of ours is imported but the reader that was made from the other page.
 */

import { execFileSync } from 'node:child_process';
import { createHash, randomInt, sign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { decode, encode } from 'cborg';
import { readAsAStranger } from '../../support/outside-reader.ts';
import { type Spake, spake } from './school-curve.ts';

type Value = Record<string, unknown>;

export interface OutsideDevice {
  readonly port: number;
  /** What it shows now. */
  readonly code: string;
  close(): void;
}

class Refusal extends Error {}

export async function startOutsideDevice(dir: string): Promise<OutsideDevice> {
  const [key, cert] = [join(dir, 'bed.key'), join(dir, 'bed.pem')];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=bed', '-keyout', key, '-out', cert],
    {
      stdio: 'ignore',
    },
  );
  const own = fingerprint(new X509Certificate(readFileSync(cert)));
  let code = newCode();
  const peers = new Map<string, { fingerprint: string; name: string; rights: string[] }>();
  const uploads = new Map<string, Buffer>();
  const slots: Value = { a: null, b: null, active: null, trial: null };
  const nights: string[][] = [];
  let begun: { peer: string; proofs: ReturnType<Spake['proofs']> } | null = null;
  const about = { name: 'Handmade', firmware: '1', machine: 1, channels: ['sound', 'light'] };

  const calls: Record<string, (params: Value, peer: string) => Value> = {
    hello: (_, peer) => ({ protocol: 1, model: 'by hand', ...about, rights: peers.get(peer)?.rights ?? null, pairing: code !== '' }),
    'pair.begin': ({ share }, peer) => {
      const run = spake('device', code, peer, own);
      begun = { peer, proofs: run.proofs(share as Uint8Array) };
      return { share: run.share };
    },
    'pair.finish': ({ proof, name, rights }, peer) => {
      if (begun?.peer !== peer) throw new Refusal('not-pairing');
      const { proofs } = begun;
      begun = null;
      code = newCode();
      if (!proofs.client.equals(Buffer.from(proof as Uint8Array))) throw new Refusal('wrong-code');
      peers.set(peer, { fingerprint: peer, name: String(name), rights: rights as string[] });
      return { proof: proofs.device, rights };
    },
    status: () => ({
      ...about,
      clock: new Date().toISOString(),
      slots,
      counters: {},
      signers: [],
      revoked: [],
      peers: [...peers.values()],
      night: null,
      nights: nights.length,
      notes: [],
    }),
    'upload.begin': ({ sha256 }) => ({ received: (uploads.get(String(sha256)) ?? uploads.set(String(sha256), Buffer.alloc(0)).get(String(sha256)))!.length }),
    'upload.chunk': ({ sha256, offset, data }) => {
      const before = uploads.get(String(sha256))!;
      if (offset !== before.length) throw new Refusal('wrong-call');
      uploads.set(String(sha256), Buffer.concat([before, data as Uint8Array]));
      return { received: before.length + (data as Uint8Array).length };
    },
    install: ({ sha256 }) => {
      const file = uploads.get(String(sha256))!;
      const { manifest, signature, files } = readAsAStranger(file);
      const digest = createHash('sha256').update(files.get('manifest.json')!).digest('hex');
      const { identity, version, rollback, requires } = manifest;
      const program = {
        sha256,
        digest,
        ...identity,
        version,
        rollback,
        bytes: file.length,
        signer: signature.signatures[0].keyid,
        channels: requires.channels,
      };
      slots['a'] = program;
      return { slot: 'a', program, notes: [] };
    },
    activate: ({ slot }) => ({ slots: Object.assign(slots, { active: slot, trial: { fallback: null, nights: 0, running: false } }) }),
    confirm: () => ({ slots: Object.assign(slots, { trial: null }), nights: 0 }),
    'night.start': ({ mode, seed }) => {
      const lines: string[] = [];
      const line = (body: (before: string) => Value) => {
        const before = lines.length === 0 ? '0'.repeat(64) : sha256Of(lines.at(-1)!);
        lines.push(JSON.stringify({ line: lines.length, before, body: body(before) }));
      };
      const night = nights.push(lines);
      line(() => ({
        ...{ kind: 'lights-out', format: 1, night, device: own, mode, title: 'Natural', bundle: null },
        ...{ subject: 'somebody', seed, clock: new Date().toISOString(), speed: 1 },
      }));
      line(() => ({ kind: 'event', at: 60_000, event: { kind: 'stage', at: 60_000, stage: 'N1' } }));
      line(() => ({ kind: 'lights-on', at: 120_000, why: 'morning', record: null }));
      line((before) => ({ kind: 'seal', signature: sign('sha256', Buffer.from(before), readFileSync(key)).toString('hex') }));
      return { night };
    },
    'log.list': () => ({ nights: nights.map((lines, i) => ({ night: i + 1, bytes: lines.join('\n').length + 1, open: false })) }),
    'log.read': ({ night, from, max }) => ({
      lines: nights[Number(night) - 1]!.slice(Number(from), Number(from) + Number(max)),
      more: Number(from) + Number(max) < nights[Number(night) - 1]!.length,
      open: false,
    }),
    release: () => ({ playing: false }),
    unpair: (_, peer) => {
      peers.delete(peer);
      return {};
    },
  };

  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(cert), minVersion: 'TLSv1.3', requestCert: true, rejectUnauthorized: false, ALPNProtocols: ['dream-ssu/1'] },
    (socket) => {
      const peer = fingerprint(socket.getPeerX509Certificate()!);
      let waiting = Buffer.alloc(0);
      socket
        .on('error', () => {})
        .on('data', (bytes) => {
          waiting = Buffer.concat([waiting, bytes]);
          for (; waiting.length >= 4 && waiting.length >= 4 + waiting.readUInt32BE(); waiting = waiting.subarray(4 + waiting.readUInt32BE()))
            answer(socket, peer, decode(waiting.subarray(4, 4 + waiting.readUInt32BE())) as Value);
        });
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    get code() {
      return code;
    },
    close: () => server.close(),
  };

  function answer(socket: TLSSocket, peer: string, { id, call, params }: Value): void {
    const say = (rest: Value) => {
      const body = Buffer.from(encode({ id, ...rest }));
      const head = Buffer.alloc(4);
      head.writeUInt32BE(body.length);
      socket.write(Buffer.concat([head, body]));
    };
    const fail = (why: string) => say({ ok: false, failure: { why, message: `It is ${why}.`, hint: '' } });
    const does = Object.hasOwn(calls, String(call)) ? calls[String(call)] : undefined;
    try {
      if (does === undefined) throw new Refusal('wrong-call');
      if (!peers.has(peer) && !['hello', 'pair.begin', 'pair.finish'].includes(String(call))) throw new Refusal('not-paired');
      say({ ok: true, value: does(params as Value, peer) });
    } catch (error) {
      fail(error instanceof Refusal ? error.message : 'bug');
    }
  }
}

const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
const fingerprint = ({ publicKey }: X509Certificate): string =>
  createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex');
