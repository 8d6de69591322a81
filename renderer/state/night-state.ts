/** Who sleeps, the previewed night, and what is looked at and asked in it. */

import type { Comparison, Failure, Hypnogram, ListedSleeper, Moment, NightName, NightRecord, Result, Why, WhyNot } from '../../app/bridge/index.ts';
import type { Lowered, Span } from '../../dream-dsl/index.ts';
import type { NightEvent } from './night-events.ts';

export type Sleeping = { readonly kind: 'sleeper' | 'hypnogram'; readonly name: string };

/** Which night of which device; live: it is on, and followed; cut: it could not be followed to its end; checked: every line of its log was. */
export interface PlayedBy {
  readonly device: string;
  readonly fingerprint: string;
  readonly night: number;
  readonly state: 'live' | 'cut' | 'checked';
  /** Why it goes no further than this; absent: it went on to the morning, or goes on. */
  readonly end?: string;
}

/** A preview that was made, and the texts it was made from, by path. */
export interface Preview {
  readonly night: NightRecord;
  readonly texts: Readonly<Record<string, string>>;
  readonly digest: string;
  /** What made it: the engine finds it again by that. null: a device made it, and only the device can be asked about it. */
  readonly name: NightName | null;
  /** The device that played it; absent: it was played here. */
  readonly played?: PlayedBy;
  /** Where each row of its program stands in these texts; null until that is known. */
  readonly origins: Lowered['origins'] | null;
}

/** A part of the night, ms since lights out. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What the user did to the rows of the night, by row. */
export interface RowChoices {
  readonly folded: Readonly<Record<string, boolean>>;
  /** px */
  readonly heights: Readonly<Record<string, number>>;
}

/** The previewed night beside another. */
export interface Beside {
  /** What the other one is, in words. */
  readonly words: string;
  /** null: the sleep without the program. */
  readonly night: NightRecord | null;
  readonly comparison: Comparison;
}

/** Where a walk through the night stops. */
export interface PlacedStop {
  readonly id: number;
  /** '' for a condition that stands nowhere. */
  readonly file: string;
  /** Of what it stands on, in `text`. */
  readonly span: Span;
  readonly text: string;
  readonly label: string;
  readonly condition: string;
  /** Only at so manieth time; null: each time. */
  readonly hits: number | null;
  readonly on: boolean;
}

/** What was asked of the night, and what it answered. */
export interface Question {
  readonly kind: 'transition' | 'cue';
  readonly row: number;
  /** Of a choice, the arm that leads to this path. */
  readonly target?: string;
  /** Why then; null: why, or why not, in all of the range. */
  readonly at: number | null;
  readonly range: Stretch | null;
}

export type Answer = { readonly kind: 'why'; readonly why: Why; readonly happened: readonly number[] } | { readonly kind: 'why-not'; readonly whyNot: WhyNot };

export interface NightState {
  /** Hidden ones too. */
  readonly sleepers: readonly ListedSleeper[];
  /** What the dream asks of each sleeper beyond what they agreed to. */
  readonly fits: Result<'program.fits'>['sleepers'];
  /** The texts that these are of. */
  readonly fitsOf: Readonly<Record<string, string>>;
  readonly hypnograms: readonly Omit<Hypnogram, 'stages'>[];
  readonly sleeping: Sleeping;
  readonly seed: number;
  readonly preview: Preview | null;
  /** The cursor in the night, ms since lights out. */
  readonly playheadMs: number;
  /** What is selected of what happened in the night. */
  readonly nightEvent: NightEvent | null;
  /** The part of the night that is shown; null: all of it. */
  readonly nightView: Stretch | null;
  /** The part of it whose numbers are read. */
  readonly nightRange: Stretch | null;
  /** All of the night at the playhead, where somebody looks at it; of a moment before while the next is asked for. */
  readonly moment: Moment | null;
  /** Why there is none. */
  readonly momentFailure: Failure | null;
  readonly nightRows: RowChoices;
  /** What of the night is heard, and what is to be said of it. */
  readonly listening: { readonly what: string; readonly notes: readonly string[] } | null;
  readonly beside: Beside | null;
  readonly stops: readonly PlacedStop[];
  /** Where this night meets them, in order of time. */
  readonly stopped: readonly { readonly at: number; readonly time: number; readonly id: number }[];
  /** By stop: why it can not be met. */
  readonly stopProblems: Readonly<Record<number, string>>;
  readonly question: Question | null;
  readonly answer: Answer | null;
  readonly answerFailure: Failure | null;
  readonly playing: boolean;
  /** Seconds of the night in one second. */
  readonly rate: number;
}

/** What was asked of a night and looked at in it: another night begins without. */
export const NOTHING_ASKED = {
  playing: false,
  beside: null,
  question: null,
  answer: null,
  answerFailure: null,
  nightEvent: null,
  nightView: null,
  nightRange: null,
} satisfies Partial<NightState>;

export const NO_NIGHT: NightState = {
  sleepers: [],
  fits: [],
  fitsOf: {},
  hypnograms: [],
  sleeping: { kind: 'sleeper', name: 'mara' },
  seed: 1,
  preview: null,
  playheadMs: 0,
  moment: null,
  momentFailure: null,
  nightRows: { folded: {}, heights: {} },
  listening: null,
  stops: [],
  stopped: [],
  stopProblems: {},
  rate: 60,
  ...NOTHING_ASKED,
};
