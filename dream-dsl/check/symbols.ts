/** What the names of a text mean, as written: the table that check makes, and that elaboration, graph and language read. */

import type { Channel, Span } from '../model.ts';
import type {
  Anchor,
  Anywhere,
  Asset,
  Cue,
  Dream,
  Expr,
  Go,
  Import,
  In,
  Layer,
  Morning,
  Motif,
  Name,
  NeededChannel,
  Param,
  Path,
  PromiseItem,
  Raise,
  Reference,
  Release,
  Ritual,
  Scene,
  Set as SetItem,
  Tone,
  Use,
  Var,
} from '../syntax/ast.ts';
import type { SourceFile } from '../syntax/project.ts';

/** All that check learnt of one text. The functions take nodes of that text's tree. */
export interface Symbols {
  readonly source: SourceFile;
  /** In source order. */
  readonly imports: readonly ImportSymbol[];
  /** The first dream; null where the text has none. */
  readonly dream: Scope | null;
  /** Each motif that this text declares, in source order. */
  readonly motifs: readonly MotifSymbol[];
  /** Assets declared outside of the dream, which other texts can import. */
  readonly sharedAssets: ReadonlyMap<string, AssetSymbol>;
  /** By the name that this text uses: its own, and what it imports (`sea.breathing` under an alias). */
  readonly visibleMotifs: ReadonlyMap<string, MotifSymbol>;
  readonly visibleAssets: ReadonlyMap<string, AssetSymbol>;
  /** What a name stands for; null where it stands for nothing known. Of a dotted scene path: its last segment. */
  resolve(node: Named): Sym | null;
  /**
   * What each segment of a path stands for. Scenes: each nested in the one before, where one that is made of a motif is
   * followed by a state of that motif's scope. Null where a segment is not known.
   */
  resolvePath(path: Path): readonly Sym[] | null;
  /** The same for a reference in an expression: one symbol, or a path of scenes. */
  resolveReference(reference: Reference): readonly Sym[] | null;
  /** The state that a scene, layer, ritual, release or morning of the tree declares. */
  stateOf(node: StateNode): StateSymbol | null;
  /** Type and range of an expression as written; `unknown` where an error was already reported. */
  typeOf(expr: Expr): Type;
  /** The value of an expression that does not depend on the night or on parameters, in the base unit of its type; else null. */
  constantOf(expr: Expr): number | null;
}

export type Named = Reference | Go | Cue | SetItem | Raise | In | Use | Path | NeededChannel;

/** The names of one dream, or of one motif: neither sees into the other. */
export interface Scope {
  readonly kind: 'scope';
  readonly source: SourceFile;
  readonly owner: Dream | Motif;
  /** Ritual, scenes, layers, release, morning as written, in document order; parents before children. A motif's own state comes first. Anchors stand apart. */
  readonly states: readonly StateSymbol[];
  /**
   * By path: `shore/sky/dusk`, `ritual`, `release`, `morning`. In a motif, paths begin inside of it, its own state has the path ``,
   * and `release` and `morning`, which are not among its states, stand for those of the dream that it becomes a part of.
   */
  readonly byPath: ReadonlyMap<string, StateSymbol>;
  readonly anchors: readonly AnchorSymbol[];
  /** Of a dream, what the sleeper may set; of a motif, what a scene gives it. */
  readonly params: ReadonlyMap<string, ParamSymbol>;
  readonly vars: ReadonlyMap<string, VarSymbol>;
  readonly promises: ReadonlyMap<string, PromiseSymbol>;
  /** Raised somewhere, or listened to. Events are heard in the whole dream, also across motifs. */
  readonly events: ReadonlyMap<string, EventSymbol>;
}

export type StateNode = Scene | Layer | Ritual | Anywhere | Release | Morning | Motif;

export type Sym =
  | StateSymbol
  | AnchorSymbol
  | AssetSymbol
  | ParamSymbol
  | VarSymbol
  | PromiseSymbol
  | EventSymbol
  | MotifSymbol
  | ImportSymbol
  | SensorSymbol
  | StageSymbol
  | ChannelSymbol
  | ColourSymbol
  | ThemeSymbol;

/** What every declared thing has. */
interface Declared {
  readonly name: string;
  /** The text that declares it. */
  readonly file: string;
  readonly span: Span;
  readonly nameSpan: Span;
  /** The `///` lines above it. */
  readonly doc: string;
}

export interface StateSymbol extends Declared {
  readonly kind: 'state';
  /** `motif`: the motif's own state, which each scene made of it takes the place of. */
  readonly role: 'ritual' | 'anywhere' | 'scene' | 'layer' | 'release' | 'morning' | 'motif';
  /** Stable path of names within its scope: `shore/sky/dusk`; `ritual`, `anywhere`, `release`, `morning` at the top. */
  readonly path: string;
  /** null where the text leaves release or morning out: they exist all the same. */
  readonly node: StateNode | null;
  readonly parent: StateSymbol | null;
  /** Nested scenes or layers as written, in document order. */
  readonly children: readonly StateSymbol[];
  /** The motif it is made of, with what it is given; null for most. */
  readonly use: UseSymbol | null;
  readonly tones: readonly Tone[];
}

export interface UseSymbol {
  readonly node: Use;
  /** null where there is no such motif. */
  readonly motif: MotifSymbol | null;
  /** What the scene gives, by parameter; those left out have their default. */
  readonly args: ReadonlyMap<string, Expr>;
}

export interface MotifSymbol extends Declared {
  readonly kind: 'motif';
  readonly node: Motif;
  readonly source: SourceFile;
  readonly params: ReadonlyMap<string, ParamSymbol>;
  readonly scope: Scope;
}

export interface ImportSymbol {
  readonly kind: 'import';
  readonly node: Import;
  readonly alias: string | null;
  /** Path from the folder of the project; null where what is written leads out of it. */
  readonly target: string | null;
  /** null where there is no such text. */
  readonly source: SourceFile | null;
  readonly span: Span;
}

export interface AnchorSymbol {
  readonly kind: 'anchor';
  /** `anchor:1`, counted from 1 in document order. */
  readonly path: string;
  readonly node: Anchor;
  readonly file: string;
  readonly span: Span;
}

export interface AssetSymbol extends Declared {
  readonly kind: 'asset';
  /** null where the channel is not a known one. */
  readonly channel: Channel | null;
  /** Cartridge name, or the path of a sound from the folder of the project (as written it counts from the text that declares it). */
  readonly source: string;
  readonly node: Asset;
}

export interface ParamSymbol extends Declared {
  readonly kind: 'param';
  readonly type: Type;
  /** Default in the base unit; text where the type is text; null where it has none. */
  readonly value: number | string | null;
  readonly node: Param;
}

export interface VarSymbol extends Declared {
  readonly kind: 'var';
  readonly type: Type;
  /** First value in the base unit; null where an error hides it. */
  readonly value: number | null;
  readonly node: Var;
}

export interface PromiseSymbol extends Declared {
  readonly kind: 'promise';
  readonly node: PromiseItem;
}

export interface EventSymbol {
  readonly kind: 'event';
  readonly name: string;
  /** The first place that raises it, else the first that listens. */
  readonly node: Name;
  readonly file: string;
  readonly nameSpan: Span;
}

export interface SensorSymbol {
  readonly kind: 'sensor';
  /** As in tables: `stageTime`. */
  readonly id: string;
  /** As in the text: `time in stage`. */
  readonly name: string;
  readonly type: Type;
  readonly doc: string;
}

/** A sleep stage, numbered W 0, N1 1, N2 2, N3 3, REM 4. */
export interface StageSymbol {
  readonly kind: 'stage';
  readonly name: string;
  readonly index: number;
}

/** A channel named in a promise: `sound <= 38dB` speaks of its level. */
export interface ChannelSymbol {
  readonly kind: 'channel';
  readonly channel: Channel | 'cues';
  readonly type: Type;
}

/** A colour of light: `amber`, `red`. */
export interface ColourSymbol {
  readonly kind: 'colour';
  readonly name: string;
}

/** What a dream may touch: `water`. */
export interface ThemeSymbol {
  readonly kind: 'theme';
  readonly name: string;
  readonly doc: string;
  /** The wider theme that it is part of. */
  readonly within: string | null;
  /** Other words for it. */
  readonly also: readonly string[];
}

/**
 * What a value measures. Base units: level dB(A), light melanopic EDI lx, duration ms, temperature °C difference, frequency Hz,
 * pulse per minute, percent 0–100, rate per hour, angle degrees. Only parameters of motifs have the last four before `unknown`.
 */
export type Dimension =
  | 'number'
  | 'percent'
  | 'level'
  | 'light'
  | 'duration'
  | 'temperature'
  | 'frequency'
  | 'pulse'
  | 'rate'
  | 'angle'
  | 'text'
  | 'boolean'
  | 'stage'
  | 'scene'
  | 'sound'
  | 'scent'
  | 'colour'
  | 'unknown';

/** A dimension and the range that its values keep, in the base unit; ±Infinity where open. */
export interface Type {
  readonly dimension: Dimension;
  readonly min: number;
  readonly max: number;
}
