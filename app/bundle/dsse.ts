/** Dead Simple Signing Envelope 1.0.2: what is signed, and JSON that may be hostile. */

import { fromUtf8, join, utf8 } from './bytes.ts';

/** The bytes that are signed: `DSSEv1 SP LEN(type) SP type SP LEN(body) SP body`, lengths in decimal bytes. */
export function preAuthEncoding(type: string, body: Uint8Array): Uint8Array {
  return join(utf8(`DSSEv1 ${utf8(type).length} ${type} ${body.length} `), body);
}

/** The value, or undefined for what is no JSON in UTF-8. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = fromUtf8(bytes);
  try {
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
