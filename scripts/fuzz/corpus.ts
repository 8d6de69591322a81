/** Real bundles in memory, made of the templates with small sounds, and how their parts are put together and signed again. */

import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Heard, measureSound, type SoundDecoder, type SoundFormat } from '../../app/audio/index.ts';
import { pcm16, wavHeader } from '../../app/audio/wav-write.ts';
import { good, type Outcome, stream, uniform } from '../../app/base/index.ts';
import { join as joinBytes, utf8 } from '../../app/bundle/bytes.ts';
import { canonicalJson, type Json } from '../../app/bundle/canonical-json.ts';
import { preAuthEncoding } from '../../app/bundle/dsse.ts';
import { type BundleCrypto, type ByteSource, type MeasuredSound, planBundle } from '../../app/bundle/index.ts';
import type { Manifest } from '../../app/bundle/manifest.ts';
import { envelope, PAYLOAD_TYPE } from '../../app/bundle/signature.ts';
import { type Lineage, lineageBytes, successionBytes } from '../../app/bundle/succession.ts';
import { centralDirectory, endRecord, layOut, localHeader } from '../../app/bundle/zip-layout.ts';
import { consentsOf } from '../../app/night/index.ts';
import { type Program, readProgram } from '../../app/program/index.ts';
import { provePromises, verifyProgram } from '../../app/verifier/index.ts';
import { compile, projectOf } from '../../dream-dsl/index.ts';
import { nodeCrypto, rawPublicKey, sha256Hex } from '../../main/adapters/crypto.ts';
import { createSoundDecoder } from '../../main/sounds/index.ts';

export interface Signer {
  readonly key: KeyObject;
  readonly publicKey: Uint8Array;
  readonly lineage: Lineage;
}

/** What stands before the 32 bytes of an Ed25519 private key in its DER form (RFC 8410 §7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The same key each time, so that an attempt can be repeated. */
function signerOf(name: string): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, Buffer.from(sha256Hex(name), 'hex')]), format: 'der', type: 'pkcs8' });
  return { key, publicKey: rawPublicKey(createPublicKey(key)), lineage: sealed(key, []) };
}

const sealed = (key: KeyObject, statements: Lineage['statements']): Lineage => ({
  statements,
  sig: sign(null, lineageBytes(statements), key).toString('base64'),
});

/** `next` as the key that came after `signer`. */
function after(signer: Signer, next: Signer): Signer {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const { signed, statement } = successionBytes({ format: 1, from: base64(signer.publicKey), to: base64(next.publicKey), at: '2026-01-01T00:00:00.000Z' });
  return { ...next, lineage: sealed(next.key, [statement(new Uint8Array(sign(null, signed, signer.key)), sha256Hex(signer.publicKey))]) };
}

/** The author's key before this one. */
export const ELDER = signerOf('the author of the corpus, before');
export const AUTHOR = after(ELDER, signerOf('the author of the corpus'));
export const STRANGER = signerOf('somebody else');

/** The parts of a bundle: everything is made again of them. */
export interface Parts {
  readonly manifest: Manifest;
  /** All but the manifest and the signature. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface Original extends Parts {
  readonly program: Program;
  /** The same with its sounds by the names that they have in the bundle. */
  readonly stored: Program;
  readonly bytes: Uint8Array;
}

/** One for all who read what comes from here. */
export const decoder = createSoundDecoder();

export function corpus(): Promise<readonly Original[]> {
  const folder = join(import.meta.dirname, '../../templates');
  const folders = globSync('*/dream.json', { cwd: folder })
    .sort()
    .map((card) => join(folder, card, '..'));
  const heard = folders.filter((one) => existsSync(join(one, 'assets')));
  return Promise.all(folders.map((one) => original(one, heard.indexOf(one))));
}

/** `number`: of those with sounds. Of each four, every kind of compressed sound is the first of one. */
async function original(folder: string, number: number): Promise<Original> {
  const texts = globSync('*.dream', { cwd: folder }).map((file) => [basename(file), readFileSync(join(folder, file), 'utf8')] as const);
  const main = texts.find(([, text]) => /^dream /m.test(text))?.[0] ?? '';
  const program = compile(projectOf(Object.fromEntries(texts)), main)?.program as Program;
  const named = [...new Set(program.assets.filter(({ channel }) => channel === 'sound').map(({ source }) => source))];
  const sounds = new Map(named.map((source, i) => [source, i === 0 ? compressed(number) : { format: 'WAV' as const, bytes: noise(source) }]));
  const assets: [string, MeasuredSound][] = [];
  for (const [source, { bytes, format }] of sounds) {
    const heard = await measureSound(decoder, inMemory(bytes), format, { cancelled: false }, async () => {});
    if (!heard.ok || 'unplayable' in heard.value) throw new Error(`${source} could not be measured`);
    assets.push([source, { bytes: bytes.length, sha256: sha256Hex(bytes), crc: nodeCrypto.crc32(bytes, 0), format, ...heard.value }]);
  }
  const sources = texts.map(([path, text]) => ({ path, text })).sort((a, b) => Number(b.path === main) - Number(a.path === main));
  const verdict = verifyProgram(program);
  const planned = planBundle(nodeCrypto, {
    program,
    assets: Object.fromEntries(assets),
    languages: { de: { title: program.title, summary: '' } },
    consents: consentsOf(program),
    sources,
    checks: verdict.checks,
    proofs: provePromises(program, verdict),
    cohorts: [],
    engine: '0.1.0',
  });
  if (!planned.ok) throw new Error(planned.failure.message);
  const files = new Map(planned.value.small.map(({ path, bytes }) => [path, bytes]));
  for (const { path, source } of planned.value.assets) files.set(path, sounds.get(source)?.bytes as Uint8Array);
  const parts = { manifest: planned.value.manifest, files };
  const stored = readProgram(planned.value.programBytes);
  if (!stored.ok) throw new Error(stored.failure.message);
  return { ...parts, program, stored: stored.value, bytes: pack(utf8(canonicalJson(parts.manifest as Json)), files, AUTHOR) };
}

/** Half a second of a quiet tone, as encoders write it. */
const COMPRESSED: readonly (readonly [format: SoundFormat, file: string])[] = [
  ['FLAC', 'tone.flac'],
  ['MP3', 'tone.mp3'],
  ['Ogg', 'tone.vorbis.ogg'],
  ['Ogg', 'tone.opus.ogg'],
];

function compressed(number: number): { readonly format: SoundFormat; readonly bytes: Uint8Array } {
  const [format, file] = COMPRESSED[number % COMPRESSED.length]!;
  return { format, bytes: new Uint8Array(readFileSync(join(import.meta.dirname, 'sounds', file))) };
}

/** A moment of it, quiet. */
function noise(name: string): Uint8Array {
  const random = stream(name.length, name);
  return joinBytes(wavHeader(8000, 1, SOUND_FRAMES), pcm16(Float32Array.from({ length: SOUND_FRAMES }, () => (uniform(random) - 0.5) / 8)));
}
const SOUND_FRAMES = 80;

export const inMemory = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: async (offset, length) => good(bytes.subarray(offset, Math.min(bytes.length, offset + length))),
  close: async () => {},
});

/** Decodes each sound once: most mutants leave them as they were. */
export function rememberingDecoder(): SoundDecoder {
  const known = new Map<string, Outcome<Heard>>();
  return {
    async measure(source, format, cancel, step) {
      const bytes = await source.read(0, source.size);
      const what = bytes.ok ? `${format} ${sha256Hex(bytes.value)}` : '';
      const heard = known.get(what) ?? (await decoder.measure(source, format, cancel, step));
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(what, heard);
      return heard;
    },
  };
}

/** Looks at each signature once: nearly all that a mutant carries stand in others too. */
export function rememberingCrypto(): BundleCrypto {
  const known = new Map<string, boolean>();
  return {
    ...nodeCrypto,
    verify(publicKey, message, signature) {
      const what = `${Buffer.from(publicKey).toString('latin1')} ${Buffer.from(signature).toString('latin1')} ${sha256Hex(message)}`;
      const before = known.get(what);
      if (before !== undefined) return before;
      const good = nodeCrypto.verify(publicKey, message, signature);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(what, good);
      return good;
    },
  };
}
const MOST_KNOWN = 1000;

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

export function signatureOf(manifest: Uint8Array, { key, publicKey, lineage }: Signer): Uint8Array {
  return envelope(nodeCrypto, manifest, { publicKey, signature: new Uint8Array(sign(null, preAuthEncoding(PAYLOAD_TYPE, manifest), key)), lineage });
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
