/** The certificate that TLS asks for: self-signed, with a P-256 key, saying nothing. Peers pin the key in it and read nothing else (X.509 in DER, RFC 5280). */

import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export interface Identity {
  readonly privateKey: KeyObject;
  /** PEM. */
  readonly key: string;
  readonly certificate: string;
  /** SHA-256 of the public key (SubjectPublicKeyInfo), hex. */
  readonly fingerprint: string;
}

/** SHA-256 of a public key as TLS carries it. */
export const fingerprintOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex');

export const newKey = (): string => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;

/** Throws on anything but a P-256 key in PEM. A certificate is made anew each time: only the key is kept and pinned. */
export function identityOf(key: string): Identity {
  const privateKey = createPrivateKey(key);
  if (privateKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new Error('not a P-256 key');
  const publicKey = createPublicKey(privateKey);
  return { privateKey, key, certificate: certificateOf(privateKey, publicKey), fingerprint: fingerprintOf(publicKey) };
}

const SEQUENCE = 0x30;
const ECDSA_WITH_SHA256 = der(SEQUENCE, oid('2a8648ce3d040302'));

function certificateOf(privateKey: KeyObject, publicKey: KeyObject): string {
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x7f) | 1;
  const name = der(SEQUENCE, der(0x31, der(SEQUENCE, oid('550403'), der(0x0c, Buffer.from('dream-ssu')))));
  // 99991231235959Z: no end (RFC 5280 §4.1.2.5); trust ends where the pin does.
  const validity = der(SEQUENCE, der(0x18, Buffer.from('20200101000000Z')), der(0x18, Buffer.from('99991231235959Z')));
  const body = der(
    SEQUENCE,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ECDSA_WITH_SHA256,
    name,
    validity,
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = der(SEQUENCE, body, ECDSA_WITH_SHA256, der(0x03, Buffer.from([0]), signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) as string[];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** Tag, length, content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), content]);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}
