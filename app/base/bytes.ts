/** Bytes and text without Node or DOM. */

/** Lone surrogates become U+FFFD. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[at++] = unit;
      continue;
    }
    const code = text.codePointAt(i) as number;
    if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
      bytes[at++] = 0x80 | (code & 63);
    } else if (code < 0x10000) {
      const whole = code >= 0xd800 && code < 0xe000 ? 0xfffd : code;
      bytes[at++] = 0xe0 | (whole >> 12);
      bytes[at++] = 0x80 | ((whole >> 6) & 63);
      bytes[at++] = 0x80 | (whole & 63);
    } else {
      bytes[at++] = 0xf0 | (code >> 18);
      bytes[at++] = 0x80 | ((code >> 12) & 63);
      bytes[at++] = 0x80 | ((code >> 6) & 63);
      bytes[at++] = 0x80 | (code & 63);
      i++;
    }
  }
  return bytes.slice(0, at);
}

/** Strict: null for anything that is not well-formed UTF-8 (overlong forms and surrogates are not). */
export function fromUtf8(bytes: Uint8Array): string | null {
  const parts: string[] = [];
  let part: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    // Nearly all of it is ASCII, which needs no looking at one by one.
    const ascii = asciiFrom(bytes, at);
    if (ascii > at && part.length === 0) {
      parts.push(Reflect.apply(String.fromCharCode, null, bytes.subarray(at, ascii)));
      at = ascii;
      continue;
    }
    const first = bytes[at++] as number;
    const more = first < 0x80 ? 0 : first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : -1;
    if (more < 0) return null;
    let code = more === 0 ? first : first & (0x3f >> more);
    for (let i = 0; i < more; i++) {
      const next = bytes[at++];
      if (next === undefined || (next & 0xc0) !== 0x80) return null;
      code = (code << 6) | (next & 63);
    }
    if ((more === 2 && (code < 0x800 || (code >= 0xd800 && code < 0xe000))) || (more === 3 && (code < 0x10000 || code > 0x10ffff))) return null;
    part.push(code);
    if (part.length === MOST_SIGNS || (bytes[at] ?? 0) < 0x80) {
      parts.push(String.fromCodePoint(...part));
      part = [];
    }
  }
  return parts.join('');
}

/** Made into text at once. */
const MOST_SIGNS = 4096;

/** Where the next byte is that is not ASCII, at most `MOST_SIGNS` on. */
function asciiFrom(bytes: Uint8Array, from: number): number {
  const end = Math.min(bytes.length, from + MOST_SIGNS);
  let at = from;
  while (at < end && (bytes[at] as number) < 0x80) at++;
  return at;
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
