/** Reading a bundle that may be hostile: nothing in it is used before its size, place, digest and signature were checked. */

import { bad, type Cancel, type Failure, good, type Outcome } from '../base/index.ts';
import { MACHINE_VERSION, type Program, readProgram } from '../program/index.ts';
import { same, utf8 } from './bytes.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { soundProblem } from './check-sounds.ts';
import { parseJson } from './dsse.ts';
import { evidenceSchema } from './evidence.ts';
import { CHUNK_BYTES, LIMITS } from './limits.ts';
import { FORMAT, type Manifest, makeManifest, manifestSchema } from './manifest.ts';
import type { BundleCrypto, ByteSource, SoundDecoder } from './ports.ts';
import { checkEnvelope, type Signer } from './signature.ts';
import { type OpenEntry, type Part, readDirectory, readExactly, refused } from './zip-reader.ts';

export interface OpenBundle {
  readonly bytes: number;
  readonly manifest: Manifest;
  /** SHA-256 of the manifest, hex. */
  readonly digest: string;
  readonly signer: Signer;
  readonly program: Program;
}

export interface ReadOptions {
  readonly crypto: BundleCrypto;
  /** For sounds that are compressed. */
  readonly decoder: SoundDecoder;
  readonly cancel: Cancel;
  /** `measured`: their kind, length and loudness are what the manifest says. `believed`: only by who found that of these bytes before. */
  readonly sounds: 'measured' | 'believed';
  /** Bytes checked so far, and of all. */
  progress(done: number, total: number): Promise<void>;
}

/** Every byte of the file is covered: one that differs anywhere gives a `refused` failure which names the part. */
export async function readBundle(source: ByteSource, { crypto, decoder, cancel, sounds, progress }: ReadOptions): Promise<Outcome<OpenBundle>> {
  const directory = await readDirectory(source);
  if (!directory.ok) return directory;
  const entries = new Map(directory.value.map((entry) => [entry.name, entry]));
  const tooLarge = directory.value.find((entry) => entry.bytes > limitOf(entry.name));
  if (tooLarge) return bad(refused(partOf(tooLarge.name), `“${tooLarge.name}” is too large`));

  const manifestBytes = await readSmall('manifest.json');
  if (!manifestBytes.ok) return manifestBytes;
  const written = parseJson(manifestBytes.value);
  const parsed = manifestSchema.safeParse(written);
  if (!parsed.success) return bad(otherFormat(written) ?? refused('manifest', 'it is not the manifest of a bundle'));
  const manifest = parsed.data;
  if (!same(utf8(canonicalJson(manifest)), manifestBytes.value)) return bad(refused('manifest', 'it is not written in canonical form'));
  const signatureBytes = await readSmall('signature.json');
  if (!signatureBytes.ok) return signatureBytes;
  const signer = checkEnvelope(crypto, signatureBytes.value, manifestBytes.value);
  if (!signer.ok) return signer;
  if (manifest.requires.machine !== MACHINE_VERSION) return bad(otherMachine(manifest.requires.machine));

  const expected = directory.value.filter((entry) => entry.name !== 'manifest.json' && entry.name !== 'signature.json');
  const listed = manifest.files;
  if (expected.length !== listed.length || expected.some((entry, i) => entry.name !== listed[i]?.path || entry.bytes !== listed[i]?.bytes)) {
    return bad(refused('manifest', 'it does not list the files that the bundle has'));
  }
  const kept = new Map<string, Uint8Array>();
  for (const [i, entry] of expected.entries()) {
    const content = await checkContent(entry, listed[i]?.sha256 ?? '', entry.name === 'program.cbor' || entry.name === 'evidence.json');
    if (!content.ok) return content;
    kept.set(entry.name, content.value);
  }

  const evidenceBytes = kept.get('evidence.json') ?? new Uint8Array();
  const evidence = evidenceSchema.safeParse(parseJson(evidenceBytes));
  if (!evidence.success || !same(utf8(canonicalJson(evidence.data as Json)), evidenceBytes)) return bad(refused('evidence', 'it is not what a bundle has'));
  const program = readProgram(kept.get('program.cbor') ?? new Uint8Array());
  if (!program.ok) return bad(refused('program', program.failure.message.replace(/\.$/, '')));
  const disagreement = compare(program.value, manifest, crypto);
  if (disagreement) return disagreement;
  if (sounds === 'measured') {
    for (const row of manifest.sounds) {
      const { contentAt, bytes: size } = entries.get(row.path) as OpenEntry;
      const part = { size, read: (offset: number, length: number) => source.read(contentAt + offset, Math.max(0, Math.min(length, size - offset))) };
      const problem = await soundProblem(decoder, row, part, cancel, (done) => progress(contentAt + Math.floor(done * size), source.size));
      if (!problem.ok) return problem;
      if (problem.value !== null) return bad(problem.value);
    }
  }
  return good({ bytes: source.size, manifest, digest: digestOf(crypto, manifestBytes.value), signer: signer.value, program: program.value });

  async function readSmall(name: 'manifest.json' | 'signature.json'): Promise<Outcome<Uint8Array>> {
    const entry = entries.get(name);
    if (!entry) return bad(refused(partOf(name), 'it is missing'));
    const bytes = await readExactly(source, entry.contentAt, entry.bytes);
    if (bytes.ok && crypto.crc32(bytes.value, 0) !== entry.crc) return bad(refused(partOf(name), 'it was changed; its checksum does not fit'));
    return bytes;
  }

  /** The bytes where `keep`, else none. */
  async function checkContent(entry: OpenEntry, sha256: string, keep: boolean): Promise<Outcome<Uint8Array>> {
    const hash = crypto.sha256();
    const whole = new Uint8Array(keep ? entry.bytes : 0);
    let crc = 0;
    for (let at = 0; at < entry.bytes; at += CHUNK_BYTES) {
      if (cancel.cancelled) return bad({ why: 'cancelled', message: 'The work was stopped as you asked.', hint: 'Nothing was changed.' });
      const chunk = await readExactly(source, entry.contentAt + at, Math.min(CHUNK_BYTES, entry.bytes - at));
      if (!chunk.ok) return chunk;
      hash.update(chunk.value);
      crc = crypto.crc32(chunk.value, crc);
      if (keep) whole.set(chunk.value, at);
      await progress(entry.contentAt + at, source.size);
    }
    if (crc !== entry.crc || hash.hex() !== sha256) return bad(refused(partOf(entry.name), 'its content does not fit its digest'));
    return good(whole);
  }
}

/** A manifest of another version of the schema; null: it names none. */
function otherFormat(manifest: unknown): Failure | null {
  const format = typeof manifest === 'object' && manifest !== null && 'format' in manifest ? manifest.format : FORMAT;
  if (format === FORMAT || typeof format !== 'number' || !Number.isSafeInteger(format) || format < 1) return null;
  const cause = `it is of format ${format}, and this version reads format ${FORMAT}`;
  return {
    ...refused('manifest', cause),
    hint: format > FORMAT ? 'Update Dream Coder, or the firmware of the device.' : 'Export it again from its source with this version.',
  };
}

function otherMachine(version: number): Failure {
  const hint =
    version > MACHINE_VERSION ? 'Update what is to play it, or export it for an older machine.' : 'Export it again from its source with this version.';
  return { ...refused('manifest', `it needs version ${version} of the machine, and here is version ${MACHINE_VERSION}`), hint };
}

/** The manifest must say what the program says, and every sound must be there and be used. */
function compare(program: Program, manifest: Manifest, crypto: BundleCrypto) {
  const again = makeManifest(program, { ...manifest, titleDigest: digestOf(crypto, utf8(program.title)) });
  if (!again || canonicalJson(again) !== canonicalJson(manifest)) return bad(refused('manifest', 'it describes another program than the one inside'));
  const sounds = new Set(program.assets.filter((asset) => asset.channel === 'sound').map((asset) => asset.source));
  const files = new Map(manifest.files.map((file) => [file.path, file]));
  for (const sound of sounds)
    if (!sound.startsWith('assets/') || !files.has(sound)) return bad(refused('program', 'it plays a sound that is not in the bundle'));
  const timed = manifest.sounds.map((sound) => sound.path);
  if (canonicalJson(timed) !== canonicalJson(manifest.files.map((file) => file.path).filter((path) => path.startsWith('assets/')))) {
    return bad(refused('manifest', 'it does not say how long each sound is'));
  }
  for (const { path, sha256 } of manifest.files) {
    if (path.startsWith('assets/') && (!sounds.has(path) || !path.startsWith(`assets/${sha256}`)))
      return bad(refused(partOf(path), 'the program does not use it, or its name is not its digest'));
    if (partOf(path) === 'zip structure') return bad(refused('zip structure', `“${path}” does not belong in a bundle`));
  }
  return null;
}

function partOf(name: string): Part {
  if (name === 'manifest.json') return 'manifest';
  if (name === 'signature.json') return 'signature';
  if (name === 'program.cbor') return 'program';
  if (name === 'evidence.json') return 'evidence';
  if (name.startsWith('source/')) return 'source';
  return name.startsWith('assets/') ? `asset ${name.slice('assets/'.length)}` : 'zip structure';
}

function limitOf(name: string): number {
  const part = partOf(name);
  if (part === 'manifest') return LIMITS.manifestBytes;
  if (part === 'signature') return LIMITS.signatureBytes;
  if (part === 'program') return LIMITS.programBytes;
  if (part === 'evidence') return LIMITS.evidenceBytes;
  return part === 'source' ? LIMITS.sourceBytes : part === 'zip structure' ? 0 : LIMITS.assetBytes;
}

function digestOf(crypto: BundleCrypto, bytes: Uint8Array): string {
  const hash = crypto.sha256();
  hash.update(bytes);
  return hash.hex();
}
