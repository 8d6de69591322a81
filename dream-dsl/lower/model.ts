/** What a checked program is lowered to: flat tables with small expressions in postfix code. Plain data, ready for canonical CBOR. */

import type { Channel, Span } from '../model.ts';

export interface Lowered {
  readonly program: ProgramTables;
  /** Where each row of a table stands in the text; parallel to the tables, never shipped. */
  readonly origins: {
    readonly states: readonly Span[];
    readonly transitions: readonly Span[];
    readonly cues: readonly Span[];
  };
}

/** Index into a table; −1 says "none". */
export type Index = number;

/** Postfix code: `['sensor', 'heart', 'num', 70, 'lt']`. Durations are ms, levels dB(A), light melanopic EDI lx, percent 0–100, truth 1/0, stages W 0, N1 1, N2 2, N3 3, REM 4. */
export type Code = readonly (string | number)[];

export interface ProgramTables {
  readonly format: 1;
  readonly title: string;
  readonly version: string;
  readonly audience: { readonly minAge: number; readonly maxAge: number };
  readonly channels: readonly { readonly channel: Channel; readonly optional: boolean }[];
  readonly limits: readonly { readonly subject: Channel | 'cues'; readonly max: number; readonly condition: Index }[];
  readonly assets: readonly { readonly name: string; readonly channel: Channel; readonly source: string }[];
  readonly params: readonly { readonly name: string; readonly value: number | string; readonly min: number | null; readonly max: number | null }[];
  readonly vars: readonly { readonly name: string; readonly value: number; readonly min: number | null; readonly max: number | null }[];
  readonly exprs: readonly Code[];
  /** Row 0 is the dream itself (compound). Parents stand before their children, siblings in document order. */
  readonly states: readonly StateRow[];
  /** In document order. */
  readonly transitions: readonly TransitionRow[];
  readonly cues: readonly CueRow[];
  readonly anchors: readonly { readonly period: Index; readonly cues: readonly Index[]; readonly actions: readonly Action[] }[];
  readonly promises: readonly { readonly name: string; readonly text: string }[];
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
  readonly cues: readonly Index[];
  /** ms over which everything fades on entry (release), as expression; −1: none. */
  readonly fadeAll: Index;
}

export interface TransitionRow {
  readonly source: Index;
  readonly cause: CauseRow;
  readonly actions: readonly Action[];
  /** Empty: actions only (internal). One without weight: plain. Several: a weighted choice among those whose guard holds. */
  readonly arms: readonly { readonly weight: Index; readonly guard: Index; readonly target: Index; readonly history: 'none' | 'shallow' | 'deep' }[];
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
  | { readonly do: 'mark'; readonly label: string }
  | { readonly do: 'raise'; readonly event: string };

export interface CueRow {
  readonly state: Index;
  readonly channel: Channel;
  readonly verb: 'play' | 'say' | 'ask' | 'light' | 'scent' | 'touch' | 'warmth' | 'motion';
  /** Into assets; −1 for words, colours and plain cues. */
  readonly asset: Index;
  /** Words to say (with expressions or params by index), or the colour. */
  readonly words: readonly (string | { readonly param: Index } | { readonly var: Index })[];
  readonly level: Index;
  readonly fade: Index;
  readonly loop: boolean;
  readonly duration: Index;
  readonly repeat: Index;
  readonly ramp: { readonly target: Index; readonly over: Index } | null;
  readonly gate: Index;
}
