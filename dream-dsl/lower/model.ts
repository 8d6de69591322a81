/** What a checked program is lowered to: flat tables with small expressions in postfix code. Plain data, ready for canonical CBOR. */

import type { Dimension } from '../check/index.ts';
import type { Channel, Location } from '../model.ts';

export interface Lowered {
  readonly program: ProgramTables;
  /** Where each row of a table stands in the texts; parallel to the tables, never shipped. Rows of a motif stand in the motif. */
  readonly origins: {
    readonly states: readonly Location[];
    readonly transitions: readonly Location[];
    readonly cues: readonly Location[];
    readonly themes: readonly Location[];
    readonly promises: readonly Location[];
  };
  /** What each row of these tables measures; never shipped either. */
  readonly measures: { readonly vars: readonly Dimension[]; readonly params: readonly Dimension[] };
}

/** Index into a table; −1 says "none". */
export type Index = number;

/**
 * Postfix code: `['sensor', 'heart', 'num', 70, 'lt']`. Durations are ms, levels dB(A), light melanopic EDI lx, percent 0–100,
 * truth 1/0, stages W 0, N1 1, N2 2, N3 3, REM 4. `['in', 3]` asks whether state 3 is active.
 * Only in claims: `['level', 'sound']`, how loud, bright, … a channel is now (`cues`: how many in the last hour).
 */
export type Code = readonly (string | number)[];

export interface ProgramTables {
  readonly format: 1;
  readonly title: string;
  readonly version: string;
  readonly audience: { readonly minAge: number; readonly maxAge: number };
  readonly channels: readonly { readonly channel: Channel; readonly optional: boolean }[];
  /**
   * What is touched, by the state that says so (row 0: the dream). Whoever avoids any of `words`, in lower case, avoids it: its name,
   * other words for it, and the same of what it is part of.
   */
  readonly themes: readonly { readonly name: string; readonly words: readonly string[]; readonly state: Index }[];
  readonly limits: readonly { readonly subject: Channel | 'cues'; readonly max: number; readonly condition: Index }[];
  readonly assets: readonly { readonly name: string; readonly channel: Channel; readonly source: string }[];
  readonly params: readonly { readonly name: string; readonly value: number | string; readonly min: number | null; readonly max: number | null }[];
  /** Those of a motif once for each scene made of it, named by that scene's path: `calm.count`. */
  readonly vars: readonly { readonly name: string; readonly value: number; readonly min: number | null; readonly max: number | null }[];
  readonly exprs: readonly Code[];
  /** Row 0 is the dream itself (compound). Parents stand before their children, siblings in document order. */
  readonly states: readonly StateRow[];
  /** In document order; what a scene adds to its motif after what the motif holds. */
  readonly transitions: readonly TransitionRow[];
  readonly cues: readonly CueRow[];
  readonly anchors: readonly { readonly period: Index; readonly cues: readonly Index[]; readonly actions: readonly Action[] }[];
  /** Expressions that promises speak in; the machine never runs them. */
  readonly claims: readonly Code[];
  readonly promises: readonly { readonly name: string; readonly text: string; readonly statement: PromiseRow }[];
}

export interface StateRow {
  readonly name: string;
  /** Stable scene path, as in the graph: `shore/sky/dusk`. */
  readonly path: string;
  readonly parent: Index;
  readonly kind: 'atomic' | 'compound' | 'parallel';
  readonly role: 'dream' | 'ritual' | 'scene' | 'layer' | 'release' | 'morning';
  /** First child to enter; −1 unless compound. */
  readonly initial: Index;
  readonly tone: readonly { readonly name: string; readonly value: number }[];
  readonly onEnter: readonly Action[];
  readonly onExit: readonly Action[];
  /** Those that begin with the scene. */
  readonly cues: readonly Index[];
  /** ms over which everything fades on entry (release), as expression; −1: none. */
  readonly fadeAll: Index;
}

export interface TransitionRow {
  readonly source: Index;
  readonly cause: CauseRow;
  /** Must hold at that instant, else nothing happens; −1: no guard. */
  readonly guard: Index;
  readonly actions: readonly Action[];
  /** Empty: actions only. One without weight: plain. Several: a weighted choice among those whose guard holds. */
  readonly arms: readonly ArmRow[];
}

export interface ArmRow {
  readonly weight: Index;
  readonly guard: Index;
  /** Taken only where no arm that is not one of these can be. */
  readonly otherwise: boolean;
  readonly target: Index;
  /** The source, a compound state around the target, is not left (SCXML `type="internal"`). */
  readonly inside: boolean;
  readonly history: 'none' | 'shallow' | 'deep';
}

export type CauseRow =
  /** `stage.N1`…, `signal.LRLR`, `wake`, `sleep`, `together.keepers`, or a raised name. */
  | { readonly on: 'event'; readonly event: string }
  /** Fires when `test` has held without a break for `held` ms (−1: at once); again only after it was false. */
  | { readonly on: 'when'; readonly test: Index; readonly held: Index }
  | { readonly on: 'after'; readonly delay: Index }
  | { readonly on: 'every'; readonly period: Index };

export type Action =
  | { readonly do: 'set'; readonly var: Index; readonly value: Index }
  | { readonly do: 'mark'; readonly words: Words }
  | { readonly do: 'raise'; readonly event: string }
  /** Starts a cue that is owned by the state that reacts; only where that state stays active. */
  | { readonly do: 'cue'; readonly cue: Index };

/** Words, with values filled in at night: divided by `scale`, at most three decimals, then `unit`. A text parameter is put in as it is. */
export type Words = readonly (
  | string
  | { readonly param: Index; readonly scale: number; readonly unit: string }
  | { readonly var: Index; readonly scale: number; readonly unit: string }
  /** What a motif was given, where it is neither a name nor fixed. */
  | { readonly expr: Index; readonly scale: number; readonly unit: string }
)[];

export interface CueRow {
  /** The state that owns it; −1 for those of anchors. */
  readonly state: Index;
  readonly channel: Channel;
  readonly verb: 'play' | 'say' | 'ask' | 'light' | 'scent' | 'touch' | 'warmth' | 'motion';
  /** Into assets; −1 for words, colours and plain cues. */
  readonly asset: Index;
  /** Words to say, or the colour. */
  readonly words: Words;
  /** −1 where the author gave none. */
  readonly level: Index;
  readonly fadeIn: Index;
  readonly fadeOut: Index;
  readonly loop: boolean;
  readonly duration: Index;
  readonly repeat: Index;
  /** Points of (ms since the cue began, level; −1: that of the cue), straight lines between them, in order of time; empty: the level as it is. A ramp is two points. */
  readonly envelope: readonly { readonly at: Index; readonly level: Index }[];
  /** Begins each time the rhythm comes to this phase (degrees, 0 at its peak), at least `repeat` apart, instead of with its scene. */
  readonly lock: { readonly rhythm: 'slow-wave' | 'breath'; readonly degrees: number } | null;
  readonly gate: Index;
}

/** What a promise says; indices are into `claims`, −1 where left out. Durations in the claims are ms. */
export type PromiseRow =
  | { readonly kind: 'invariant'; readonly always: boolean; readonly claim: Index; readonly condition: Index }
  | { readonly kind: 'leads-to'; readonly cause: Index; readonly held: Index; readonly goal: Index; readonly within: Index }
  | { readonly kind: 'reaches'; readonly state: Index }
  | {
      readonly kind: 'chance';
      readonly event: Index;
      readonly comparison: '<' | '<=' | '>' | '>=';
      /** Percent of nights. */
      readonly bound: number;
      readonly population: string;
    };
