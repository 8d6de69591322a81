/**
 * Reads a bundle as a stranger would who has docs/bundle-format.md and nothing else: nothing of ours is imported here, and no
 * library but Node's own. It refuses what the page says a reader refuses of structure, digests and signature.
 */

import { createHash, createPublicKey, verify } from 'node:crypto';
import { crc32 } from 'node:zlib';

export interface OutsideBundle {
  readonly names: readonly string[];
  readonly files: ReadonlyMap<string, Buffer>;
  readonly manifest: Json;
  readonly signature: Json;
  readonly evidence: Json;
  readonly program: Json;
  /** Public keys, base64, from the first that named a successor to the one that signed. */
  readonly lineage: readonly string[];
}

// biome-ignore lint/suspicious/noExplicitAny: a stranger has no types
type Json = any;

function must(holds: boolean, why: string): asserts holds {
  if (!holds) throw new Error(why);
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export function readAsAStranger(bytes: Buffer): OutsideBundle {
  const files = unzip(bytes);
  const json = (name: string): Json => {
    const file = files.get(name);
    must(file !== undefined, `${name} is missing`);
    const value = JSON.parse(file.toString('utf8')) as Json;
    must(canonical(value) === file.toString('utf8'), `${name} is not canonical`);
    return value;
  };
  const [manifest, signature, evidence] = [json('manifest.json'), json('signature.json'), json('evidence.json')];
  must(manifest.format === 3 && manifest.requires.machine === 1, 'another version');
  const manifestBytes = files.get('manifest.json') as Buffer;
  const lineage = signedBy(signature, manifestBytes);
  const others = [...files.keys()].filter((name) => name !== 'manifest.json' && name !== 'signature.json');
  must(JSON.stringify(others) === JSON.stringify(manifest.files.map((file: Json) => file.path)), 'other files than listed');
  for (const { path, bytes: size, sha256: digest } of manifest.files as { path: string; bytes: number; sha256: string }[]) {
    const file = files.get(path) as Buffer;
    must(file.length === size && sha256(file) === digest, `${path} was changed`);
    if (path.startsWith('assets/')) must(path.startsWith(`assets/${digest}`), `${path} is not named by its digest`);
  }
  const program = cbor(files.get('program.cbor') as Buffer);
  for (const asset of program.assets) if (asset.channel === 'sound') must(files.has(asset.source), 'a sound is missing');
  must(program.title === manifest.identity.title && program.version === manifest.version, 'another program');
  return { names: [...files.keys()], files, manifest, signature, evidence, program, lineage };
}

/** Stored entries back to back, the central directory, its end; nothing else. */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.length - 22;
  must(end >= 0 && bytes.readUInt32LE(end) === 0x06054b50, 'no end record');
  const [count, directoryAt] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
  const files = new Map<string, Buffer>();
  let [at, local, last] = [directoryAt, 0, Buffer.alloc(0) as Buffer];
  for (let i = 0; i < count; i++) {
    const [crc, size, nameBytes] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 24), bytes.readUInt16LE(at + 28)];
    const name = bytes.subarray(at + 46, at + 46 + nameBytes);
    must(Buffer.compare(last, name) < 0, 'names are not in order');
    // What stands in both headers; the structure is made again and compared.
    const shared = [u16(20), u16(0x0800), u16(0), u16(0), u16(0x0021), u32(crc), u32(size), u32(size), u16(nameBytes), u16(0)];
    const central = Buffer.concat([u32(0x02014b50), u16(20), ...shared, u16(0), u16(0), u16(0), u32(0), u32(local), name]);
    const before = Buffer.concat([u32(0x04034b50), ...shared, name]);
    must(bytes.subarray(at, at + central.length).equals(central), 'a directory entry differs');
    must(bytes.subarray(local, local + before.length).equals(before), 'a local header differs');
    const content = bytes.subarray(local + before.length, local + before.length + size);
    must(content.length === size && crc32(content) === crc, 'a checksum differs');
    files.set(name.toString('utf8'), content);
    [last, local, at] = [name, local + before.length + size, at + central.length];
  }
  must(local === directoryAt && at === end, 'bytes that belong to nothing');
  const tail = [u32(0x06054b50), u16(0), u16(0), u16(count), u16(count), u32(end - directoryAt), u32(directoryAt), u16(0)];
  must(bytes.subarray(end).equals(Buffer.concat(tail)), 'the end record differs');
  return files;
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

function signedBy(envelope: Json, manifest: Buffer): string[] {
  must(Buffer.from(envelope.payload, 'base64').equals(manifest), 'signed was another manifest');
  must(envelope.payloadType === 'application/vnd.dream-coder.manifest+json', 'another kind of payload');
  const [{ publicKey, keyid, sig }] = envelope.signatures;
  must(sha256(Buffer.from(publicKey, 'base64')) === keyid, 'another key');
  must(good(publicKey, envelope.payloadType, manifest, sig), 'a bad signature');
  const lineage: string[] = [];
  const { statements, sig: seal } = envelope.lineage;
  must(good(publicKey, 'application/vnd.dream-coder.lineage+json', Buffer.from(canonical(statements)), seal), 'a line of keys that is not sealed');
  for (const statement of statements) {
    const payload = Buffer.from(statement.payload, 'base64');
    const { from, to } = JSON.parse(payload.toString('utf8')) as Json;
    must(lineage.length === 0 || lineage.at(-1) === from, 'a broken line of keys');
    must(statement.payloadType === 'application/vnd.dream-coder.succession+json', 'another kind of payload');
    must(good(from, statement.payloadType, payload, statement.signatures[0].sig), 'a statement that is not signed');
    if (lineage.length === 0) lineage.push(from);
    lineage.push(to);
  }
  must(lineage.length === 0 || lineage.at(-1) === publicKey, 'a line of keys that leads elsewhere');
  return lineage.length === 0 ? [publicKey] : lineage;
}

function good(publicKey: string, type: string, body: Buffer, sig: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'base64').toString('base64url') }, format: 'jwk' });
  const signed = Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${body.length} `), body]);
  return verify(null, signed, key, Buffer.from(sig, 'base64'));
}

/** The part of CBOR that a program is written in: integers, floats, text, arrays, maps, true, false and null, all of definite length. */
function cbor(bytes: Buffer): Json {
  let at = 0;
  const value = read();
  must(at === bytes.length, 'more than one value');
  return value;

  function read(): Json {
    const head = bytes[at++] as number;
    const [major, info] = [head >> 5, head & 31];
    if (major === 7) {
      if (info === 20 || info === 21) return info === 21;
      if (info === 22) return null;
      const sizes: Record<number, number> = { 25: 2, 26: 4, 27: 8 };
      const size = sizes[info];
      must(size !== undefined, 'a simple value that a program does not have');
      at += size;
      return size === 8 ? bytes.readDoubleBE(at - 8) : size === 4 ? bytes.readFloatBE(at - 4) : half(bytes.readUInt16BE(at - 2));
    }
    const count = length(info);
    if (major === 0) return count;
    if (major === 1) return -1 - count;
    if (major === 3) {
      at += count;
      return bytes.toString('utf8', at - count, at);
    }
    if (major === 4) return Array.from({ length: count }, read);
    must(major === 5, 'a kind of value that a program does not have');
    return Object.fromEntries(Array.from({ length: count }, () => [read(), read()]));
  }

  function length(info: number): number {
    if (info < 24) return info;
    must(info <= 27, 'an indefinite length');
    const size = 1 << (info - 24);
    at += size;
    return size === 8 ? Number(bytes.readBigUInt64BE(at - 8)) : bytes.readUIntBE(at - size, size);
  }
}

function half(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  const magnitude = exponent === 0 ? fraction * 2 ** -24 : exponent === 31 ? Number.POSITIVE_INFINITY : (1024 + fraction) * 2 ** (exponent - 25);
  return bits & 0x8000 ? -magnitude : magnitude;
}
