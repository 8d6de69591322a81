/** Every name in a program with what it means: what highlighting, hover, definition and references have in common. */

import type { Sym, Symbols } from '../check/index.ts';
import { CHANNEL_SYMBOLS, FUNCTIONS, STAGES } from '../check/index.ts';
import type { SemanticToken, Span } from '../model.ts';
import type { AnyNode, Node, TextLiteral, Tree } from '../syntax/index.ts';
import { children, spanOf, textOf } from '../syntax/index.ts';

export interface NamePlace {
  /** Index of its first token. */
  readonly from: number;
  readonly to: number;
  readonly span: Span;
  readonly text: string;
  readonly kind: SemanticToken['kind'];
  readonly declaration: boolean;
  /** What it stands for; null for unknown names and words of the language. */
  readonly symbol: Sym | null;
}

/** In source order. */
export function namesOf(tree: Tree, symbols: Symbols): readonly NamePlace[] {
  const places: NamePlace[] = [];
  const add = (node: Node, kind: NamePlace['kind'], symbol: Sym | null, declaration = false, span = spanOf(tree, node)): void => {
    if (node.to > node.from) places.push({ from: node.from, to: node.to, span, text: tree.text.slice(span.start, span.end), kind, declaration, symbol });
  };
  const visit = (node: AnyNode): void => {
    switch (node.kind) {
      case 'Scene':
      case 'Layer':
        add(node.name, 'scene', symbols.stateOf(node), true);
        break;
      case 'Ritual':
        if (node.name !== null) add(node.name, 'scene', symbols.stateOf(node), true);
        break;
      case 'Asset':
        add(node.name, 'asset', symbols.assets.get(node.name.text) ?? null, true);
        add(node.channel, 'channel', CHANNEL_SYMBOLS.get(node.channel.text) ?? null);
        break;
      case 'Param':
        add(node.name, 'param', symbols.params.get(node.name.text) ?? null, true);
        break;
      case 'Var':
        add(node.name, 'var', symbols.vars.get(node.name.text) ?? null, true);
        break;
      case 'Promise':
        add(node.name, 'promise', symbols.promises.get(node.name.text) ?? null, true);
        break;
      case 'Motif':
        add(node.name, 'scene', null, true);
        break;
      case 'NeededChannel':
        add(node.channel, 'channel', CHANNEL_SYMBOLS.get(node.channel.text) ?? null);
        break;
      case 'LimitClause':
        add(node.subject, 'channel', CHANNEL_SYMBOLS.get(node.subject.text) ?? null);
        break;
      case 'NamedType':
        add(node.name, 'type', null);
        break;
      case 'TonePart':
        add(node.name, 'tone', null);
        break;
      case 'Cue':
        if (node.what?.kind === 'Name')
          add(node.what, node.verb === 'light' && symbols.resolve(node)?.kind === 'colour' ? 'tone' : 'asset', symbols.resolve(node));
        break;
      case 'OnStage':
        add(node.stage, 'stage', STAGES.get(node.stage.text) ?? null);
        break;
      case 'OnSignal':
        add(node.signal, 'event', null);
        break;
      case 'OnEvent':
        add(node.event, 'event', symbols.events.get(node.event.text) ?? null);
        break;
      case 'Raise':
        add(node.event, 'event', symbols.resolve(node));
        break;
      case 'Set':
        add(node.name, 'var', symbols.resolve(node));
        break;
      case 'Go':
        add(node.target, 'scene', symbols.resolve(node));
        break;
      case 'Reaches':
        add(node.goal, 'scene', symbols.resolve({ kind: 'Reference', from: node.goal.from, to: node.goal.to, name: node.goal.text }));
        break;
      case 'Chance':
        add(node.population, 'type', null);
        break;
      case 'Call':
        add(node.name, FUNCTIONS.has(node.name.text) ? 'function' : 'event', null);
        break;
      case 'Reference': {
        const symbol = symbols.resolve(node);
        add(node, kindOf(symbol), symbol);
        break;
      }
      case 'Text':
        addTextNames(tree, symbols, node, add);
        return;
      default:
    }
    for (const child of children(node)) visit(child);
  };
  visit(tree.file);
  return places.sort((a, b) => a.span.start - b.span.start);
}

/** The name that an offset is in or just behind. */
export function nameAt(places: readonly NamePlace[], offset: number): NamePlace | null {
  return places.find((place) => place.span.start <= offset && offset <= place.span.end) ?? null;
}

/** Where the thing that a symbol stands for is declared; null for things of the world. */
export function declarationOf(symbol: Sym | null): Span | null {
  switch (symbol?.kind) {
    case 'state':
      return symbol.node === null ? null : symbol.nameSpan;
    case 'asset':
    case 'param':
    case 'var':
    case 'promise':
    case 'event':
      return symbol.nameSpan;
    default:
      return null;
  }
}

function kindOf(symbol: Sym | null): NamePlace['kind'] {
  switch (symbol?.kind) {
    case 'param':
    case 'sensor':
    case 'stage':
    case 'channel':
      return symbol.kind;
    case 'state':
      return 'scene';
    default:
      return 'var';
  }
}

function addTextNames(
  tree: Tree,
  symbols: Symbols,
  text: TextLiteral,
  add: (node: Node, kind: NamePlace['kind'], symbol: Sym | null, declaration: boolean, span: Span) => void,
): void {
  if (!text.parts.some((part) => typeof part !== 'string')) return;
  const { start } = spanOf(tree, text);
  for (const match of textOf(tree, text).matchAll(/\\.|\{\s*([\p{L}_][\p{L}\p{M}\w]*)\s*\}/gu)) {
    const name = match[1];
    if (name === undefined) continue;
    const at = start + match.index + match[0].indexOf(name);
    const symbol = symbols.resolve({ kind: 'Reference', from: text.from, to: text.to, name });
    add(text, kindOf(symbol), symbol, false, { start: at, end: at + name.length });
  }
}
