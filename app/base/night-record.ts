/** What is kept of one night: plain data that every view, file and command reads. Times are whole ms since lights out. */

import { z } from 'zod';
import { calledName } from './sleeper.ts';
import { channelSchema, stageSchema } from './vocabulary.ts';

const ms = z.number().int().min(0);
const index = z.number().int().min(-1);

/** A stretch of one stage. Stretches touch and cover the night. */
export const stageSpanSchema = z.strictObject({ from: ms, to: ms, stage: stageSchema });
export type StageSpan = z.infer<typeof stageSpanSchema>;

/**
 * lighter, deeper: a shift of stage. sooner: fell asleep earlier. incubated: words of N1 in the dream. incorporated: a cue in the
 * dream of REM. reactivated: a memory cued in N2 or N3. lucid: a signal in REM. rehearsed: a soothing cue known from waking, in REM.
 */
export const EFFECTS = ['lighter', 'deeper', 'sooner', 'incubated', 'incorporated', 'reactivated', 'lucid', 'rehearsed', 'bad-dream', 'nightmare'] as const;

export const TROUBLES = ['endless', 'taken-off', 'flood', 'outlasts'] as const;

export const nightRecordSchema = z.strictObject({
  /** Who slept. */
  subject: z.discriminatedUnion('kind', [
    /** `title`: what is known of them; absent in records from before it was kept. */
    z.strictObject({ kind: z.literal('sleeper'), name: z.string(), title: z.string().optional() }),
    z.strictObject({ kind: z.literal('hypnogram'), name: z.string() }),
  ]),
  seed: z.number().int(),
  /** How the program's ritual is called; absent where it has no name of its own. `scenes` and `transitions` have its path. */
  ritual: z.string().optional(),
  /** Lights out, minutes after local midnight. */
  startMinutes: z.number(),
  durationMs: ms,
  stages: z.array(stageSpanSchema),
  /** The same sleeper and seed without the program; equals `stages` where no cue had an effect. */
  naturalStages: z.array(stageSpanSchema),
  /** When each scene was active, by state index of the program and by path. */
  scenes: z.array(z.strictObject({ state: index, path: z.string(), from: ms, to: ms })),
  cues: z.array(
    z.strictObject({
      cue: index,
      channel: channelSchema,
      label: z.string(),
      from: ms,
      to: ms,
      /** Level over time, in the channel's unit; at least two points, straight lines between them. */
      points: z.array(z.tuple([ms, z.number()])),
      /** True where a limit lowered what the program asked for. */
      limited: z.boolean(),
      /** The text said, else empty. */
      words: z.string(),
    }),
  ),
  transitions: z.array(z.strictObject({ at: ms, transition: index, from: z.string(), to: z.string(), cause: z.string() })),
  marks: z.array(z.strictObject({ at: ms, label: z.string() })),
  awakenings: z.array(z.strictObject({ at: ms, cause: z.enum(['natural', 'cue']), cue: index })),
  /** What else came about in the sleeper, by a cue; cue −1: by itself. Absent in records from before it was kept. */
  effects: z.array(z.strictObject({ at: ms, kind: z.enum(EFFECTS), cue: index })).optional(),
  /**
   * What the program did that no night should, once for each place, and how often. endless: it reacted to itself without end and was
   * stopped for an instant. taken-off: it never came to rest, and was ended. flood: cues that were held back or not kept.
   * outlasts: cues that ask for longer than the whole night, `at`: when the first of them was ended with it. `row`: of its
   * transitions; of a flood, and of what outlasts, of its cues. Absent where nothing was amiss.
   */
  troubles: z.array(z.strictObject({ kind: z.enum(TROUBLES), at: ms, row: index, times: z.number().int() })).optional(),
  /** Sampled where the model changes it: distress 0–1, heart per minute. */
  signals: z.array(z.strictObject({ name: z.string(), unit: z.string(), points: z.array(z.tuple([ms, z.number()])) })),
  /** Minutes and shares a sleep laboratory would report; null where the night has none (no REM: no REM latency). */
  summary: z.strictObject({
    totalSleepMinutes: z.number(),
    efficiencyPercent: z.number(),
    onsetLatencyMinutes: z.number().nullable(),
    remLatencyMinutes: z.number().nullable(),
    wasoMinutes: z.number(),
    stageMinutes: z.strictObject({ W: z.number(), N1: z.number(), N2: z.number(), N3: z.number(), REM: z.number(), unscored: z.number() }),
    awakenings: z.number().int(),
    cueAwakenings: z.number().int(),
    released: z.boolean(),
  }),
  /** What the reader should know: a recording without REM, a cue channel left out, … */
  notes: z.array(z.string()),
});
export type NightRecord = z.infer<typeof nightRecordSchema>;

/** Whose night it is, as it is shown. */
export const whose = ({ subject }: Pick<NightRecord, 'subject'>): string => (subject.kind === 'sleeper' ? calledName(subject) : subject.name);
