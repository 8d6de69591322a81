/**
 * The log of a night, which can not be changed unseen: lines of JSON, each with the SHA-256 of the line before. When the night is over
 * the device signs the last hash. docs/device-protocol.md has the kinds of entries.
 */

import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { bad, type Failure, fromUtf8, good, hex32Schema, type LogBody, logBodySchema, type Outcome, utf8 } from '../base/index.ts';

export const lineSchema = z.strictObject({ line: z.number().int().min(0), before: hex32Schema, body: logBodySchema });
export type LogLine = z.infer<typeof lineSchema>;

const FIRST = '0'.repeat(64);
const hashOf = (line: string): string => bytesToHex(sha256(utf8(line)));

/** Where the chain ends now. */
export interface Chain {
  readonly lines: number;
  readonly head: string;
}
export const newChain: Chain = { lines: 0, head: FIRST };

export function link(chain: Chain, body: LogBody): { readonly chain: Chain; readonly line: string } {
  const line = JSON.stringify({ line: chain.lines, before: chain.head, body });
  return { line, chain: { lines: chain.lines + 1, head: hashOf(line) } };
}

export interface ReadLog {
  readonly entries: readonly LogLine[];
  readonly chain: Chain;
  /** Bytes up to the end of the last whole line. */
  readonly bytes: number;
  readonly sealed: boolean;
}

export interface LogCheck {
  /** Whether the seal is the device's; absent where nobody can say. */
  readonly verifySeal?: (head: string, signature: string) => boolean;
  /** A last line that was being written when the power went is left out, instead of a failure. */
  readonly torn?: boolean;
}

/** Reads and checks every line; the failure names the first that does not fit. */
export function readLog(bytes: Uint8Array, { verifySeal, torn = false }: LogCheck = {}): Outcome<ReadLog> {
  const entries: LogLine[] = [];
  let chain = newChain;
  let from = 0;
  while (from < bytes.length) {
    const end = bytes.indexOf(10, from);
    const line = end < 0 ? null : fromUtf8(bytes.subarray(from, end));
    const entry = line === null ? null : parseLine(line);
    if (line === null || entry === null) {
      if (torn && (end < 0 || end === bytes.length - 1)) break;
      return bad(broken(chain.lines, 'it is not a line of a log'));
    }
    if (entry.line !== chain.lines || entry.before !== chain.head)
      return bad(broken(chain.lines, 'it does not follow the line before: lines were changed, removed or added'));
    if (entries.at(-1)?.body.kind === 'seal') return bad(broken(chain.lines, 'it stands after the seal'));
    if ((entry.body.kind === 'lights-out') !== (chain.lines === 0)) return bad(broken(chain.lines, 'a log begins with lights out, once'));
    if (entry.body.kind === 'seal' && verifySeal?.(entry.before, entry.body.signature) === false)
      return bad(broken(chain.lines, 'the seal is not that of this device'));
    entries.push(entry);
    chain = { lines: chain.lines + 1, head: hashOf(line) };
    from = end + 1;
  }
  return good({ entries, chain, bytes: from, sealed: entries.at(-1)?.body.kind === 'seal' });
}

function parseLine(line: string): LogLine | null {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(line));
    // Only one way to write a line: what is not exactly that may hide something.
    return parsed.success && JSON.stringify(JSON.parse(line)) === line ? parsed.data : null;
  } catch {
    return null;
  }
}

function broken(line: number, cause: string): Failure {
  return {
    why: 'refused',
    message: `The log of the night is not intact: line ${line + 1} is wrong, ${cause}.`,
    hint: 'Do not rely on it. Fetch it again from the device; if it stays, the device’s storage is damaged or was changed.',
  };
}

/** Length of an uncompressed point, with which a P-256 key in DER ends. */
const POINT_BYTES = 65;

/** Whether a seal was made by the device with this public key (SubjectPublicKeyInfo, DER). */
export function sealIsOf(publicKey: Uint8Array): (head: string, signature: string) => boolean {
  const point = publicKey.slice(-POINT_BYTES);
  return (head, signature) => {
    try {
      return p256.verify(hexToBytes(signature), utf8(head), point, { format: 'der', lowS: false });
    } catch {
      return false;
    }
  };
}
