/** The outline of a program: its parts by name, nested as they stand. */

import type { OutlineItem } from '../model.ts';
import { type Item, type Node, spanOf, type Tree, textOf } from '../syntax/index.ts';

export function outlineOf(tree: Tree): readonly OutlineItem[] {
  return [
    ...tree.file.dreams.map((dream) =>
      part(tree, 'dream', dream, dream.title, dream.title === null ? 'dream' : textOf(tree, dream.title).replace(/^"|"$/g, ''), '', dream.body.items),
    ),
    ...tree.file.motifs.map((motif) => part(tree, 'motif', motif, motif.name, motif.name.text, '', motif.body.items)),
  ];
}

function itemsOf(tree: Tree, items: readonly Item[]): readonly OutlineItem[] {
  const result: OutlineItem[] = [];
  for (const item of items) {
    switch (item.kind) {
      case 'Scene':
        result.push(part(tree, 'scene', item, item.name, item.name.text, item.doc, item.body.items));
        break;
      case 'Layer':
        result.push(part(tree, 'layer', item, item.name, item.name.text, '', item.body.items));
        break;
      case 'Ritual':
        result.push(part(tree, 'ritual', item, item.name, item.name?.text ?? 'ritual', '', item.body.items));
        break;
      case 'Morning':
        result.push(part(tree, 'morning', item, null, 'morning', '', []));
        break;
      case 'Release':
        result.push(part(tree, 'release', item, null, 'release', '', []));
        break;
      case 'Anchor':
        result.push(part(tree, 'anchor', item, null, 'anchor', item.period === null ? '' : `every ${textOf(tree, item.period)}`, []));
        break;
      case 'Asset':
        result.push(part(tree, 'asset', item, item.name, item.name.text, item.channel.text, []));
        break;
      case 'Param':
        result.push(part(tree, 'param', item, item.name, item.name.text, item.value === null ? '' : textOf(tree, item.value), []));
        break;
      case 'Var':
        result.push(part(tree, 'var', item, item.name, item.name.text, item.value === null ? '' : textOf(tree, item.value), []));
        break;
      case 'Promise':
        result.push(part(tree, 'promise', item, item.name, item.name.text, item.statement === null ? '' : textOf(tree, item.statement), []));
        break;
      default:
    }
  }
  return result;
}

function part(tree: Tree, kind: OutlineItem['kind'], node: Node, name: Node | null, text: string, detail: string, items: readonly Item[]): OutlineItem {
  const named = name !== null && name.to > name.from ? name : { from: node.from, to: node.from + 1 };
  return { kind, name: text === '' ? kind : text, detail, span: spanOf(tree, node), nameSpan: spanOf(tree, named), children: itemsOf(tree, items) };
}
