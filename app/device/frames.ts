/** Messages as bytes on a stream: four bytes of length, the highest first, then one value in CBOR. What comes in is taken for hostile. */

import { decode, encode } from 'cborg';
import { join } from '../base/index.ts';

/** Longest message, bytes: to a device, whose memory is small, from who is paired and from anybody else; and from one, a whole night in a line. */
export const MAX_FRAME_BYTES = { toDevice: 512 * 1024, fromStranger: 8 * 1024, fromDevice: 32 * 1024 * 1024 } as const;
const STRICT = { strict: true, allowIndefinite: false, allowUndefined: false, allowInfinity: false, allowNaN: false, rejectDuplicateMapKeys: true } as const;

export function frame(value: unknown): Uint8Array {
  const body = encode(value);
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, body.length);
  return join(head, body);
}

export interface Framed {
  readonly value: unknown;
  /** How long it was. */
  readonly bytes: number;
}

export interface FrameReader {
  /** The values that are whole now; null where the bytes are no frames: the connection is of no more use. */
  push(bytes: Uint8Array): Framed[] | null;
}

/** `most`: how long a message may be that begins now. */
export function frameReader(most: () => number): FrameReader {
  let parts: Uint8Array[] = [];
  let have = 0;
  let broken = false;
  return {
    push(bytes) {
      if (broken) return null;
      parts.push(bytes);
      have += bytes.length;
      const values: Framed[] = [];
      for (;;) {
        if (have < 4) return values;
        const head = first(4);
        const length = new DataView(head.buffer, head.byteOffset, 4).getUint32(0);
        if (length > most()) return fail();
        if (have < 4 + length) return values;
        const whole = first(4 + length);
        parts = whole.length === 4 + length ? [] : [whole.subarray(4 + length)];
        have -= 4 + length;
        try {
          values.push({ value: decode(whole.subarray(4, 4 + length), STRICT), bytes: length });
        } catch {
          return fail();
        }
      }
    },
  };

  /** All parts up to at least `length` bytes as one, which stays the first. */
  function first(length: number): Uint8Array {
    if (parts.length > 1 && (parts[0] as Uint8Array).length < length) parts = [join(...parts)];
    return parts[0] as Uint8Array;
  }

  function fail(): null {
    broken = true;
    parts = [];
    return null;
  }
}
