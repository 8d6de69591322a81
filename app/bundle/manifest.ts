/** The manifest: what a bundle is, what it asks of its reader, and the size and digest of every other file in it. All of it is signed. */

import { z } from 'zod';
import { SOUND_FORMATS } from '../audio/index.ts';
import { CONSENTS, channelSchema, type Languages, languagesSchema } from '../base/index.ts';
import { MACHINE_VERSION, type Program } from '../program/index.ts';
import { LIMITS } from './limits.ts';

/** Version of the manifest's schema. A reader refuses every other. */
export const FORMAT = 3;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const level = z.number().nullable();

const soundSchema = z.strictObject({
  path: z.string(),
  format: z.enum(SOUND_FORMATS),
  /** How long it plays, ms: a night goes on when a sound ends. */
  durationMs: z.number().int().min(0),
  /**
   * By ITU-R BS.1770, rounded to 0.1: the farthest sample in dB full scale, loudness in LUFS of all of it, of the loudest 0.4 s and
   * of the loudest 3 s; null where there is none. A reader measures it again. Null as a whole where its rate is below 8 kHz.
   */
  loudness: z.strictObject({ peak: level, integrated: level, momentary: level, shortTerm: level }).nullable(),
});
export type SoundRow = z.infer<typeof soundSchema>;

export const manifestSchema = z.strictObject({
  /** Version of this schema. */
  format: z.literal(FORMAT),
  identity: z.strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(80),
    title: z.string().max(400),
  }),
  /** Title and summary by language (BCP 47); the title of `identity` is that of the text. */
  languages: languagesSchema,
  version: z.string().regex(/^\d{1,6}\.\d{1,3}\.\d{1,3}$/),
  /** A device refuses a bundle whose counter is lower than that of one it ran: major · 1 000 000 + minor · 1000 + patch. */
  rollback: z.number().int().min(0),
  /** What a device must have. */
  requires: z.strictObject({
    /** Version of the machine that runs the program. */
    machine: z.number().int().min(1),
    channels: z.array(z.strictObject({ channel: channelSchema, optional: z.boolean() })).max(20),
  }),
  /** Years. */
  audience: z.strictObject({ minAge: z.number(), maxAge: z.number() }),
  /** What a sleeper has to agree to for all of it; without what is `needed` it may not be played to them. */
  consents: z.array(z.strictObject({ consent: z.enum(CONSENTS), needed: z.boolean() })).max(CONSENTS.length),
  /** What the program touches, by name, each once. */
  themes: z.array(z.string().max(4000)).max(10_000),
  /** Ceilings in the channel's unit, or cues per hour; `always` is false where the program gives a condition. */
  limits: z.array(z.strictObject({ subject: z.string().max(40), max: z.number(), always: z.boolean() })).max(1000),
  /** Version of the engine that made it. */
  engine: z.string().max(40),
  /** In the order of the files. */
  sounds: z.array(soundSchema).max(LIMITS.entries),
  /** Every file but the manifest and the signature, in the order of the archive. */
  files: z.array(z.strictObject({ path: z.string(), bytes: z.number().int().min(0), sha256 })).max(LIMITS.entries),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** What a manifest says that its program does not. */
export interface Told {
  /** SHA-256 of the title, hex. */
  readonly titleDigest: string;
  readonly engine: string;
  readonly languages: Languages;
  readonly consents: Manifest['consents'];
  readonly sounds: Manifest['sounds'];
  readonly files: Manifest['files'];
}

/** `id` comes from the title; one without Latin letters or digits gets a part of its digest. Null where the version has another form than 1.2.3. */
export function makeManifest(program: Program, { titleDigest, engine, languages, consents, sounds, files }: Told): Manifest | null {
  const rollback = rollbackOf(program.version);
  if (rollback === null) return null;
  return {
    format: FORMAT,
    identity: { id: identityOf(program.title, titleDigest), title: program.title },
    languages,
    version: program.version,
    rollback,
    requires: { machine: MACHINE_VERSION, channels: program.channels.map(({ channel, optional }) => ({ channel, optional })) },
    audience: { minAge: program.audience.minAge, maxAge: program.audience.maxAge },
    consents,
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
