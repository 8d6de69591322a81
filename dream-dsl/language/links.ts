/** Other files that a text names: sounds and imports. */

import type { DocumentLink } from '../model.ts';
import { type Project, pathFrom, type SourceFile, spanOf, type TextLiteral } from '../syntax/index.ts';

/** In source order. Each span is the path between the quotes. */
export function documentLinks(project: Project, path: string): readonly DocumentLink[] {
  const source = project.files.get(path);
  if (source === undefined) return [];
  const { file } = source.tree;
  const assets = [...file.assets, ...file.dreams.flatMap((dream) => dream.body.items.filter((item) => item.kind === 'Asset'))];
  const texts = [...file.imports.map((item) => item.path), ...assets.filter(({ channel }) => channel.text === 'sound').map((asset) => asset.source)];
  return texts.flatMap((text) => linkOf(source, text)).sort((a, b) => a.span.start - b.span.start);
}

function linkOf({ path, tree }: SourceFile, text: TextLiteral | null): readonly DocumentLink[] {
  const [written] = text?.parts ?? [];
  if (text === null || text.parts.length !== 1 || typeof written !== 'string') return [];
  const target = pathFrom(path, written);
  const { start, end } = spanOf(tree, text);
  return target === null || end - start < 3 ? [] : [{ span: { start: start + 1, end: end - 1 }, target }];
}
