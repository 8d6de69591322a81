/** Every name in a text with what it means: what highlighting, hover, definition, references and renaming have in common. */

import { CHANNEL_SYMBOLS, FUNCTIONS, type MotifSymbol, NIGHT_EVENTS, STAGES, type Sym, type Symbols, THEMES } from '../check/index.ts';
import type { SemanticToken, Span } from '../model.ts';
import { type AnyNode, isWord, type Name, type Node, type Path, type Reference, spanOf, type Tree, walk } from '../syntax/index.ts';

export interface NamePlace {
  /** Its tokens. */
  readonly from: number;
  readonly to: number;
  readonly span: Span;
  readonly text: string;
  readonly kind: SemanticToken['kind'];
  readonly declaration: boolean;
  /** What it stands for; null for unknown names and words of the language. */
  readonly symbol: Sym | null;
}

/** In source order. A dotted path gives one for each segment. */
export function namesOf(tree: Tree, symbols: Symbols): readonly NamePlace[] {
  const places: NamePlace[] = [];
  const put = (node: Node, span: Span, kind: NamePlace['kind'], symbol: Sym | null, declaration = false): void => {
    if (span.end > span.start) places.push({ from: node.from, to: node.to, span, text: tree.text.slice(span.start, span.end), kind, declaration, symbol });
  };
  const name = (node: Name | null, kind: NamePlace['kind'], symbol: Sym | null, declaration = false): void => {
    if (node !== null && node.to > node.from) put(node, spanOf(tree, node), kind, symbol, declaration);
  };
  const path = (node: Path, kind: NamePlace['kind'], found: readonly Sym[] | null): void => {
    node.segments.forEach((segment, i) => {
      const symbol = found?.[i] ?? null;
      name(segment, symbol === null ? kind : kindOf(symbol, kind), symbol);
    });
  };
  const declared = declarationsOf(symbols);
  let motif: MotifSymbol | null = null;
  walk(tree.file, (node: AnyNode) => {
    switch (node.kind) {
      case 'Import':
        name(node.alias, 'motif', symbols.imports.find((known) => known.node === node) ?? null, true);
        break;
      case 'Scene':
      case 'Layer':
        name(node.name, 'scene', symbols.stateOf(node), true);
        break;
      case 'Ritual':
        name(node.name, 'scene', symbols.stateOf(node), true);
        break;
      case 'Asset':
        name(node.name, 'asset', declared.get(node) ?? null, true);
        name(node.channel, 'channel', CHANNEL_SYMBOLS.get(node.channel.text) ?? null);
        break;
      case 'Param':
        name(node.name, 'param', declared.get(node) ?? null, true);
        break;
      case 'Var':
        name(node.name, 'var', declared.get(node) ?? null, true);
        break;
      case 'Promise':
        name(node.name, 'promise', declared.get(node) ?? null, true);
        break;
      case 'Motif':
        name(node.name, 'motif', declared.get(node) ?? null, true);
        break;
      case 'Use': {
        const found = symbols.resolvePath(node.motif);
        const last = found?.at(-1) ?? symbols.resolve(node);
        motif = last?.kind === 'motif' ? last : null;
        path(node.motif, 'motif', found);
        break;
      }
      case 'Arg':
        name(node.name, 'param', (node.name === null ? null : motif?.params.get(node.name.text)) ?? null);
        break;
      case 'NeededChannel':
        name(node.channel, 'channel', CHANNEL_SYMBOLS.get(node.channel.text) ?? null);
        break;
      case 'LimitClause':
        name(node.subject, 'channel', CHANNEL_SYMBOLS.get(node.subject.text) ?? null);
        break;
      case 'NamedType':
        name(node.name, 'type', null);
        break;
      case 'Theme':
        if (node.word.kind === 'Name') name(node.word, 'tone', THEMES.get(node.word.text) ?? null);
        break;
      case 'TonePart':
        name(node.name, 'tone', null);
        break;
      case 'Cue':
        if (node.what?.kind === 'Path') {
          const symbol = symbols.resolve(node);
          path(node.what, node.verb === 'light' ? 'tone' : 'asset', symbols.resolvePath(node.what) ?? (symbol === null ? null : [symbol]));
        }
        break;
      case 'OnStage':
        name(node.stage, 'stage', STAGES.get(node.stage.text) ?? null);
        break;
      case 'OnSignal':
        name(node.signal, 'event', null);
        break;
      case 'OnEvent':
        name(node.event, 'event', eventOf(symbols, node.event));
        break;
      case 'Raise':
        name(node.event, 'event', eventOf(symbols, node.event));
        break;
      case 'Set':
        name(node.name, 'var', symbols.resolve(node));
        break;
      case 'Go':
        path(node.target, 'scene', symbols.resolvePath(node.target));
        break;
      case 'In':
        path(node.scene, 'scene', symbols.resolvePath(node.scene));
        break;
      case 'Reaches':
        path(node.goal, 'scene', symbols.resolvePath(node.goal));
        break;
      case 'Chance':
        name(node.population, 'type', null);
        break;
      case 'Call':
        name(node.name, FUNCTIONS.has(node.name.text) ? 'function' : 'event', null);
        break;
      case 'Reference':
        references(node);
        break;
      default:
    }
  });
  return places.sort((a, b) => a.span.start - b.span.start);

  function references(node: Reference): void {
    const found = symbols.resolveReference(node);
    if (node.within !== null || found === null || found.length < 2) {
      const symbol = found?.at(-1) ?? null;
      put(node, node.within ?? spanOf(tree, node), kindOf(symbol, 'var'), symbol);
      return;
    }
    let segment = 0;
    for (let i = node.from; i < node.to; i++) {
      if (!isWord(tree.tokens.kinds[i] as number)) continue;
      const symbol = found[segment++] ?? null;
      put({ from: i, to: i + 1 }, spanOf(tree, { from: i, to: i + 1 }), kindOf(symbol, 'scene'), symbol);
    }
  }
}

/** The name that an offset is in or just behind; of two that meet there, the one that begins. */
export function nameAt(places: readonly NamePlace[], offset: number): NamePlace | null {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as NamePlace).span.start <= offset) low = middle + 1;
    else high = middle;
  }
  const place = places[low - 1];
  return place !== undefined && offset <= place.span.end ? place : null;
}

/** Which kind of word it is to the eye. */
export function kindOf(symbol: Sym | null, otherwise: NamePlace['kind']): NamePlace['kind'] {
  switch (symbol?.kind) {
    case 'param':
    case 'var':
    case 'sensor':
    case 'stage':
    case 'channel':
    case 'asset':
    case 'promise':
    case 'event':
    case 'motif':
      return symbol.kind;
    case 'state':
      return 'scene';
    case 'import':
      return 'motif';
    case 'colour':
    case 'theme':
      return 'tone';
    default:
      return otherwise;
  }
}

/** By the node that declares it. */
function declarationsOf(symbols: Symbols): ReadonlyMap<AnyNode, Sym> {
  const found = new Map<AnyNode, Sym>();
  for (const scope of [symbols.dream, ...symbols.motifs.map((motif) => motif.scope)]) {
    if (scope === null) continue;
    for (const symbol of [...scope.params.values(), ...scope.vars.values(), ...scope.promises.values()]) found.set(symbol.node, symbol);
  }
  for (const motif of symbols.motifs) found.set(motif.node, motif);
  for (const asset of [...symbols.sharedAssets.values(), ...symbols.visibleAssets.values()]) found.set(asset.node, asset);
  return found;
}

/** What the night raises by itself is a word of the language. */
function eventOf(symbols: Symbols, name: Name): Sym | null {
  if (NIGHT_EVENTS.has(name.text)) return null;
  for (const scope of [symbols.dream, ...symbols.motifs.map((motif) => motif.scope)]) {
    const event = scope?.events.get(name.text);
    if (event !== undefined) return event;
  }
  return null;
}
