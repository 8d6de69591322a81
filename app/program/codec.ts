/** Program bytes: canonical CBOR out, and a reader that treats what comes in as hostile. */

import { decode, encode } from 'cborg';
import { bad, good, type Outcome } from '../base/index.ts';
import { cborProblem } from './cbor-shape.ts';
import { type Program, programSchema } from './format.ts';
import { programProblem } from './validate.ts';

/** Largest program that is read, bytes. */
export const MAX_PROGRAM_BYTES = 16 * 1024 * 1024;

/** The same program gives the same bytes (RFC 8949 §4.2 map order, shortest forms). */
export const encodeProgram = (program: Program): Uint8Array => encode(program);

/** Fails with `refused` and the reason; never throws. */
export function readProgram(bytes: Uint8Array): Outcome<Program> {
  if (bytes.length > MAX_PROGRAM_BYTES) return refused(`it has ${bytes.length} bytes, more than ${MAX_PROGRAM_BYTES}`);
  const shape = cborProblem(bytes);
  if (shape !== null) return refused(`it ${shape}`);
  let value: unknown;
  try {
    value = decode(bytes, { strict: true, allowIndefinite: false, allowUndefined: false, allowInfinity: false, allowNaN: false, rejectDuplicateMapKeys: true });
  } catch {
    return refused('its bytes are no well-formed CBOR');
  }
  const parsed = programSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refused(`${issue?.path.join('.') || 'the program'}: ${issue?.message ?? 'not the format'}`);
  }
  const wrong = programProblem(parsed.data);
  return wrong === null ? good(parsed.data) : refused(wrong);
}

function refused(reason: string) {
  return bad({ why: 'refused', message: `The program was refused: ${reason}.`, hint: 'Build the bundle again from its source; do not run this one.' });
}
