/** The nodes directly inside a node, in source order: enough to walk any tree. */

import type {
  Arg,
  Arm,
  Block,
  Cause,
  CueOption,
  Dream,
  DreamFile,
  EnvelopePoint,
  Expr,
  Import,
  Item,
  LimitClause,
  Motif,
  Name,
  NeededChannel,
  Path,
  PromiseStatement,
  Theme,
  TonePart,
  TypeRef,
  Use,
} from './ast.ts';

export type AnyNode =
  | DreamFile
  | Import
  | Motif
  | Dream
  | Block
  | Item
  | Name
  | Expr
  | Cause
  | CueOption
  | Arm
  | LimitClause
  | NeededChannel
  | Theme
  | TonePart
  | TypeRef
  | PromiseStatement
  | Path
  | Use
  | Arg
  | EnvelopePoint;

export function children(node: AnyNode): readonly AnyNode[] {
  switch (node.kind) {
    case 'DreamFile':
      return [...node.imports, ...node.assets, ...node.dreams, ...node.motifs, ...node.skipped].sort((a, b) => a.from - b.from);
    case 'Import':
      return present(node.path, node.alias);
    case 'Motif':
      return [node.name, ...node.params, node.body];
    case 'Dream':
      return present(node.title, node.body);
    case 'Block':
      return node.items;
    case 'Audience':
      return present(node.min, node.max);
    case 'Needs':
      return node.channels;
    case 'NeededChannel':
      return [node.channel];
    case 'Themes':
      return node.themes;
    case 'Theme':
      return [node.word];
    case 'Limit':
      return node.clauses;
    case 'LimitClause':
      return present(node.subject, node.max, node.condition);
    case 'Asset':
      return present(node.name, node.channel, node.source);
    case 'Param':
      return present(node.name, node.type, node.value, node.range);
    case 'Var':
      return present(node.name, node.type, node.value);
    case 'NamedType':
      return [node.name];
    case 'Range':
      return [node.low, node.high];
    case 'Scene':
    case 'Layer':
      return present(node.name, node.use, node.body);
    case 'Use':
      return [node.motif, ...node.args];
    case 'Arg':
      return present(node.name, node.value);
    case 'Path':
      return node.segments;
    case 'Ritual':
      return present(node.name, node.body);
    case 'Anywhere':
    case 'Morning':
    case 'Release':
      return [node.body];
    case 'Anchor':
      return present(node.period, node.body);
    case 'Promise':
      return present(node.name, node.statement);
    case 'Invariant':
      return present(node.claim, node.condition);
    case 'LeadsTo':
      return present(node.cause, node.held, node.goal, node.within);
    case 'Reaches':
      return [node.goal];
    case 'Chance':
      return [node.event, node.bound, node.population];
    case 'Tone':
      return node.parts;
    case 'TonePart':
      return [node.name, node.value];
    case 'Cue':
      return node.what === null ? node.options : [node.what, ...node.options];
    case 'At':
      return [node.level];
    case 'Fading':
      return node.into === node.out ? present(node.into) : present(node.into, node.out);
    case 'For':
      return [node.duration];
    case 'Repeat':
    case 'Every':
      return [node.period];
    case 'Ramp':
      return [node.target, node.over];
    case 'Through':
      return node.points;
    case 'EnvelopePoint':
      return [node.level, node.at];
    case 'Locked':
      return present(node.phase);
    case 'While':
      return [node.condition, node.body];
    case 'Handler':
      return node.cause.kind === 'Together' && node.cause.otherwise !== null
        ? inOrder(present(node.cause, node.guard, node.body, node.cause.otherwise))
        : present(node.cause, node.guard, node.body);
    case 'OnStage':
      return [node.stage];
    case 'OnSignal':
      return [node.signal];
    case 'OnEvent':
      return [node.event];
    case 'When':
      return present(node.condition, node.held);
    case 'After':
      return [node.delay];
    case 'Together':
      // Its other way may stand behind the body of the reaction, which has it among its own.
      return present(node.name, node.within);
    case 'In':
      return [node.scene];
    case 'Set':
      return [node.name, node.value];
    case 'Mark':
      return present(node.label);
    case 'Raise':
      return [node.event];
    case 'Go':
      return [node.target];
    case 'Choose':
      return node.arms;
    case 'Arm':
      return present(node.weight, node.go, node.guard);
    case 'Fade':
      return present(node.over);
    case 'Text':
      return node.parts.filter((part) => typeof part !== 'string');
    case 'Unary':
      return [node.of];
    case 'Binary':
    case 'Is':
      return [node.left, node.right];
    case 'Call':
      return [node.name, ...node.args];
    case 'Version':
    case 'Skipped':
    case 'Name':
    case 'Enter':
    case 'Exit':
    case 'Loop':
    case 'Number':
    case 'Boolean':
    case 'Reference':
    case 'Missing':
      return [];
    default:
      return unreachable(node);
  }
}

/** Visits a node and all below it, parents first, without recursion. */
export function walk(root: AnyNode, visit: (node: AnyNode) => void): void {
  const stack: AnyNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    visit(node);
    const below = children(node);
    for (let i = below.length - 1; i >= 0; i--) stack.push(below[i] as AnyNode);
  }
}

const inOrder = (nodes: readonly AnyNode[]): readonly AnyNode[] => nodes.toSorted((a, b) => a.from - b.from);

function present(...nodes: readonly (AnyNode | null)[]): readonly AnyNode[] {
  return nodes.includes(null) ? nodes.filter((node) => node !== null) : (nodes as readonly AnyNode[]);
}

function unreachable(node: never): never {
  throw new Error(`no such node: ${JSON.stringify(node)}`);
}
