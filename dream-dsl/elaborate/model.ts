/**
 * A dream with every motif put in its place: what is lowered, drawn and followed. Each scene made of a motif has states of
 * its own; they share the motif's nodes, and a frame says what its names mean in each.
 */

import type { AnchorSymbol, AssetSymbol, ParamSymbol, PromiseSymbol, Scope, StateSymbol, Symbols, Type, VarSymbol } from '../check/index.ts';
import type { Channel } from '../model.ts';
import type { Dream, Expr, Finding } from '../syntax/index.ts';
import type { Contents } from './contents.ts';

export interface Elaborated {
  readonly dream: Dream;
  /** The dream's own. */
  readonly frame: Frame;
  /** Ritual, scenes, layers, release, morning, and what holds anywhere; parents before children, siblings in document order, a motif's before those that its scene adds. */
  readonly states: readonly ElaboratedState[];
  readonly byPath: ReadonlyMap<string, ElaboratedState>;
  readonly anchors: readonly { readonly symbol: AnchorSymbol; readonly frame: Frame }[];
  readonly promises: readonly { readonly symbol: PromiseSymbol; readonly frame: Frame }[];
  /** What the sleeper may set. */
  readonly params: readonly ParamSymbol[];
  readonly vars: readonly ElaboratedVar[];
  /** Every asset that a cue can play, each once: those of the dream first, then those that motifs bring. */
  readonly assets: readonly AssetSymbol[];
  /** What is wrong with the whole, at places of this text; worth telling where nothing else is wrong. */
  readonly findings: readonly Finding[];
}

/** How names are read in one place: of the dream itself, or of one motif in one scene. */
export interface Frame {
  readonly symbols: Symbols;
  readonly scope: Scope;
  /** The scene that is made of the motif; null for the dream. */
  readonly state: ElaboratedState | null;
  /** What the motif's parameters are given, to be read in the frame of who gives it. A default is read in this frame. */
  readonly args: ReadonlyMap<ParamSymbol, Given>;
  /** Of this frame's own. */
  readonly vars: ReadonlyMap<VarSymbol, ElaboratedVar>;
  /** The state that a state of the scope has become here. */
  readonly states: ReadonlyMap<StateSymbol, ElaboratedState>;
  /** Of the whole dream. */
  readonly byPath: ReadonlyMap<string, ElaboratedState>;
}

/** An expression and how its names are read. */
export interface Given {
  readonly expr: Expr;
  readonly frame: Frame;
}

export interface ElaboratedVar {
  /** `count`; of a motif with the path of its scene before it: `calm.count`. */
  readonly name: string;
  readonly symbol: VarSymbol;
  /** In the base unit. */
  readonly value: number;
}

export interface ElaboratedState {
  readonly role: 'ritual' | 'anywhere' | 'scene' | 'layer' | 'release' | 'morning';
  readonly name: string;
  /** Stable path of names: `shore/sky/dusk`, `calm/inhale` for a scene of calm's motif. */
  readonly path: string;
  readonly parent: ElaboratedState | null;
  readonly children: readonly ElaboratedState[];
  /** Entered first with its parent (or with the dream). Every layer is. */
  readonly initial: boolean;
  /** Can be entered by following arrows and first children from the start of the dream. */
  readonly reachable: boolean;
  readonly symbol: StateSymbol;
  /** What it holds, each to be read in its frame: the motif's own first, then what the scene adds. Empty where the text leaves it out. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly symbol: StateSymbol;
  readonly frame: Frame;
  /** What stands in its block; the same object in every place of a motif. */
  readonly contents: Contents;
}

/** An expression with every name resolved and every conversion of a unit said. */
export type Typed =
  | { readonly op: 'number'; readonly value: number; readonly type: Type }
  /** A number in a unit: `of` times `factor` is the value in the base unit of `type`. */
  | { readonly op: 'convert'; readonly unit: string; readonly factor: number; readonly of: Typed; readonly type: Type }
  | { readonly op: 'var'; readonly var: ElaboratedVar; readonly type: Type }
  | { readonly op: 'param'; readonly param: ParamSymbol; readonly type: Type }
  | { readonly op: 'sensor'; readonly id: string; readonly type: Type }
  | { readonly op: 'in'; readonly state: ElaboratedState; readonly type: Type }
  /** Only in promises. */
  | { readonly op: 'level'; readonly channel: Channel | 'cues'; readonly type: Type }
  | { readonly op: 'not' | 'negate'; readonly of: Typed; readonly type: Type }
  | {
      readonly op: 'add' | 'subtract' | 'multiply' | 'divide' | 'less' | 'lessEqual' | 'greater' | 'greaterEqual' | 'equal' | 'notEqual' | 'and' | 'or';
      readonly left: Typed;
      readonly right: Typed;
      readonly type: Type;
    }
  | { readonly op: 'call'; readonly name: 'min' | 'max' | 'abs' | 'clamp' | 'floor' | 'ceil' | 'round'; readonly args: readonly Typed[]; readonly type: Type };
