/** The manifest: what a bundle is, and the size and digest of every other file in it. All of it is signed. */

import { z } from 'zod';
import { CHECKS, channelSchema, checkSchema } from '../base/index.ts';
import { LIMITS } from './limits.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const manifestSchema = z.strictObject({
  /** Schema version. */
  format: z.literal(1),
  identity: z.strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(80),
    title: z.string().max(400),
  }),
  version: z.string().regex(/^\d{1,6}\.\d{1,3}\.\d{1,3}$/),
  /** A device refuses a bundle whose counter is lower than that of one it ran: major · 1 000 000 + minor · 1000 + patch. */
  rollback: z.number().int().min(0),
  /** Years. */
  audience: z.strictObject({ minAge: z.number(), maxAge: z.number() }),
  channels: z.array(z.strictObject({ channel: channelSchema, optional: z.boolean() })).max(20),
  /** What the program touches, by name, each once. */
  themes: z.array(z.string().max(4000)).max(10_000),
  /** Ceilings in the channel's unit, or cues per hour; `always` is false where the program gives a condition. */
  limits: z.array(z.strictObject({ subject: z.string().max(40), max: z.number(), always: z.boolean() })).max(200),
  /** Version of the engine that made it. */
  engine: z.string().max(40),
  /** How long each sound plays, ms: a night goes on when a sound ends. In the order of the files. */
  sounds: z.array(z.strictObject({ path: z.string(), durationMs: z.number().int().min(0) })).max(LIMITS.entries),
  /** Every file but the manifest and the signature, in the order of the archive. */
  files: z.array(z.strictObject({ path: z.string(), bytes: z.number().int().min(0), sha256 })).max(LIMITS.entries),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const evidenceSchema = z.strictObject({
  format: z.literal(1),
  /** What the verifier of the tool that made it proved. A device proves it again. */
  checks: z.array(checkSchema.pick({ id: true, verdict: true, bounds: true })).max(CHECKS.length),
  promises: z
    .array(z.strictObject({ name: z.string(), text: z.string(), verdict: z.literal('not decided'), method: z.literal('none'), reason: z.string() }))
    .max(1000),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** The parts of a program that its manifest repeats for readers without a virtual machine. */
export interface Described {
  readonly title: string;
  readonly version: string;
  readonly audience: { readonly minAge: number; readonly maxAge: number };
  readonly channels: readonly { readonly channel: z.infer<typeof channelSchema>; readonly optional: boolean }[];
  readonly themes: readonly { readonly name: string }[];
  readonly limits: readonly { readonly subject: string; readonly max: number; readonly condition: number }[];
}

/** `id` comes from the title; one without Latin letters or digits gets a part of its digest. Null where the version has another form than 1.2.3. */
export function makeManifest(program: Described, titleDigest: string, engine: string, sounds: Manifest['sounds'], files: Manifest['files']): Manifest | null {
  const rollback = rollbackOf(program.version);
  if (rollback === null) return null;
  return {
    format: 1,
    identity: { id: identityOf(program.title, titleDigest), title: program.title },
    version: program.version,
    rollback,
    audience: { minAge: program.audience.minAge, maxAge: program.audience.maxAge },
    channels: program.channels.map(({ channel, optional }) => ({ channel, optional })),
    themes: [...new Set(program.themes.map(({ name }) => name))],
    limits: program.limits.map(({ subject, max, condition }) => ({ subject, max, always: condition === -1 })),
    engine,
    sounds,
    files,
  };
}

function identityOf(title: string, digest: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return slug === '' ? `dream-${digest.slice(0, 16)}` : slug;
}

function rollbackOf(version: string): number | null {
  const parts = /^(\d{1,6})\.(\d{1,3})\.(\d{1,3})$/.exec(version);
  return parts ? Number(parts[1]) * 1_000_000 + Number(parts[2]) * 1000 + Number(parts[3]) : null;
}
