/** What the names of a program mean: the table that check makes, and that lower, graph and language read. */

import type { Channel, Span } from '../model.ts';
import type {
  Anchor,
  Asset,
  Cue,
  Dream,
  Expr,
  Go,
  Layer,
  Morning,
  Name,
  Param,
  PromiseItem,
  Raise,
  Reference,
  Release,
  Ritual,
  Scene,
  Set as SetItem,
  Tone,
  Var,
} from '../syntax/ast.ts';

/** All that check learnt of one tree. The functions take nodes of that same tree. */
export interface Symbols {
  /** The dream that counts: the first one; null where the text has none. */
  readonly dream: Dream | null;
  /** Ritual, scenes, layers, release, morning, in document order; parents before children. Anchors stand apart. */
  readonly states: readonly StateSymbol[];
  /** By path: `shore/sky/dusk`, `ritual`, `release`, `morning`. */
  readonly byPath: ReadonlyMap<string, StateSymbol>;
  readonly anchors: readonly AnchorSymbol[];
  readonly assets: ReadonlyMap<string, AssetSymbol>;
  readonly params: ReadonlyMap<string, ParamSymbol>;
  readonly vars: ReadonlyMap<string, VarSymbol>;
  readonly promises: ReadonlyMap<string, PromiseSymbol>;
  /** Raised somewhere, or listened to. */
  readonly events: ReadonlyMap<string, EventSymbol>;
  /** What a name stands for; null where it stands for nothing known. */
  resolve(node: Reference | Go | Cue | SetItem | Raise): Sym | null;
  /** The state that a scene, layer, ritual, release or morning of the tree declares. */
  stateOf(node: StateNode): StateSymbol | null;
  /** Type and range of an expression; `unknown` where an error was already reported. */
  typeOf(expr: Expr): Type;
  /** The value of an expression that does not depend on the night or on parameters, in the base unit of its type; else null. */
  constantOf(expr: Expr): number | null;
}

export type StateNode = Scene | Layer | Ritual | Release | Morning;

export type Sym =
  | StateSymbol
  | AnchorSymbol
  | AssetSymbol
  | ParamSymbol
  | VarSymbol
  | PromiseSymbol
  | EventSymbol
  | SensorSymbol
  | StageSymbol
  | ChannelSymbol
  | ColourSymbol;

export interface StateSymbol {
  readonly kind: 'state';
  readonly role: 'ritual' | 'scene' | 'layer' | 'release' | 'morning';
  readonly name: string;
  /** Stable path of names: `shore/sky/dusk`; `ritual`, `release`, `morning` at the top. */
  readonly path: string;
  /** null where the text leaves release or morning out: they exist all the same. */
  readonly node: StateNode | null;
  readonly parent: StateSymbol | null;
  /** Nested scenes or layers in document order. */
  readonly children: readonly StateSymbol[];
  /** Entered first with its parent (or with the dream). Every layer is. */
  readonly initial: boolean;
  /** Can be entered by following arrows and first children from the start of the dream. */
  readonly reachable: boolean;
  readonly doc: string;
  readonly tones: readonly Tone[];
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface AnchorSymbol {
  readonly kind: 'anchor';
  /** `anchor:1`, counted from 1 in document order. */
  readonly path: string;
  readonly node: Anchor;
  readonly span: Span;
}

export interface AssetSymbol {
  readonly kind: 'asset';
  readonly name: string;
  /** null where the channel is not a known one. */
  readonly channel: Channel | null;
  /** Path or cartridge name as written. */
  readonly source: string;
  readonly node: Asset;
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface ParamSymbol {
  readonly kind: 'param';
  readonly name: string;
  readonly type: Type;
  /** Default in the base unit; text where the type is text; null where it has none. */
  readonly value: number | string | null;
  readonly node: Param;
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface VarSymbol {
  readonly kind: 'var';
  readonly name: string;
  readonly type: Type;
  /** First value in the base unit; null where an error hides it. */
  readonly value: number | null;
  readonly node: Var;
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface PromiseSymbol {
  readonly kind: 'promise';
  readonly name: string;
  readonly node: PromiseItem;
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface EventSymbol {
  readonly kind: 'event';
  readonly name: string;
  /** The first place that raises it, else the first that listens. */
  readonly node: Name;
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

/** What a value measures. Base units: level dB(A), light melanopic EDI lx, duration ms, temperature °C difference, frequency Hz, pulse per minute, percent 0–100, rate per hour. */
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
  | 'state'
  | 'unknown';

/** A dimension and the range that its values keep, in the base unit; ±Infinity where open. */
export interface Type {
  readonly dimension: Dimension;
  readonly min: number;
  readonly max: number;
}
