/** TLS 1.3 between a device and its peers: both show a key, nothing is resumed, and no authority is asked. Who the key belongs to is decided above. */

import { constants, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { connect, createServer, type SecureContextOptions, type Server, type TLSSocket } from 'node:tls';
import { bad, type Failure, good, type Outcome } from '../../app/base/index.ts';
import type { Wire } from '../../app/device/index.ts';
import { fingerprintOf, type Identity } from './certificate.ts';

export const ALPN = 'dream-ssu/1';
const HANDSHAKE_MS = 10_000;
/** A peer that answers nothing for this long is gone. */
const KEEPALIVE_MS = 5_000;
/** A device that takes what it is sent, and is alive, has to say something within this. docs/device-protocol.md names it. */
const SILENT_MS = 60_000;

function context({ key, certificate }: Identity): SecureContextOptions {
  return { key, cert: certificate, minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3', secureOptions: constants.SSL_OP_NO_TICKET };
}

/** `peer` is called for each connection whose other end has shown a key. */
export function secureServer(identity: Identity, peer: (socket: TLSSocket, fingerprint: string) => void): Server {
  const server = createServer(
    // Certificates are self-signed on purpose: the key is what counts.
    { ...context(identity), requestCert: true, rejectUnauthorized: false, ALPNProtocols: [ALPN], handshakeTimeout: HANDSHAKE_MS },
    (socket) => {
      const key = peerKey(socket);
      if (key === null || socket.isSessionReused() || socket.alpnProtocol !== ALPN) return void socket.destroy();
      socket.setNoDelay(true);
      socket.setKeepAlive(true, KEEPALIVE_MS);
      peer(socket, fingerprintOf(key));
    },
  );
  server.on('tlsClientError', (_, socket) => socket.destroy());
  return server;
}

/** `pinned`: the only key that the device may have; null: any, to be proven by pairing. */
export function secureConnect(
  identity: Identity,
  address: { readonly host: string; readonly port: number },
  pinned: string | null,
  silentMs = SILENT_MS,
): Promise<Outcome<Wire>> {
  const { host, port } = address;
  const where = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  return new Promise((resolve) => {
    const socket = connect({ ...context(identity), host, port, rejectUnauthorized: false, checkServerIdentity: () => undefined, ALPNProtocols: [ALPN] });
    let listener: Parameters<Wire['listen']>[0] | null = null;
    let cause: Failure = gone(where);
    const timer = setTimeout(() => socket.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })), HANDSHAKE_MS);
    socket.once('secureConnect', () => {
      clearTimeout(timer);
      const key = peerKey(socket);
      const device = key === null ? null : fingerprintOf(key);
      if (key === null || device === null || socket.alpnProtocol !== ALPN) {
        socket.destroy();
        return resolve(bad({ why: 'refused', message: `What answers at ${where} is no SSU.`, hint: 'Check the address and the port.' }));
      }
      if (pinned !== null && device !== pinned) {
        socket.destroy();
        return resolve(
          bad({
            why: 'another-device',
            message: `What answers at ${where} is not the device that you paired with: it has another key.`,
            hint: 'Nothing was sent. If the device was reset, unpair it and pair again; else someone may stand in for it.',
          }),
        );
      }
      socket.setNoDelay(true);
      socket.setKeepAlive(true, KEEPALIVE_MS);
      resolve(
        good({
          own: identity.fingerprint,
          device,
          deviceKey: new Uint8Array(key.export({ format: 'der', type: 'spki' })),
          send: (bytes) => void socket.write(bytes),
          listen(given) {
            listener = given;
            socket.on('data', (bytes) => given.bytes(bytes));
            socket.setTimeout(silentMs, given.silent);
          },
          close: () => socket.destroy(),
        }),
      );
    });
    // Node leaves a socket open that the other end refused, as long as something is still to be sent: nobody would ever hear of it.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      cause = unreachable(error, where);
      socket.destroy();
    });
    socket.once('end', () => socket.destroy());
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(bad(cause));
      listener?.closed(cause);
    });
  });
}

function peerKey(socket: TLSSocket): KeyObject | null {
  try {
    // Not `getPeerCertificate`: Node 24.21 dies (SIGSEGV) of a key on a curve that NIST has no name for, from anybody who connects.
    const publicKey = socket.getPeerX509Certificate()?.publicKey;
    return publicKey?.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? publicKey : null;
  } catch {
    // A certificate that can not be read is as good as none, and must not end who was shown it.
    return null;
  }
}

const gone = (where: string): Failure => ({
  why: 'unreachable',
  message: `The connection to ${where} was cut.`,
  hint: 'Try again; what was sent already is kept.',
});

function unreachable(error: NodeJS.ErrnoException, where: string): Failure {
  const causes: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'there is no computer of that name',
    EHOSTUNREACH: 'there is no way to it',
    ENETUNREACH: 'there is no network',
    ETIMEDOUT: 'it does not answer',
    ECONNRESET: 'it closed the connection',
  };
  const cause = causes[error.code ?? ''] ?? `the system says ${error.code ?? error.message}`;
  return {
    why: 'unreachable',
    message: `Could not talk to ${where}: ${cause}.`,
    hint: 'Is the device on, and in the same network? What announces itself there is listed under Devices, and by `dream ssu find`.',
  };
}
