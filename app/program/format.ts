/** The program format: the tables that the compiler makes, a bundle carries and the machine runs. */

import { z } from 'zod';
import { channelSchema } from '../base/index.ts';

const index = z.number().int().min(-1).max(1_000_000);
const text = z.string().max(4000);
const finite = z.number();

export const actionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set'), var: index, value: index }),
  z.strictObject({ do: z.literal('mark'), label: text }),
  z.strictObject({ do: z.literal('raise'), event: text }),
]);

const causeSchema = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('event'), event: text }),
  z.strictObject({ on: z.literal('when'), test: index, held: index }),
  z.strictObject({ on: z.literal('after'), delay: index }),
  z.strictObject({ on: z.literal('every'), period: index }),
]);

export const programSchema = z.strictObject({
  format: z.literal(1),
  title: text,
  version: text,
  audience: z.strictObject({ minAge: finite, maxAge: finite }),
  channels: z.array(z.strictObject({ channel: channelSchema, optional: z.boolean() })).max(6),
  limits: z.array(z.strictObject({ subject: z.union([channelSchema, z.literal('cues')]), max: finite, condition: index })).max(1000),
  assets: z.array(z.strictObject({ name: text, channel: channelSchema, source: text })).max(10_000),
  params: z.array(z.strictObject({ name: text, value: z.union([finite, text]), min: finite.nullable(), max: finite.nullable() })).max(10_000),
  vars: z.array(z.strictObject({ name: text, value: finite, min: finite.nullable(), max: finite.nullable() })).max(10_000),
  exprs: z.array(z.array(z.union([z.string().max(20), finite])).max(2000)).max(200_000),
  states: z
    .array(
      z.strictObject({
        name: text,
        path: text,
        parent: index,
        kind: z.enum(['atomic', 'compound', 'parallel']),
        role: z.enum(['dream', 'ritual', 'scene', 'layer', 'release', 'morning']),
        initial: index,
        tone: z.array(z.strictObject({ name: text, value: finite })).max(100),
        onEnter: z.array(actionSchema).max(1000),
        onExit: z.array(actionSchema).max(1000),
        cues: z.array(index).max(10_000),
        fadeAll: index,
      }),
    )
    .min(1)
    .max(100_000),
  transitions: z
    .array(
      z.strictObject({
        source: index,
        cause: causeSchema,
        actions: z.array(actionSchema).max(1000),
        arms: z.array(z.strictObject({ weight: index, guard: index, target: index, history: z.enum(['none', 'shallow', 'deep']) })).max(1000),
      }),
    )
    .max(200_000),
  cues: z
    .array(
      z.strictObject({
        state: index,
        channel: channelSchema,
        verb: z.enum(['play', 'say', 'ask', 'light', 'scent', 'touch', 'warmth', 'motion']),
        asset: index,
        words: z.array(z.union([text, z.strictObject({ param: index }), z.strictObject({ var: index })])).max(1000),
        level: index,
        fade: index,
        loop: z.boolean(),
        duration: index,
        repeat: index,
        ramp: z.strictObject({ target: index, over: index }).nullable(),
        gate: index,
      }),
    )
    .max(200_000),
  anchors: z.array(z.strictObject({ period: index, cues: z.array(index).max(1000), actions: z.array(actionSchema).max(1000) })).max(1000),
  promises: z.array(z.strictObject({ name: text, text })).max(10_000),
});

export type Program = z.infer<typeof programSchema>;
export type Action = z.infer<typeof actionSchema>;
export type TransitionRow = Program['transitions'][number];
export type CueRow = Program['cues'][number];
