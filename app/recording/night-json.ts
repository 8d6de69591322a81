/** A night as one JSON document that says which version of the format it is, and its reader. */

import { z } from 'zod';
import { bad, good, type NightRecord, nightRecordSchema, type Outcome } from '../base/index.ts';
import { refusal } from './hypnogram.ts';
import { MAX_JSON_BYTES } from './limits.ts';

export const NIGHT_FORMAT = 'dream-night';
/** Raised whenever a reader of the last version would misread a new file. */
export const NIGHT_VERSION = 1;

const envelope = z.object({ format: z.literal(NIGHT_FORMAT), version: z.number().int().min(1) });
const document = z.strictObject({
  format: z.literal(NIGHT_FORMAT),
  version: z.literal(NIGHT_VERSION),
  /** SHA-256 of the bundle's manifest, hex; absent where nobody knows it. */
  bundleDigest: z.string().optional(),
  night: nightRecordSchema,
});
export type NightDocument = z.infer<typeof document>;

export function nightJson(night: NightRecord, bundleDigest?: string): string {
  const whole: NightDocument = { format: NIGHT_FORMAT, version: NIGHT_VERSION, ...(bundleDigest === undefined ? {} : { bundleDigest }), night };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/** `name` is the file as the user knows it. */
export function parseNightJson(text: string, name: string): Outcome<NightDocument> {
  const refuse = refusal(name, 'Write it anew with dream preview … --json-file.');
  if (text.length > MAX_JSON_BYTES) return refuse(`it has ${text.length} characters; at most ${MAX_JSON_BYTES} are read.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('it is not JSON.');
  }
  const head = envelope.safeParse(value);
  if (!head.success) return refuse(`it is not a night: “format” should be “${NIGHT_FORMAT}”, with a “version”.`);
  if (head.data.version > NIGHT_VERSION)
    return bad({
      why: 'newer-version',
      message: `${name} has version ${head.data.version} of the format; this program reads up to ${NIGHT_VERSION}.`,
      hint: 'Read it with a newer Dream Coder.',
      place: { file: name },
    });
  const parsed = document.safeParse(value);
  if (parsed.success) return good(parsed.data);
  const issue = parsed.error.issues[0];
  return refuse(`${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'does not fit'}.`);
}
