/** The shape of a parsed dream program: one object a construct, each knowing which tokens it covers. */

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

/** Tokens the parser could not use. They stay in the tree, so that it prints back whole. */
export interface Skipped extends Node {
  readonly kind: 'Skipped';
}

export interface DreamFile extends Node {
  readonly kind: 'DreamFile';
  readonly imports: readonly Import[];
  readonly dreams: readonly Dream[];
  readonly motifs: readonly Motif[];
  readonly skipped: readonly Skipped[];
}

/** `import "sea.dream"` */
export interface Import extends Node {
  readonly kind: 'Import';
  readonly path: TextLiteral | null;
}

/** `motif name(param: type, …) { … }`: a scene with parameters, to reuse. */
export interface Motif extends Node {
  readonly kind: 'Motif';
  readonly name: Name;
  readonly params: readonly Param[];
  readonly body: Block;
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
  readonly name: Name;
  readonly channel: Name;
  readonly source: TextLiteral | null;
}

/** `param volume: level = 34dB in 25dB..42dB` */
export interface Param extends Node {
  readonly kind: 'Param';
  readonly name: Name;
  readonly type: TypeRef | null;
  readonly value: Expr | null;
  readonly range: Range | null;
}

/** `var wonder: 0..1 = 0.2` */
export interface Var extends Node {
  readonly kind: 'Var';
  readonly name: Name;
  readonly type: TypeRef | null;
  readonly value: Expr | null;
}

/** A type by name (`text`, `level`, `light`, `duration`, `number`, `percent`, `bpm`, `boolean`, …) or a range of numbers. */
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

export interface Scene extends Node {
  readonly kind: 'Scene';
  readonly doc: string;
  readonly name: Name;
  readonly body: Block;
}

/** A parallel region of the scene it stands in. */
export interface Layer extends Node {
  readonly kind: 'Layer';
  readonly name: Name;
  readonly body: Block;
}

/** The awake part before sleep; its name may be left out. */
export interface Ritual extends Node {
  readonly kind: 'Ritual';
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
  | (Node & { readonly kind: 'Reaches'; readonly goal: Name })
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
 */
export interface Cue extends Node {
  readonly kind: 'Cue';
  readonly verb: 'play' | 'say' | 'ask' | 'light' | 'scent' | 'touch' | 'warmth' | 'motion';
  /** An asset or colour by name, or the words to say. */
  readonly what: Name | TextLiteral | null;
  readonly options: readonly CueOption[];
}
export type CueOption =
  | (Node & { readonly kind: 'At'; readonly level: Expr })
  | (Node & { readonly kind: 'FadeIn'; readonly duration: Expr })
  | (Node & { readonly kind: 'Loop' })
  | (Node & { readonly kind: 'For'; readonly duration: Expr })
  | (Node & { readonly kind: 'Repeat'; readonly period: Expr })
  | (Node & { readonly kind: 'Ramp'; readonly target: Expr; readonly over: Expr });

/** `while stage is N1 { say "the tide" at 30dB every 90s }`: cues gated by a condition. */
export interface While extends Node {
  readonly kind: 'While';
  readonly condition: Expr;
  readonly body: Block;
}

/** A reaction: `on …`, `when …`, `after …`, `every …`, `enter`, `exit`, with `-> target`, `choose { … }` or `{ actions }`. */
export interface Handler extends Node {
  readonly kind: 'Handler';
  readonly cause: Cause;
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

/** `-> shore`, `-> last drifting`, `-> release`, `-> morning` */
export interface Go extends Node {
  readonly kind: 'Go';
  readonly history: boolean;
  readonly target: Name;
}
/** `choose { 3 -> lighthouse when heart < 70bpm  1 -> drifting }` */
export interface Choose extends Node {
  readonly kind: 'Choose';
  readonly arms: readonly Arm[];
}
export interface Arm extends Node {
  readonly kind: 'Arm';
  readonly weight: Expr;
  readonly go: Go | null;
  readonly guard: Expr | null;
}

/** `fade all over 60s` */
export interface Fade extends Node {
  readonly kind: 'Fade';
  readonly over: Expr | null;
}

export type Expr = NumberLiteral | TextLiteral | BooleanLiteral | Reference | Unary | Binary | Call | Is | Missing;

/** `34dB`: the unit is the text after the digits (`dB lx C Hz bpm % ms s m h`), `''` for a plain number, `per hour` for rates. */
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
/** A variable, parameter, sensor (also in several words: `time in stage`, `time since onset`, `woken by a cue`) or scene. */
export interface Reference extends Node {
  readonly kind: 'Reference';
  readonly name: string;
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
/** An expression was expected here; the range is empty. */
export interface Missing extends Node {
  readonly kind: 'Missing';
}
