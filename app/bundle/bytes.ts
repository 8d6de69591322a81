/** Bytes and text without Node or DOM: UTF-8, hex, base64. */

export { fromUtf8, join, utf8 } from '../base/index.ts';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at] as number, bytes[at + 1], bytes[at + 2]];
    const word = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += `${BASE64[word >> 18]}${BASE64[(word >> 12) & 63]}${b === undefined ? '=' : BASE64[(word >> 6) & 63]}${c === undefined ? '=' : BASE64[word & 63]}`;
  }
  return text;
}

/** Strict: null unless encoding the result gives exactly `text` again. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const body = text.replace(/={1,2}$/, '');
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
  let [word, bits, at] = [0, 0, 0];
  for (const character of body) {
    const value = BASE64.indexOf(character);
    if (value < 0) return null;
    word = ((word << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (word >> bits) & 0xff;
    }
  }
  return base64(bytes) === text ? bytes : null;
}

export function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
