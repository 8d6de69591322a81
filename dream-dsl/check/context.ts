/** What check carries from rule to rule, and the names of a text while they are being gathered. */

import type { Channel, Span } from '../model.ts';
import type { Finding, FindingData, Node, SourceFile, Tree } from '../syntax/index.ts';
import { spanOf, textOf } from '../syntax/index.ts';
import type { Facts } from './narrow.ts';
import type { AnchorSymbol, AssetSymbol, EventSymbol, ImportSymbol, MotifSymbol, Scope, StateSymbol, Sym, UseSymbol } from './symbols.ts';

export type Writable<T> = { -readonly [K in keyof T]: T[K] };

export interface State extends Omit<Writable<StateSymbol>, 'children' | 'tones' | 'parent' | 'use'> {
  readonly parent: State | null;
  children: State[];
  tones: StateSymbol['tones'][number][];
  /** Its nested scenes and layers; the first of a name counts. null where there are none, as in most. */
  byName: Map<string, State> | null;
  use: Use | null;
  /** What a path to it alone leads to; made when first asked for. */
  found: { readonly kind: 'found'; readonly path: readonly [State]; readonly state: State } | null;
}

export interface Use extends Omit<Writable<UseSymbol>, 'motif'> {
  motif: Motif | null;
}

export interface Motif extends Omit<MotifSymbol, 'scope'> {
  readonly scope: Names;
  /** How many states one scene made of it has, with those of the motifs in it. */
  size: number;
  /** What it plays, with the motifs in it. */
  channels: ReadonlySet<Channel>;
}

/** A scope while it is gathered. */
export interface Names extends Omit<Scope, 'states' | 'byPath' | 'anchors'> {
  readonly states: State[];
  readonly byPath: Map<string, State>;
  readonly anchors: AnchorSymbol[];
  readonly params: Map<string, Scope['params'] extends ReadonlyMap<string, infer P> ? P : never>;
  readonly vars: Map<string, Scope['vars'] extends ReadonlyMap<string, infer V> ? V : never>;
  readonly promises: Map<string, Scope['promises'] extends ReadonlyMap<string, infer P> ? P : never>;
  readonly events: Map<string, EventSymbol>;
  /** Names of events that something in it raises. */
  readonly raised: Set<string>;
  /** A motif's own state; null for the dream. */
  readonly root: State | null;
  /** What stands at the top: scenes, ritual, release, morning. */
  readonly top: Map<string, State>;
  /** Every scene and layer of a name, wherever it is nested. */
  readonly everywhere: Map<string, State[]>;
  /** What it plays itself. */
  readonly channels: Set<Channel>;
  /** Where each variable is set. */
  readonly sets: Map<string, SetSite[]>;
}

export interface Clash {
  readonly item: Imported;
  readonly name: string;
  readonly symbol: MotifSymbol | AssetSymbol;
  readonly earlier: MotifSymbol | AssetSymbol;
  /** The import that brings the earlier one; null where the text declares it. */
  readonly rival: Imported | null;
}

export interface SetSite {
  /** null for anchors. */
  readonly state: State | null;
  readonly inExit: boolean;
}

export interface Imported extends Omit<ImportSymbol, 'source'> {
  readonly source: SourceFile | null;
  /** The names of that text; null where there is none. */
  linked: Linked | null;
  /** It leads back to this text. */
  cyclic: boolean;
}

/** The names of one text, and of what it imports: the first reading. */
export interface Linked {
  readonly source: SourceFile;
  readonly imports: readonly Imported[];
  readonly dream: Names | null;
  readonly motifs: readonly Motif[];
  /** What is seen outside of every dream and motif: of the dream, where there is one. */
  readonly outside: Names;
  /** In source order, dream and motifs, to find whose a place is. */
  readonly scopes: readonly Names[];
  readonly sharedAssets: Map<string, AssetSymbol>;
  /** Of the dream alone: a motif does not see them. */
  readonly dreamAssets: Map<string, AssetSymbol>;
  readonly visibleMotifs: Map<string, Motif>;
  readonly visibleAssets: Map<string, AssetSymbol>;
  /** Which import brings a visible name. */
  readonly broughtMotifs: Map<string, Imported>;
  readonly broughtAssets: Map<string, Imported>;
  /** By the index of the token that begins the node. */
  readonly stateAt: Map<number, State>;
  /** Names that an import can not bring, since another one or the text itself has them. */
  readonly clashes: Clash[];
  readonly findings: Finding[];
  /** Words in text that the parser had to step over: what they declare can't be known. Holds '' where there is any. */
  readonly hidden: ReadonlySet<string>;
}

/** A name that an import could bring. */
export interface Wanted {
  readonly finding: Finding;
  readonly kind: 'motif' | 'asset';
  /** Of an asset; null for motifs. */
  readonly channel: Channel | null;
}

export interface Context {
  readonly linked: Linked;
  readonly tree: Tree;
  readonly findings: Finding[];
  /** Whose names are seen. */
  scope: Names;
  /** Unknown names that another text of the project may declare. */
  readonly wanted: Wanted[];
  /** What was read or played: variables, parameters, assets, motifs. */
  readonly used: Set<object>;
  /** Where what an import brings is named. */
  readonly named: Map<Imported, Node[]>;
  /** What each path to a scene means, by the index of its first token. */
  readonly paths: Map<number, readonly Sym[]>;
  /** How many more times it is tried what an unknown name may have meant. */
  guesses: number;
  /** What is known to hold here, beyond the types. */
  facts: Facts | null;
  /** null where the dream does not say what it needs, and in motifs. */
  needs: { readonly channels: Map<string, Span>; readonly end: number } | null;
  /** The highest value that an unconditional limit allows, in the base unit. */
  readonly limits: Map<Channel | 'cues', { max: number; span: Span }>;
  /** The scene that an expression stands in, for paths in it. */
  state: State | null;
  /** In a promise, scenes and channels are values. */
  inPromise: boolean;
  quiet: boolean;
}

/** Among thousands of names that takes long, and where so many are unknown it helps no one. */
const MOST_GUESSES = 200;

export function contextOf(linked: Linked, scope: Names, findings: Finding[]): Context {
  return {
    linked,
    tree: linked.source.tree,
    findings,
    wanted: [],
    scope,
    used: new Set(),
    named: new Map(),
    paths: new Map(),
    guesses: MOST_GUESSES,
    facts: null,
    needs: null,
    limits: new Map(),
    state: null,
    inPromise: false,
    quiet: false,
  };
}

export function find(cx: Context, code: string, node: Node, data: FindingData = {}): void {
  if (!cx.quiet) cx.findings.push({ code, span: spanOf(cx.tree, node), data: { found: textOf(cx.tree, node), ...data } });
}

/** Runs without reporting. */
export function quietly<T>(cx: Context, run: () => T): T {
  const before = cx.quiet;
  cx.quiet = true;
  const result = run();
  cx.quiet = before;
  return result;
}

/** Notes that an import is used here. */
export function nameBrought(cx: Context, item: Imported | undefined, node: Node): void {
  if (item === undefined) return;
  const places = cx.named.get(item);
  if (places === undefined) cx.named.set(item, [node]);
  else places.push(node);
}

/** Whether a name may be declared in what the parser had to step over, so that nothing is said about it. */
export const isHidden = (cx: Context, name: string): boolean => cx.linked.hidden.size > 0 && cx.linked.hidden.has(name);

/** The related place of something declared. */
export function declaredAt(cx: Context, symbol: { readonly file: string; readonly nameSpan: Span }): { other: Span; otherFile?: string } {
  return symbol.file === cx.linked.source.path ? { other: symbol.nameSpan } : { other: symbol.nameSpan, otherFile: symbol.file };
}
