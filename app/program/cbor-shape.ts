/** How much CBOR would make of its bytes, looked at before anything of it is made: a few bytes can ask for very many values. */

/** Values of any kind in one program. One of 10,000 scenes has about a million. */
export const MOST_VALUES = 4_000_000;
/** Arrays and maps in each other; the tables need 7. */
export const MOST_NESTING = 16;

/** What is wrong, to follow “it”; null where it can be decoded within these bounds. Definite lengths only. */
export function cborProblem(bytes: Uint8Array): string | null {
  /** How many values are still to come, of each array or map that is open; first of all one. */
  const open = [1];
  let at = 0;
  for (let values = 0; open.length > 0; values++) {
    if (values > MOST_VALUES) return `holds more than ${MOST_VALUES} values`;
    if (at >= bytes.length) return 'ends early';
    const head = bytes[at++] as number;
    const [major, info] = [head >> 5, head & 31];
    if (info > 27) return 'has a length that is not definite';
    const size = info < 24 ? 0 : 1 << (info - 24);
    if (at + size > bytes.length) return 'ends early';
    let count = info < 24 ? info : 0;
    for (let i = 0; i < size; i++) count = count * 256 + (bytes[at + i] as number);
    at += size;
    open[open.length - 1]!--;
    if (major === 2 || major === 3) {
      at += count;
      if (at > bytes.length) return 'ends early';
    } else if (major === 4 || major === 5) {
      if (open.length > MOST_NESTING) return `is nested deeper than ${MOST_NESTING}`;
      open.push(major === 4 ? count : 2 * count);
    } else if (major === 6) return 'has a tag';
    while (open.length > 0 && open[open.length - 1] === 0) open.pop();
  }
  return at === bytes.length ? null : 'goes on after its end';
}
