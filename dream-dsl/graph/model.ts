/** A dream program as nodes and edges, free of any drawing library. Ids are stable scene paths. */

import type { Channel, Span } from '../model.ts';

export interface DreamGraph {
  readonly title: string;
  /** False where the text has syntax errors that may hide a part. */
  readonly complete: boolean;
  /** These errors. */
  readonly flaws: readonly { readonly file: string; readonly span: Span; readonly reason: string }[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  /** Path of names from the top: `shore`, `shore/sky/dusk`; also `ritual`, `anywhere`, `morning`, `release`, `anchor:1`. */
  readonly id: string;
  readonly kind: 'ritual' | 'anywhere' | 'scene' | 'layer' | 'anchor' | 'release' | 'morning';
  readonly name: string;
  /** Id of the scene or layer this one is nested in; null at the top. */
  readonly parent: string | null;
  /** Entered first when its parent is entered. */
  readonly initial: boolean;
  readonly reachable: boolean;
  /** The motif that it is made of; '' where of none. */
  readonly motif: string;
  /** The text that declares it: another one than the dream's for what an imported motif brings. The spans are in it. */
  readonly file: string;
  readonly tone: readonly { readonly name: string; readonly value: number }[];
  /** What its own block says of it, as written, to be written anew; without what it leaves unsaid. */
  readonly says: Readonly<Partial<Record<SceneWord, string>>>;
  readonly cues: readonly GraphCue[];
  /** What only does something and leads nowhere. */
  readonly rules: readonly GraphRule[];
  /** Its `while` blocks; the cues in them are among its cues, too. */
  readonly whiles: readonly GraphWhile[];
  readonly span: Span;
  readonly nameSpan: Span;
  /** Why it is drawn from an older text: its own is broken. Absent where it is drawn as it is. */
  readonly broken?: string;
}

/**
 * `wonder 0.7, calm 0.5`, `water, "the old house"`, `breathing(4s)`, and of an anchor and the release `25m` and `60s`; of a ritual
 * its name; `doc`: the lines of the `///` comment above it.
 */
export type SceneWord = 'name' | 'doc' | 'tone' | 'themes' | 'motif' | 'every' | 'fade';

/** A reaction without an arrow, as written: `on signal LRLR { mark "lucid" }`. */
export interface GraphRule {
  /** `on signal LRLR`, `enter`, `together "keepers" within 5m`. */
  readonly cause: string;
  /** What must hold at that instant, else empty; null where the cause can not ask. */
  readonly guard: string | null;
  /** What stands between its braces, without its indentation. */
  readonly does: string;
  readonly file: string;
  readonly span: Span;
}

/** `while stage is N3 { play surf at 28dB }`, as written. */
export interface GraphWhile {
  readonly condition: string;
  /** What stands between its braces, without its indentation. */
  readonly plays: string;
  readonly file: string;
  readonly span: Span;
}

/** As written, and in the base unit (dB, lx, %, °C; ms) where it does not depend on the night or on a parameter. */
export interface Amount {
  readonly text: string;
  readonly value: number | null;
}

/** How strong a cue is over time. */
export interface CueShape {
  readonly way: 'none' | 'level' | 'ramp' | 'points';
  /** The first one begins with the cue; a level alone is one point. */
  readonly points: readonly { readonly level: Amount; readonly at: Amount }[];
  readonly fadeIn: Amount | null;
  readonly fadeOut: Amount | null;
  /** What its channel can do at all. */
  readonly lowest: number;
  readonly highest: number;
}

export interface GraphCue {
  readonly channel: Channel;
  /** Asset or colour name, or the words said. */
  readonly label: string;
  /** The asset, the colour or the words as written, `"the tide"`; empty where it plays nothing in particular. */
  readonly what: string;
  /** The file of the sound that it plays, '' where none is known; null where it plays none. */
  readonly sound: string | null;
  /** As written: `34dB`, `volume - 4dB`; empty where not given. */
  readonly level: string;
  readonly shape: CueShape;
  /** As written: how long it lasts, how often it comes again, the rhythm that it keeps (`slow wave 0deg`); empty where not said. */
  readonly lasts: string;
  readonly again: string;
  readonly locked: string;
  readonly loops: boolean;
  /** `while` condition as written, else empty. */
  readonly gate: string;
  /** The cause of the reaction that plays it; empty where it begins with the scene. */
  readonly cause: string;
  readonly file: string;
  readonly span: Span;
}

export interface GraphEdge {
  /** Stable while source, cause and target are: `shore>lighthouse#0`. */
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly kind: 'stage' | 'signal' | 'event' | 'when' | 'after' | 'every' | 'choose' | 'together' | 'at once';
  /** Short cause for the label: `N1`, `LRLR`, `8m`, `distress > 0.6 for 20s`. */
  readonly label: string;
  /** The cause as written, `after 8m`; empty where it is taken at once. */
  readonly cause: string;
  /** The weight as written, else empty. */
  readonly weight: string;
  /** Share of its choose, 0..1, else null. */
  readonly share: number | null;
  readonly history: 'none' | 'shallow' | 'deep';
  /** The source is not left. */
  readonly inside: boolean;
  /** All that must hold, else empty. */
  readonly guard: string;
  /** The part of it that is this arrow's own, as written: of an arm of a choice the arm's, which the others do not share. */
  readonly ownGuard: string;
  readonly file: string;
  readonly span: Span;
}
