/** The outline of a text: its parts by name, nested as they stand. */

import type { OutlineItem } from '../model.ts';
import { type AnyNode, children, type Node, type Param, parse, spanOf, type Tree, textOf, type Use } from '../syntax/index.ts';

export function outline(text: string): readonly OutlineItem[] {
  return outlineOf(parse(text).tree);
}

const known = new WeakMap<Tree, readonly OutlineItem[]>();

/** Of a tree; the same list for the same tree. */
export function outlineOf(tree: Tree): readonly OutlineItem[] {
  let items = known.get(tree);
  if (items === undefined) {
    items = itemsOf(tree, children(tree.file));
    known.set(tree, items);
  }
  return items;
}

function itemsOf(tree: Tree, nodes: readonly AnyNode[]): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  for (const node of nodes) {
    const item = itemOf(tree, node);
    if (item !== null) items.push(item);
  }
  return items;
}

function itemOf(tree: Tree, node: AnyNode): OutlineItem | null {
  switch (node.kind) {
    case 'Dream':
      return part(
        tree,
        'dream',
        node,
        node.title,
        node.title === null ? 'dream' : textOf(tree, node.title).replace(/^"|"$/g, ''),
        summary(node.doc),
        node.body.items,
      );
    case 'Motif':
      return part(tree, 'motif', node, node.name, node.name.text, paramsText(tree, node.params), node.body.items);
    case 'Scene':
      return part(tree, 'scene', node, node.name, node.name.text, madeOf(tree, node.use) || summary(node.doc), node.body.items);
    case 'Layer':
      return part(tree, 'layer', node, node.name, node.name.text, madeOf(tree, node.use) || summary(node.doc), node.body.items);
    case 'Ritual':
      return part(tree, 'ritual', node, node.name, node.name?.text ?? 'ritual', summary(node.doc), node.body.items);
    case 'Anywhere':
      return part(tree, 'anywhere', node, null, 'anywhere', summary(node.doc), []);
    case 'Morning':
      return part(tree, 'morning', node, null, 'morning', '', []);
    case 'Release':
      return part(tree, 'release', node, null, 'release', '', []);
    case 'Anchor':
      return part(tree, 'anchor', node, null, 'anchor', node.period === null ? '' : `every ${textOf(tree, node.period)}`, []);
    case 'Asset':
      return part(tree, 'asset', node, node.name, node.name.text, [node.channel.text, source(tree, node.source)].filter((text) => text !== '').join(' '), []);
    case 'Param':
      return part(tree, 'param', node, node.name, node.name.text, declared(tree, node), []);
    case 'Var':
      return part(tree, 'var', node, node.name, node.name.text, declared(tree, { ...node, range: null }), []);
    case 'Promise':
      return part(tree, 'promise', node, node.name, node.name.text, node.statement === null ? '' : textOf(tree, node.statement), []);
    default:
      return null;
  }
}

function part(tree: Tree, kind: OutlineItem['kind'], node: Node, name: Node | null, text: string, detail: string, inner: readonly AnyNode[]): OutlineItem {
  const named = name !== null && name.to > name.from ? name : { from: node.from, to: node.from + 1 };
  return { kind, name: text === '' ? kind : text, detail, span: spanOf(tree, node), nameSpan: spanOf(tree, named), children: itemsOf(tree, inner) };
}

/** The first line of a doc comment. */
const summary = (doc: string): string => doc.split('\n', 1)[0] as string;

const madeOf = (tree: Tree, use: Use | null): string => (use === null ? '' : textOf(tree, use));

const source = (tree: Tree, node: Node | null): string => (node === null ? '' : textOf(tree, node));

/** `level = 34dB in 25dB..42dB` */
function declared(tree: Tree, node: Pick<Param, 'type' | 'value' | 'range'>): string {
  const type = node.type === null ? '' : textOf(tree, node.type);
  const value = node.value === null ? '' : `= ${textOf(tree, node.value)}`;
  const range = node.range === null ? '' : `in ${textOf(tree, node.range)}`;
  return [type, value, range].filter((text) => text !== '').join(' ');
}

function paramsText(tree: Tree, params: readonly Param[]): string {
  return `(${params.map((param) => (param.type === null ? param.name.text : `${param.name.text}: ${textOf(tree, param.type)}`)).join(', ')})`;
}
