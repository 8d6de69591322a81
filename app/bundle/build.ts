/** Building a bundle: first a plan with every digest, then the same bytes every time, streamed. */

import type { SoundFormat } from '../audio/index.ts';
import { bad, type Cancel, type Check, type CohortReport, type Failure, good, type Languages, type Outcome, type Proof } from '../base/index.ts';
import { encodeProgram, type Program } from '../program/index.ts';
import { utf8 } from './bytes.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { preAuthEncoding } from './dsse.ts';
import { makeEvidence } from './evidence.ts';
import { CHUNK_BYTES, LIMITS } from './limits.ts';
import { type Manifest, makeManifest, type SoundRow } from './manifest.ts';
import type { BundleCrypto, ByteSink, ByteSource, KeyRing } from './ports.ts';
import { envelope, PAYLOAD_TYPE } from './signature.ts';
import { centralDirectory, compareNames, END_BYTES, endRecord, layOut, localHeader, nameProblem, type ZipEntry } from './zip-layout.ts';

/** What is known of an asset once all its bytes were read. */
export interface AssetDigest {
  readonly bytes: number;
  readonly sha256: string;
  readonly crc: number;
}

/** All that a bundle tells of a sound. */
export interface MeasuredSound extends AssetDigest {
  readonly format: SoundFormat;
  readonly durationMs: number;
  readonly loudness: SoundRow['loudness'];
}

export interface BundleInput {
  readonly program: Program;
  /** By `source` as the program has it: every sound asset. */
  readonly assets: Readonly<Record<string, MeasuredSound>>;
  /** What it is called in other languages. */
  readonly languages: Languages;
  /** What a sleeper has to agree to. */
  readonly consents: Manifest['consents'];
  /** The texts it was made from, to be found under `source/`; the one with the dream first. */
  readonly sources: readonly { readonly path: string; readonly text: string }[];
  /** What the verifier says of the program. */
  readonly checks: readonly Check[];
  /** Of its promises, in their order. */
  readonly proofs: readonly Proof[];
  /** Nights that were simulated with this program. */
  readonly cohorts: readonly CohortReport[];
  /** Version of the engine. */
  readonly engine: string;
}

export interface BundlePlan {
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  /** SHA-256 of `manifestBytes`, hex: names the bundle, whoever signs it. */
  readonly digest: string;
  /** What the preview runs and the bundle holds, to the byte. */
  readonly programBytes: Uint8Array;
  readonly small: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly assets: readonly { readonly path: string; readonly source: string; readonly digest: MeasuredSound }[];
}

/** Reads a source to its end. `step` is called with the bytes done, and may let others run. */
export async function digestAsset(
  crypto: BundleCrypto,
  source: ByteSource,
  cancel: Cancel,
  step: (done: number) => Promise<void>,
): Promise<Outcome<AssetDigest>> {
  const hash = crypto.sha256();
  let crc = 0;
  const read = await eachChunk(source, cancel, async (chunk, done) => {
    hash.update(chunk);
    crc = crypto.crc32(chunk, crc);
    await step(done);
    return good(null);
  });
  return read.ok ? good({ bytes: source.size, sha256: hash.hex(), crc }) : read;
}

export function planBundle(crypto: BundleCrypto, input: BundleInput): Outcome<BundlePlan> {
  const assets = new Map<string, BundlePlan['assets'][number]>();
  const rows = input.program.assets.map((row) => {
    if (row.channel !== 'sound') return row;
    const digest = Object.hasOwn(input.assets, row.source) ? input.assets[row.source] : undefined;
    if (!digest) throw new Error(`the asset ${row.source} was not measured`);
    const path = `assets/${digest.sha256}${extensionOf(row.source)}`;
    assets.set(path, { path, source: row.source, digest });
    return { ...row, source: path };
  });
  // A device finds its sounds by digest, whatever the author called them.
  const programBytes = encodeProgram({ ...input.program, assets: rows });
  const evidence = makeEvidence(input.program, input.checks, input.proofs, input.cohorts);
  const sources = sourceFiles(input.sources);
  if (!sources.ok) return sources;
  const small = [{ path: 'evidence.json', bytes: utf8(canonicalJson(evidence as Json)) }, { path: 'program.cbor', bytes: programBytes }, ...sources.value];
  const files = [
    ...small.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: digestOf(crypto, bytes) })),
    ...[...assets.values()].map(({ path, digest }) => ({ path, bytes: digest.bytes, sha256: digest.sha256 })),
  ].sort((a, b) => compareNames(a.path, b.path));
  const sounds = [...assets.values()]
    .map(({ path, digest: { format, durationMs, loudness } }) => ({ path, format, durationMs, loudness }))
    .sort((a, b) => compareNames(a.path, b.path));
  const { languages, consents, engine } = input;
  const titleDigest = digestOf(crypto, utf8(input.program.title));
  const manifest = makeManifest(input.program, { titleDigest, engine, languages, consents, sounds, files });
  if (!manifest)
    return bad({
      why: 'has-problems',
      message: `The version “${input.program.version}” can not be counted.`,
      hint: 'Write three numbers, each after the first below 1000: version 1.0.0',
      place: { file: input.sources[0]?.path ?? '' },
    });
  const manifestBytes = utf8(canonicalJson(manifest));
  const tooLarge = overLimit(manifestBytes, programBytes, files);
  if (tooLarge) return bad(tooLarge);
  return good({ manifest, manifestBytes, digest: digestOf(crypto, manifestBytes), programBytes, small, assets: [...assets.values()] });
}

/** Texts with the names that they have in a bundle. */
function sourceFiles(sources: BundleInput['sources']): Outcome<{ readonly path: string; readonly bytes: Uint8Array }[]> {
  const files = new Map<string, Uint8Array>();
  for (const { path, text } of sources) {
    const name = `source/${path.normalize('NFC')}`;
    const problem = files.has(name) ? 'differs from another only in how its letters are composed' : nameProblem(name);
    if (problem !== null)
      return bad({ why: 'has-problems', message: `${path} can not go into a bundle: its name ${problem}.`, hint: 'Rename the file.', place: { file: path } });
    files.set(name, utf8(text));
  }
  return good([...files].map(([path, bytes]) => ({ path, bytes })));
}

export interface WriteOptions {
  readonly crypto: BundleCrypto;
  readonly keys: KeyRing;
  /** Which key; left out: the default one. */
  readonly key: string | undefined;
  /** Opens an asset by its `source`. */
  open(source: string): Promise<Outcome<ByteSource>>;
  readonly sink: ByteSink;
  readonly cancel: Cancel;
  /** Bytes written so far, and of all. */
  progress(done: number, total: number): Promise<void>;
}

/** Signs and writes. The sink is committed on success, else abandoned: no half bundle is ever left behind. */
export async function writeBundle(plan: BundlePlan, options: WriteOptions): Promise<Outcome<null>> {
  try {
    const written = await writeAll(plan, options);
    return written.ok ? await options.sink.commit() : written;
  } finally {
    await options.sink.abandon();
  }
}

async function writeAll(plan: BundlePlan, { crypto, keys, key, open, sink, cancel, progress }: WriteOptions): Promise<Outcome<null>> {
  const signed = await keys.sign(key, preAuthEncoding(PAYLOAD_TYPE, plan.manifestBytes));
  if (!signed.ok) return signed;
  const small = new Map(plan.small.map(({ path, bytes }) => [path, bytes]));
  small.set('manifest.json', plan.manifestBytes).set('signature.json', envelope(crypto, plan.manifestBytes, signed.value));
  const assets = new Map(plan.assets.map((asset) => [asset.path, asset]));
  const { entries, directoryAt } = layOut([
    ...[...small].map(([name, bytes]) => ({ name, bytes: bytes.length, crc: crypto.crc32(bytes, 0) })),
    ...plan.assets.map(({ path, digest }) => ({ name: path, bytes: digest.bytes, crc: digest.crc })),
  ]);
  for (const entry of entries) {
    const header = await sink.write(localHeader(entry));
    if (!header.ok) return header;
    const bytes = small.get(entry.name);
    const asset = assets.get(entry.name);
    const content = asset ? await copyAsset(asset.source, asset.digest, entry) : await sink.write(bytes as Uint8Array);
    if (!content.ok) return content;
    await progress(entry.offset + entry.bytes, directoryAt);
  }
  const directory = centralDirectory(entries);
  const tail = await sink.write(directory);
  return tail.ok ? sink.write(endRecord(entries, directoryAt, directory.length)) : tail;

  async function copyAsset(source: string, digest: AssetDigest, entry: ZipEntry): Promise<Outcome<null>> {
    const opened = await open(source);
    if (!opened.ok) return opened;
    try {
      const hash = crypto.sha256();
      if (opened.value.size !== digest.bytes) return bad(changed(source));
      const copied = await eachChunk(opened.value, cancel, async (chunk, done) => {
        hash.update(chunk);
        await progress(entry.offset + done, directoryAt);
        return sink.write(chunk);
      });
      if (!copied.ok) return copied;
      return hash.hex() === digest.sha256 ? good(null) : bad(changed(source));
    } finally {
      await opened.value.close();
    }
  }
}

function changed(file: string): Failure {
  return {
    why: 'changed-outside',
    message: `${file} was changed while the bundle was being made.`,
    hint: 'No bundle was written. Export again.',
    place: { file },
  };
}

async function eachChunk(source: ByteSource, cancel: Cancel, use: (chunk: Uint8Array, done: number) => Promise<Outcome<null>>): Promise<Outcome<null>> {
  for (let at = 0; at < source.size; at += CHUNK_BYTES) {
    if (cancel.cancelled) return bad({ why: 'cancelled', message: 'The work was stopped as you asked.', hint: 'Nothing was written.' });
    const length = Math.min(CHUNK_BYTES, source.size - at);
    const chunk = await source.read(at, length);
    if (!chunk.ok) return chunk;
    if (chunk.value.length !== length) return bad({ why: 'changed-outside', message: 'A file became shorter while it was being read.', hint: 'Try again.' });
    const used = await use(chunk.value, at + length);
    if (!used.ok) return used;
  }
  return good(null);
}

function overLimit(manifest: Uint8Array, program: Uint8Array, files: Manifest['files']): Failure | null {
  const total = files.reduce((sum, file) => sum + file.bytes + 1000, 2 * manifest.length);
  const cause =
    program.length > LIMITS.programBytes
      ? 'the program is too large'
      : manifest.length > LIMITS.manifestBytes || files.length + 2 > LIMITS.entries
        ? 'there are too many files'
        : total > LIMITS.bundleBytes - END_BYTES
          ? `all files together have more than ${LIMITS.bundleBytes} bytes`
          : null;
  return cause === null
    ? null
    : { why: 'has-problems', message: `This can not become a bundle: ${cause}.`, hint: 'Use fewer or shorter sounds, or split the dream.' };
}

/** `.wav`, or nothing where the ending is unusual. */
function extensionOf(path: string): string {
  return /\.[A-Za-z0-9]{1,8}$/.exec(path)?.[0].toLowerCase() ?? '';
}

function digestOf(crypto: BundleCrypto, bytes: Uint8Array): string {
  const hash = crypto.sha256();
  hash.update(bytes);
  return hash.hex();
}
