/** What check carries from rule to rule while it reads one tree. */

import type { AnalyzeOptions, Channel, Span } from '../model.ts';
import type { Finding, FindingData, Node, Tree } from '../syntax/index.ts';
import { spanOf, textOf } from '../syntax/index.ts';
import type { AnchorSymbol, AssetSymbol, EventSymbol, ParamSymbol, PromiseSymbol, StateSymbol, VarSymbol } from './symbols.ts';

/** Symbols as check fills them in. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };
export interface State extends Writable<Omit<StateSymbol, 'children' | 'tones' | 'parent'>> {
  readonly parent: State | null;
  readonly children: State[];
  readonly tones: StateSymbol['tones'][number][];
  readonly byName: Map<string, State>;
  /** Where its own arrows lead. */
  readonly arrows: State[];
}
export interface Counted {
  used: boolean;
}

export interface Context {
  readonly tree: Tree;
  readonly options: AnalyzeOptions;
  /** null where the rules only ask for types. */
  readonly findings: Finding[];
  readonly states: State[];
  readonly top: Map<string, State>;
  /** Every scene and layer of a name, wherever it is nested. */
  readonly everywhere: Map<string, State[]>;
  readonly byPath: Map<string, State>;
  /** By the index of the token that begins the node. */
  readonly stateAt: Map<number, State>;
  readonly targetAt: Map<number, State>;
  readonly anchors: AnchorSymbol[];
  readonly assets: Map<string, AssetSymbol & Counted>;
  readonly params: Map<string, Writable<ParamSymbol> & Counted>;
  readonly vars: Map<string, Writable<VarSymbol> & Counted>;
  readonly promises: Map<string, PromiseSymbol>;
  readonly events: Map<string, EventSymbol & { raised: boolean }>;
  /** null where the dream does not say what it needs. */
  needs: Set<Channel> | null;
  /** The highest value that an unconditional limit allows, in the base unit. */
  readonly limits: Map<Channel | 'cues', { max: number; span: Span }>;
  /** Words in text that the parser had to step over: what they declare can't be known. */
  readonly hidden: Set<string>;
  /** In a promise, scenes and channels are values. */
  inPromise: boolean;
  quiet: boolean;
}

export function find(cx: Context, code: string, node: Node, data: FindingData = {}): void {
  if (!cx.quiet) cx.findings.push({ code, span: spanOf(cx.tree, node), data: { found: textOf(cx.tree, node), ...data } });
}
