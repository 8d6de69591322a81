/**
 * A scene becomes a motif, to be made again elsewhere: its text goes into the motif as it is, what it needs of the dream
 * becomes parameters of the same names, and the scene is made of it, with what it had.
 */

import type { ParamSymbol, VarSymbol } from '../../check/index.ts';
import { eolOf, indentAt, type Node, type Path, type Reference, reindented, spanOf, type Tree, textOf, walk } from '../../syntax/index.ts';
import type { Candidate } from './attempt.ts';
import { type Desk, inOwnText, isRefusal, ownNode, type Refusal } from './desk.ts';
import type { GraphEdit } from './model.ts';

type Of<K extends GraphEdit['kind']> = Extract<GraphEdit, { kind: K }>;

/** `type` as behind the colon of a parameter; `given`: what the scene gives for it. */
interface Need {
  readonly name: string;
  readonly type: string;
  readonly given: string;
}

export function extractMotif(desk: Desk, { node: id, name }: Of<'extract-motif'>): Candidate[] | Refusal {
  const own = ownNode(desk, id);
  if (isRefusal(own)) return own;
  const { node, part } = own;
  if (node.kind !== 'Scene' && node.kind !== 'Layer') return { refused: 'Motifs are made of scenes and layers.' };
  if ((node as { use?: unknown }).use != null) return { refused: `\`${part.symbol.name}\` is made of a motif already.` };
  const needs = needsOf(desk, own.node, id);
  if (isRefusal(needs)) return needs;
  const { tree } = desk;
  const { text } = tree;
  const motif = name ?? freeMotif(desk, part.symbol.name);
  const body = spanOf(tree, node.body);
  const eol = eolOf(tree);
  const replaced = needs.renames.toSorted((a, b) => b.start - a.start);
  const inner = replaced.reduce((so, at) => so.slice(0, at.start - body.start) + at.name + so.slice(at.end - body.start), text.slice(body.start, body.end));
  const params = needs.needs.map((need) => `${need.name}: ${need.type}`).join(', ');
  const args = needs.needs.map(({ given }) => given).join(', ');
  const written = `motif ${motif}${params === '' ? '' : `(${params})`} ${reindented(inner, indentAt(text, spanOf(tree, node).start), '')}`;
  const ended = text.endsWith('\n') ? '' : eol;
  return [
    {
      edits: inOwnText(desk, [
        { span: { start: part.symbol.nameSpan.end, end: body.end }, newText: ` is ${motif}${args === '' ? '' : `(${args})`}` },
        { span: { start: text.length, end: text.length }, newText: `${ended}${eol}${written}${eol}` },
      ]),
      // In the words of the motif.
      rules: (changed) => changed === id,
      select: id,
      expect: ({ lostNodes, newNodes, changedNodes, lostEdges, newEdges }) =>
        lostNodes.length + newNodes.length + lostEdges.length + newEdges.length === 0 && changedNodes.every((changed) => changed === id),
    },
  ];
}

interface Needs {
  readonly needs: readonly Need[];
  /** Paths of scenes with dots, which become one name. */
  readonly renames: readonly { readonly start: number; readonly end: number; readonly name: string }[];
}

function needsOf(desk: Desk, root: Node, id: string): Needs | Refusal {
  const { tree, whole } = desk;
  const { symbols } = whole.frame;
  const needs = new Map<string, Need>();
  const renames: { start: number; end: number; name: string }[] = [];
  let refusal: Refusal | null = null;
  const scenePath = (path: Path | Reference, text: string, found: ReturnType<typeof symbols.resolvePath>): void => {
    const [first] = found ?? [];
    const last = found?.at(-1);
    if (first?.kind !== 'state' || last?.kind !== 'state' || last.role === 'release' || last.role === 'morning') return;
    if (first.path.startsWith(`${id}/`)) return;
    const name = text.split('.').at(-1) ?? text;
    const known = needs.get(name);
    if (known !== undefined && known.given !== text) refusal = { refused: `It names two different scenes \`${name}\`: give one of them another name first.` };
    needs.set(name, { name, type: 'scene', given: text });
    if (name !== text) renames.push({ ...spanOf(tree, path), name });
  };
  walk(root as never, (node) => {
    switch (node.kind) {
      case 'Go':
        scenePath(node.target, node.target.text, symbols.resolvePath(node.target));
        break;
      case 'In':
        scenePath(node.scene, node.scene.text, symbols.resolvePath(node.scene));
        break;
      case 'Cue': {
        const played = node.what?.kind === 'Path' ? symbols.resolve(node) : null;
        if (played?.kind === 'asset' && played.channel !== null) needs.set(played.name, { name: played.name, type: played.channel, given: played.name });
        break;
      }
      case 'Set': {
        const symbol = symbols.resolve(node);
        if (symbol?.kind === 'var') refusal = { refused: `It changes \`${symbol.name}\`, which belongs to the dream: a motif can only read what it is given.` };
        break;
      }
      case 'Reference': {
        const found = symbols.resolveReference(node);
        const [symbol] = found ?? [];
        if (symbol?.kind === 'state') scenePath(node, node.name, found);
        else if (symbol?.kind === 'param' || symbol?.kind === 'var') {
          const type = typeText(tree, symbol);
          if (type === null) refusal = { refused: `It reads \`${symbol.name}\`, whose type can not be handed on.` };
          else needs.set(symbol.name, { name: symbol.name, type, given: symbol.name });
        }
        break;
      }
      default:
    }
  });
  return refusal ?? { needs: [...needs.values()], renames };
}

/** As declared, with its range: what is computed with it must stay within the same bounds. */
function typeText(tree: Tree, { node }: ParamSymbol | VarSymbol): string | null {
  if (node.type === null) return null;
  const range = node.kind === 'Param' && node.range !== null ? ` in ${textOf(tree, node.range)}` : '';
  return `${textOf(tree, node.type)}${range}`;
}

function freeMotif({ tree, whole }: Desk, scene: string): string {
  const taken = whole.frame.symbols.visibleMotifs;
  for (let i = 1; ; i++) {
    const name = i === 1 ? `${scene}_motif` : `${scene}_motif${i}`;
    // As a part of another word it is free; that one more is not tried costs nothing.
    if (!taken.has(name) && !tree.text.includes(name)) return name;
  }
}
