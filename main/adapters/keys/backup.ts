/**
 * Keys in one encrypted text, to be kept anywhere: scrypt (RFC 7914) makes a key of the passphrase, AES-256-GCM encrypts and
 * authenticates, the readable head included.
 */

import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { bad, good, type Outcome } from '../../../app/base/index.ts';

/** N = 2^17, r = 8, p = 1: what the OWASP Password Storage Cheat Sheet asks for at least; 128 MiB and some tenths of a second. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1 } as const;
const MAX_MEMORY = 256 * 1024 * 1024;
/** NIST SP 800-63B-4, for a password that stands alone. */
export const LEAST_PASSPHRASE = 15;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

const headSchema = z.strictObject({
  kind: z.literal('dream-coder-keys'),
  format: z.literal(1),
  kdf: z.strictObject({ name: z.literal('scrypt'), N: z.literal(SCRYPT.N), r: z.literal(SCRYPT.r), p: z.literal(SCRYPT.p), salt: hex(32) }),
  cipher: z.strictObject({ name: z.literal('AES-256-GCM'), iv: hex(12) }),
});
const backupSchema = z.strictObject({ ...headSchema.shape, tag: hex(16), data: z.base64().max(1_400_000) });

export async function encrypt(secret: string, passphrase: string): Promise<string> {
  const salt = randomBytes(32);
  const iv = randomBytes(12);
  const head: z.infer<typeof headSchema> = {
    kind: 'dream-coder-keys',
    format: 1,
    kdf: { name: 'scrypt', ...SCRYPT, salt: salt.toString('hex') },
    cipher: { name: 'AES-256-GCM', iv: iv.toString('hex') },
  };
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt), iv);
  cipher.setAAD(Buffer.from(JSON.stringify(head)));
  const data = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `${JSON.stringify({ ...head, tag: cipher.getAuthTag().toString('hex'), data: data.toString('base64') }, null, 2)}\n`;
}

export async function decrypt(text: string, passphrase: string): Promise<Outcome<string>> {
  const parsed = backupSchema.safeParse(json(text));
  if (!parsed.success)
    return bad({ why: 'corrupt', message: 'This is no backup of keys.', hint: 'Choose a file that `dream keys backup` or the settings have written.' });
  const { tag, data, ...rest } = parsed.data;
  const head = headSchema.parse(rest);
  try {
    const decipher = createDecipheriv('aes-256-gcm', await keyOf(passphrase, Buffer.from(head.kdf.salt, 'hex')), Buffer.from(head.cipher.iv, 'hex'));
    decipher.setAAD(Buffer.from(JSON.stringify(head)));
    decipher.setAuthTag(Buffer.from(tag, 'hex'));
    return good(Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]).toString('utf8'));
  } catch {
    return bad({ why: 'wrong-passphrase', message: 'The backup can not be opened.', hint: 'The passphrase is another one, or the file was changed.' });
  }
}

/** The same however the letters were composed. */
function keyOf(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFKC'), salt, 32, { ...SCRYPT, maxmem: MAX_MEMORY }, (error, key) => (error === null ? resolve(key) : reject(error))),
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
