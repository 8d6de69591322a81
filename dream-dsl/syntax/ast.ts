/** The shape of a parsed dream program: one object a construct, each knowing which tokens it covers. */

import type { Span } from '../model.ts';

/** What every node has: the tokens it covers, as a half-open range into the token table (trivia at its edges excluded). */
export interface Node {
  readonly from: number;
  readonly to: number;
}

/** A name as written; `text` is empty where the parser expected one and found none. */
export interface Name extends Node {
  readonly kind: 'Name';
  readonly text: string;
}

/** A name, or names joined by dots from the outside in: `dusk`, `shore.dusk`, `sea.breathing`. Never without a segment. */
export interface Path extends Node {
  readonly kind: 'Path';
  readonly segments: readonly Name[];
  /** The segments joined by dots. */
  readonly text: string;
}

/** Tokens the parser could not use. They stay in the tree, so that it prints back whole. */
export interface Skipped extends Node {
  readonly kind: 'Skipped';
}

/** One text. Its motifs, and the assets outside of dreams, can be imported by others. Each list is in source order. */
export interface DreamFile extends Node {
  readonly kind: 'DreamFile';
  readonly imports: readonly Import[];
  readonly assets: readonly Asset[];
  readonly dreams: readonly Dream[];
  readonly motifs: readonly Motif[];
  readonly skipped: readonly Skipped[];
}

/** `import "sea.dream"`, or `import "sea.dream" as sea`: then its names are written `sea.breathing`. */
export interface Import extends Node {
  readonly kind: 'Import';
  readonly path: TextLiteral | null;
  readonly alias: Name | null;
}

/** `motif breathing(pace: duration = 4s in 2s..10s, next: scene) { … }`: a scene with parameters, to reuse. */
export interface Motif extends Node {
  readonly kind: 'Motif';
  readonly doc: string;
  readonly name: Name;
  readonly params: readonly Param[];
  readonly body: Block;
}

/** `is breathing(5s, next = shore)`: the motif that a scene or layer is made of. */
export interface Use extends Node {
  readonly kind: 'Use';
  readonly motif: Path;
  readonly args: readonly Arg[];
}
/** An argument by place or by name. */
export interface Arg extends Node {
  readonly kind: 'Arg';
  readonly name: Name | null;
  readonly value: Expr;
}

export interface Dream extends Node {
  readonly kind: 'Dream';
  /** `///` lines directly above, without the slashes. */
  readonly doc: string;
  readonly title: TextLiteral | null;
  readonly body: Block;
}

/** `{ … }`: items in source order. */
export interface Block extends Node {
  readonly kind: 'Block';
  readonly items: readonly Item[];
}

export type Item =
  | Version
  | Audience
  | Needs
  | Themes
  | Limit
  | Asset
  | Param
  | Var
  | Scene
  | Layer
  | Ritual
  | Morning
  | Anchor
  | Release
  | PromiseItem
  | Tone
  | Cue
  | While
  | Handler
  | Set
  | Mark
  | Raise
  | Go
  | Choose
  | Fade
  | Skipped;

/** `version 1.0.0` */
export interface Version extends Node {
  readonly kind: 'Version';
  readonly text: string;
}

/** `for ages 14+` or `for ages 6..12` */
export interface Audience extends Node {
  readonly kind: 'Audience';
  readonly min: Expr | null;
  readonly max: Expr | null;
}

/** `needs sound, light, scent optional` */
export interface Needs extends Node {
  readonly kind: 'Needs';
  readonly channels: readonly NeededChannel[];
}
export interface NeededChannel extends Node {
  readonly kind: 'NeededChannel';
  readonly channel: Name;
  readonly optional: boolean;
}

/** `themes water, "the old house"`: what a dream, scene or motif touches. */
export interface Themes extends Node {
  readonly kind: 'Themes';
  readonly themes: readonly Theme[];
}
/** A theme that is known by its name, or words of one's own. */
export interface Theme extends Node {
  readonly kind: 'Theme';
  readonly word: Name | TextLiteral;
}

/** `limit sound <= 42dB, light <= 1lx while asleep, cues <= 20 per hour` */
export interface Limit extends Node {
  readonly kind: 'Limit';
  readonly clauses: readonly LimitClause[];
}
export interface LimitClause extends Node {
  readonly kind: 'LimitClause';
  /** A channel, or `cues`. */
  readonly subject: Name;
  readonly max: Expr;
  readonly condition: Expr | null;
}

/** `asset surf = sound "assets/surf.wav"` */
export interface Asset extends Node {
  readonly kind: 'Asset';
  readonly doc: string;
  readonly name: Name;
  readonly channel: Name;
  readonly source: TextLiteral | null;
}

/** `param volume: level = 34dB in 25dB..42dB` */
export interface Param extends Node {
  readonly kind: 'Param';
  readonly doc: string;
  readonly name: Name;
  readonly type: TypeRef | null;
  readonly value: Expr | null;
  readonly range: Range | null;
}

/** `var wonder: 0..1 = 0.2` */
export interface Var extends Node {
  readonly kind: 'Var';
  readonly doc: string;
  readonly name: Name;
  readonly type: TypeRef | null;
  readonly value: Expr | null;
}

/** A type by name (`text`, `level`, `light`, `duration`, `number`, `percent`, `bpm`, `boolean`, …; of a motif also `scene`, `sound`, `scent`, `colour`) or a range of numbers. */
export type TypeRef = NamedType | Range;
export interface NamedType extends Node {
  readonly kind: 'NamedType';
  readonly name: Name;
}

/** `25dB..42dB` */
export interface Range extends Node {
  readonly kind: 'Range';
  readonly low: Expr;
  readonly high: Expr;
}

/** `scene shore { … }`, `scene calm is breathing(5s)`, or both: what the block holds is added to the motif's. */
export interface Scene extends Node {
  readonly kind: 'Scene';
  readonly doc: string;
  readonly name: Name;
  readonly use: Use | null;
  /** Empty, and covering nothing, where a motif stands alone. */
  readonly body: Block;
}

/** A parallel region of the scene it stands in. */
export interface Layer extends Node {
  readonly kind: 'Layer';
  readonly doc: string;
  readonly name: Name;
  readonly use: Use | null;
  readonly body: Block;
}

/** The awake part before sleep; its name may be left out. */
export interface Ritual extends Node {
  readonly kind: 'Ritual';
  readonly doc: string;
  readonly name: Name | null;
  readonly body: Block;
}
export interface Morning extends Node {
  readonly kind: 'Morning';
  readonly body: Block;
}

/** `anchor every 25m { … }` */
export interface Anchor extends Node {
  readonly kind: 'Anchor';
  readonly period: Expr | null;
  readonly body: Block;
}
export interface Release extends Node {
  readonly kind: 'Release';
  readonly body: Block;
}

/** `promise quiet: …`; its statement is kept as an expression-like clause, typed and proven elsewhere. */
export interface PromiseItem extends Node {
  readonly kind: 'Promise';
  readonly doc: string;
  readonly name: Name;
  readonly statement: PromiseStatement | null;
}
export type PromiseStatement =
  /** `always E [while G]`, `never E [while G]` */
  | (Node & { readonly kind: 'Invariant'; readonly always: boolean; readonly claim: Expr; readonly condition: Expr | null })
  /** `E [for D] leads to T within D` */
  | (Node & {
      readonly kind: 'LeadsTo';
      readonly cause: Expr;
      readonly held: Expr | null;
      readonly goal: Expr;
      readonly within: Expr | null;
    })
  /** `reaches T` */
  | (Node & { readonly kind: 'Reaches'; readonly goal: Path })
  /** `chance of (E) <= 5% per night across adults` */
  | (Node & { readonly kind: 'Chance'; readonly event: Expr; readonly comparison: string; readonly bound: Expr; readonly population: Name });

/** `tone wonder 0.7, calm 0.5` */
export interface Tone extends Node {
  readonly kind: 'Tone';
  readonly parts: readonly TonePart[];
}
export interface TonePart extends Node {
  readonly kind: 'TonePart';
  readonly name: Name;
  readonly value: Expr;
}

/**
 * One stimulus. `play surf at volume fade 30s loop` · `light amber at 10lx ramp to 0lx over 20m` ·
 * `scent cedar at 20% for 10s` · `say "…" at 45dB every 90s` · `touch …` · `warmth …` · `motion …` · `ask "…"`
 * In a scene it begins with the scene; in a reaction, at that instant.
 */
export interface Cue extends Node {
  readonly kind: 'Cue';
  readonly verb: 'play' | 'say' | 'ask' | 'light' | 'scent' | 'touch' | 'warmth' | 'motion';
  /** An asset or colour by name, or the words to say. */
  readonly what: Path | TextLiteral | null;
  readonly options: readonly CueOption[];
}
export type CueOption =
  | (Node & { readonly kind: 'At'; readonly level: Expr })
  /** `fade 30s`: both ways, the same expression twice; `fade in 5s`, `fade out 30s`, `fade in 5s out 30s`. */
  | (Node & { readonly kind: 'Fading'; readonly into: Expr | null; readonly out: Expr | null })
  /** Begins again when it is over: a sound from its start, a shape after its last point. */
  | (Node & { readonly kind: 'Loop' })
  | (Node & { readonly kind: 'For'; readonly duration: Expr })
  | (Node & { readonly kind: 'Repeat'; readonly period: Expr })
  | (Node & { readonly kind: 'Ramp'; readonly target: Expr; readonly over: Expr })
  /** `through 0lx at 0s, 10lx at 5m, 0lx at 20m`: an envelope of points, straight lines between them, the last level held. */
  | (Node & { readonly kind: 'Through'; readonly points: readonly EnvelopePoint[] })
  /** `locked to slow wave 0deg`, `locked to breath`: begins each time the rhythm comes to this phase; then `every` is the shortest gap. */
  | (Node & { readonly kind: 'Locked'; readonly rhythm: 'slow wave' | 'breath' | null; readonly phase: Expr | null });
export interface EnvelopePoint extends Node {
  readonly kind: 'EnvelopePoint';
  readonly level: Expr;
  /** Since the cue began. */
  readonly at: Expr;
}

/** `while stage is N1 { say "the tide" at 30dB every 90s }`: cues gated by a condition. */
export interface While extends Node {
  readonly kind: 'While';
  readonly condition: Expr;
  readonly body: Block;
}

/**
 * A reaction: `on …`, `when …`, `after …`, `every …`, `enter`, `exit`, with `-> target`, `choose { … }` or `{ actions }`.
 * A bare `-> target` or `choose { … }` among the items of a scene is taken at once, as soon as it can be.
 */
export interface Handler extends Node {
  readonly kind: 'Handler';
  readonly cause: Cause;
  /** `on knock when wonder > 0.5 -> shore`: must hold at that instant, else nothing happens. Never for `when`, `enter`, `exit`, `together`. */
  readonly guard: Expr | null;
  readonly body: Go | Choose | Block | null;
}
export type Cause =
  | (Node & { readonly kind: 'OnStage'; readonly stage: Name })
  | (Node & { readonly kind: 'OnSignal'; readonly signal: Name })
  /** A raised event, or `on wake`, `on sleep`. */
  | (Node & { readonly kind: 'OnEvent'; readonly event: Name })
  | (Node & { readonly kind: 'When'; readonly condition: Expr; readonly held: Expr | null })
  | (Node & { readonly kind: 'After'; readonly delay: Expr })
  | (Node & { readonly kind: 'Every'; readonly period: Expr })
  | (Node & { readonly kind: 'Enter' })
  | (Node & { readonly kind: 'Exit' })
  /** `together "keepers" within 5m else …`: waits for others in the same dream. */
  | (Node & { readonly kind: 'Together'; readonly name: TextLiteral | null; readonly within: Expr | null; readonly otherwise: Go | null });

/** `set wonder = min(1, wonder + 0.2)` */
export interface Set extends Node {
  readonly kind: 'Set';
  readonly name: Name;
  readonly value: Expr;
}
export interface Mark extends Node {
  readonly kind: 'Mark';
  readonly label: TextLiteral | null;
}
export interface Raise extends Node {
  readonly kind: 'Raise';
  readonly event: Name;
}

/**
 * `-> shore`, `-> release`, `-> morning`; `-> inside dusk`: without leaving the scene that reacts, in which dusk is nested;
 * `-> last shore`: where it was when it was left, all the way in; `-> last part of shore`: its nested scene, begun anew.
 */
export interface Go extends Node {
  readonly kind: 'Go';
  readonly inside: boolean;
  readonly history: 'none' | 'shallow' | 'deep';
  readonly target: Path;
}
/** `choose { 3 -> lighthouse when heart < 70bpm  1 -> drifting  else -> release }` */
export interface Choose extends Node {
  readonly kind: 'Choose';
  readonly arms: readonly Arm[];
}
export interface Arm extends Node {
  readonly kind: 'Arm';
  /** null for `else`: taken only where no other arm can be. */
  readonly weight: Expr | null;
  readonly go: Go | null;
  readonly guard: Expr | null;
}

/** `fade all over 60s` */
export interface Fade extends Node {
  readonly kind: 'Fade';
  readonly over: Expr | null;
}

export type Expr = NumberLiteral | TextLiteral | BooleanLiteral | Reference | Unary | Binary | Call | Is | In | Missing;

/** `34dB`: the unit is the text after the digits (`dB lx C Hz bpm deg % ms s m h`), `''` for a plain number, `per hour` for rates. */
export interface NumberLiteral extends Node {
  readonly kind: 'Number';
  readonly value: number;
  readonly unit: string;
}
export interface TextLiteral extends Node {
  readonly kind: 'Text';
  /** Pieces in order: words as meant (escapes undone), and names in `{…}`. */
  readonly parts: readonly (string | Reference)[];
}
export interface BooleanLiteral extends Node {
  readonly kind: 'Boolean';
  readonly value: boolean;
}
/**
 * A variable, parameter, sensor (also in several words: `time in stage`, `time since onset`, `woken by a cue`), scene or asset;
 * a dotted path is one reference. Inside of a text it shares the text's token, and `within` says where it stands.
 */
export interface Reference extends Node {
  readonly kind: 'Reference';
  readonly name: string;
  readonly within: Span | null;
}
export interface Unary extends Node {
  readonly kind: 'Unary';
  readonly op: 'not' | '-';
  readonly of: Expr;
}
export interface Binary extends Node {
  readonly kind: 'Binary';
  readonly op: '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | 'and' | 'or';
  readonly left: Expr;
  readonly right: Expr;
}
export interface Call extends Node {
  readonly kind: 'Call';
  readonly name: Name;
  readonly args: readonly Expr[];
}
/** `stage is N1`, `stage is not REM`, `count is 3` */
export interface Is extends Node {
  readonly kind: 'Is';
  readonly negated: boolean;
  readonly left: Expr;
  readonly right: Expr;
}
/** `in dusk`: whether the scene is active. */
export interface In extends Node {
  readonly kind: 'In';
  readonly scene: Path;
}
/** An expression was expected here; the range is empty. */
export interface Missing extends Node {
  readonly kind: 'Missing';
}
