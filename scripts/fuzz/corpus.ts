/** Real bundles in memory, made of the templates with small sounds, and how their parts are put together and signed again. */

import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stream, uniform } from '../../app/base/index.ts';
import { join as joinBytes, utf8 } from '../../app/bundle/bytes.ts';
import { canonicalJson, type Json } from '../../app/bundle/canonical-json.ts';
import { planBundle } from '../../app/bundle/index.ts';
import type { Manifest } from '../../app/bundle/manifest.ts';
import { envelope, PAYLOAD_TYPE, preAuthEncoding } from '../../app/bundle/signature.ts';
import { centralDirectory, endRecord, layOut, localHeader } from '../../app/bundle/zip-layout.ts';
import type { Program } from '../../app/program/index.ts';
import { verifyProgram } from '../../app/verifier/index.ts';
import { compile, projectOf } from '../../dream-dsl/index.ts';
import { nodeCrypto, rawPublicKey, sha256Hex } from '../../main/adapters/crypto.ts';

export interface Signer {
  readonly key: KeyObject;
  readonly publicKey: Uint8Array;
}

/** What stands before the 32 bytes of an Ed25519 private key in its DER form (RFC 8410 §7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The same key each time, so that an attempt can be repeated. */
function signerOf(name: string): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, Buffer.from(sha256Hex(name), 'hex')]), format: 'der', type: 'pkcs8' });
  return { key, publicKey: rawPublicKey(createPublicKey(key)) };
}

export const AUTHOR = signerOf('the author of the corpus');
export const STRANGER = signerOf('somebody else');

/** The parts of a bundle: everything is made again of them. */
export interface Parts {
  readonly manifest: Manifest;
  /** All but the manifest and the signature. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface Original extends Parts {
  readonly program: Program;
  readonly bytes: Uint8Array;
}

export function corpus(): readonly Original[] {
  const folder = join(import.meta.dirname, '../../templates');
  return globSync('*/dream.json', { cwd: folder })
    .sort()
    .map((card) => original(join(folder, card, '..')));
}

function original(folder: string): Original {
  const texts = globSync('*.dream', { cwd: folder }).map((file) => [basename(file), readFileSync(join(folder, file), 'utf8')] as const);
  const main = texts.find(([, text]) => /^dream /m.test(text))?.[0] ?? '';
  const program = compile(projectOf(Object.fromEntries(texts)), main)?.program as Program;
  const sounds = new Map(program.assets.filter(({ channel }) => channel === 'sound').map(({ source }) => [source, soundOf(source)]));
  const assets = [...sounds].map(
    ([source, bytes]) => [source, { bytes: bytes.length, sha256: sha256Hex(bytes), crc: nodeCrypto.crc32(bytes, 0), durationMs: 1000 }] as const,
  );
  const sources = texts.map(([path, text]) => ({ path, text })).sort((a, b) => Number(b.path === main) - Number(a.path === main));
  const planned = planBundle(nodeCrypto, { program, assets: Object.fromEntries(assets), sources, checks: verifyProgram(program).checks, engine: '0.1.0' });
  if (!planned.ok) throw new Error(planned.failure.message);
  const files = new Map(planned.value.small.map(({ path, bytes }) => [path, bytes]));
  for (const { path, source } of planned.value.assets) files.set(path, sounds.get(source) as Uint8Array);
  const parts = { manifest: planned.value.manifest, files };
  return { ...parts, program, bytes: pack(utf8(canonicalJson(parts.manifest as Json)), files, AUTHOR) };
}

/** A few bytes that stand for a sound. */
function soundOf(name: string): Uint8Array {
  const random = stream(name.length, name);
  return Uint8Array.from({ length: 48 }, () => Math.floor(uniform(random) * 256));
}

/** The archive of these parts, signed. */
export function pack(manifest: Uint8Array, files: ReadonlyMap<string, Uint8Array>, signer: Signer, signature = signatureOf(manifest, signer)): Uint8Array {
  const all = new Map([...files, ['manifest.json', manifest], ['signature.json', signature]] as const);
  const { entries, directoryAt } = layOut([...all].map(([name, bytes]) => ({ name, bytes: bytes.length, crc: nodeCrypto.crc32(bytes, 0) })));
  const directory = centralDirectory(entries);
  return joinBytes(
    ...entries.flatMap((entry) => [localHeader(entry), all.get(entry.name) as Uint8Array]),
    directory,
    endRecord(entries, directoryAt, directory.length),
  );
}

export function signatureOf(manifest: Uint8Array, { key, publicKey }: Signer): Uint8Array {
  return envelope(nodeCrypto, manifest, { publicKey, signature: new Uint8Array(sign(null, preAuthEncoding(PAYLOAD_TYPE, manifest), key)) });
}

/** Sizes and digests as these files have them. */
export function listed(manifest: Manifest, files: ReadonlyMap<string, Uint8Array>): Manifest {
  return {
    ...manifest,
    files: manifest.files.map((file) => ({
      ...file,
      bytes: files.get(file.path)?.length ?? file.bytes,
      sha256: files.has(file.path) ? sha256Hex(files.get(file.path) as Uint8Array) : file.sha256,
    })),
  };
}
