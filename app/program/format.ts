/** The program format: the tables that the compiler makes, a bundle carries and the machine runs. */

import { z } from 'zod';
import { channelSchema } from '../base/index.ts';

/** Version of the machine that a program is for: it grows when the same tables would run otherwise, or hold what an older one does not know. */
export const MACHINE_VERSION = 1;

const index = z.number().int().min(-1).max(1_000_000);
const text = z.string().max(4000);
const finite = z.number();

/** Text, and values filled in at night: divided by `scale`, at most three decimals, then `unit`. A text parameter is put in as it is. */
const wordsSchema = z
  .array(
    z.union([
      text,
      z.strictObject({ param: index, scale: finite, unit: text }),
      z.strictObject({ var: index, scale: finite, unit: text }),
      /** What a motif was given, where it is neither a name nor fixed. */
      z.strictObject({ expr: index, scale: finite, unit: text }),
    ]),
  )
  .max(1000);

const actionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set'), var: index, value: index }),
  z.strictObject({ do: z.literal('mark'), words: wordsSchema }),
  z.strictObject({ do: z.literal('raise'), event: text }),
  /** Starts a cue of the state that reacts; only where that state stays active. */
  z.strictObject({ do: z.literal('cue'), cue: index }),
]);

const causeSchema = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('event'), event: text }),
  z.strictObject({ on: z.literal('when'), test: index, held: index }),
  z.strictObject({ on: z.literal('after'), delay: index }),
  z.strictObject({ on: z.literal('every'), period: index }),
]);

const actions = z.array(actionSchema).max(1000);
const code = z.array(z.union([z.string().max(20), finite])).max(2000);

const stateSchema = z.strictObject({
  name: text,
  path: text,
  parent: index,
  kind: z.enum(['atomic', 'compound', 'parallel']),
  role: z.enum(['dream', 'ritual', 'scene', 'layer', 'release', 'morning']),
  initial: index,
  tone: z.array(z.strictObject({ name: text, value: finite })).max(100),
  onEnter: actions,
  onExit: actions,
  cues: z.array(index).max(10_000),
  fadeAll: index,
});

const armSchema = z.strictObject({
  weight: index,
  guard: index,
  /** Taken only where no arm that is not one of these can be. */
  otherwise: z.boolean(),
  target: index,
  /** The source, a compound state around the target, is not left. */
  inside: z.boolean(),
  history: z.enum(['none', 'shallow', 'deep']),
});

const cueSchema = z.strictObject({
  state: index,
  channel: channelSchema,
  verb: z.enum(['play', 'say', 'ask', 'light', 'scent', 'touch', 'warmth', 'motion']),
  asset: index,
  words: wordsSchema,
  level: index,
  fadeIn: index,
  fadeOut: index,
  loop: z.boolean(),
  duration: index,
  repeat: index,
  /** Points of (ms since the cue began, level; −1: the level of the cue) in order of time. */
  envelope: z.array(z.strictObject({ at: index, level: index })).max(1000),
  lock: z.strictObject({ rhythm: z.enum(['slow-wave', 'breath']), degrees: z.number().min(0).max(360) }).nullable(),
  gate: index,
});

/** What a promise says; indices are into `claims`. */
const promiseSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('invariant'), always: z.boolean(), claim: index, condition: index }),
  z.strictObject({ kind: z.literal('leads-to'), cause: index, held: index, goal: index, within: index }),
  z.strictObject({ kind: z.literal('reaches'), state: index }),
  z.strictObject({ kind: z.literal('chance'), event: index, comparison: z.enum(['<', '<=', '>', '>=']), bound: finite, population: text }),
]);

export const programSchema = z.strictObject({
  format: z.literal(1),
  title: text,
  version: text,
  audience: z.strictObject({ minAge: finite, maxAge: finite }),
  channels: z.array(z.strictObject({ channel: channelSchema, optional: z.boolean() })).max(6),
  /** What is touched, by the state that says so. Whoever avoids any of `words` avoids it. */
  themes: z.array(z.strictObject({ name: text, words: z.array(text).max(100), state: index })).max(10_000),
  limits: z.array(z.strictObject({ subject: z.union([channelSchema, z.literal('cues')]), max: finite, condition: index })).max(1000),
  assets: z.array(z.strictObject({ name: text, channel: channelSchema, source: text })).max(10_000),
  params: z.array(z.strictObject({ name: text, value: z.union([finite, text]), min: finite.nullable(), max: finite.nullable() })).max(10_000),
  vars: z.array(z.strictObject({ name: text, value: finite, min: finite.nullable(), max: finite.nullable() })).max(100_000),
  exprs: z.array(code).max(200_000),
  states: z.array(stateSchema).min(1).max(100_000),
  transitions: z.array(z.strictObject({ source: index, cause: causeSchema, guard: index, actions, arms: z.array(armSchema).max(1000) })).max(200_000),
  cues: z.array(cueSchema).max(200_000),
  anchors: z.array(z.strictObject({ period: index, cues: z.array(index).max(1000), actions })).max(1000),
  /** Expressions that promises speak in; the machine never runs them. */
  claims: z.array(code).max(200_000),
  promises: z.array(z.strictObject({ name: text, text, statement: promiseSchema })).max(10_000),
});

export type Program = z.infer<typeof programSchema>;
export type Action = z.infer<typeof actionSchema>;
export type Words = z.infer<typeof wordsSchema>;
export type TransitionRow = Program['transitions'][number];
export type CueRow = Program['cues'][number];
export type Rhythm = NonNullable<CueRow['lock']>['rhythm'];
