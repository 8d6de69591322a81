/** Motifs and assets of texts that are not imported yet, each with the import that brings it. */

import { check } from '../../check/index.ts';
import type { Channel, Completion, TextEdit } from '../../model.ts';
import { type Project, type SourceFile, spanOf, type Tree } from '../../syntax/index.ts';
import { type Asked, assetOffer, offer } from './offer.ts';

/** No more than this many texts are looked into for one list. */
const MOST_FILES = 300;

export function motifsElsewhere(asked: Asked): readonly Completion[] {
  return elsewhere(asked).flatMap(({ path, source }) =>
    source.tree.file.motifs
      .filter(({ name }) => name.text !== '' && !asked.reading.symbols.visibleMotifs.has(name.text))
      .map(({ name, doc, params }) =>
        offer(asked.place.span, name.text, 'motif', `from ${path}`, {
          documentation: doc,
          ...(params.length === 0 ? {} : { insertText: `${name.text}($0)`, snippet: true }),
          additionalTextEdits: [importEdit(asked.reading.tree, asked.reading.path, path)],
        }),
      ),
  );
}

export function assetsElsewhere(asked: Asked, channel: Channel): readonly Completion[] {
  const { project, symbols, tree, path: own } = asked.reading;
  return elsewhere(asked)
    .filter(({ source }) => source.tree.file.assets.length > 0)
    .flatMap(({ path }) =>
      [...check(project, path).symbols.sharedAssets]
        .filter(([name, asset]) => asset.channel === channel && !symbols.visibleAssets.has(name))
        .map(([name, asset]) => ({
          ...assetOffer(asked.place.span, name, asset),
          detail: `from ${path}`,
          additionalTextEdits: [importEdit(tree, own, path)],
        })),
    );
}

/** The texts of the project that this one does not import. */
function elsewhere({ reading }: Asked): readonly { readonly path: string; readonly source: SourceFile }[] {
  const known = new Set([reading.path, ...reading.symbols.imports.map(({ target }) => target)]);
  const found: { readonly path: string; readonly source: SourceFile }[] = [];
  for (const [path, source] of reading.project.files) {
    if (!known.has(path) && (source.tree.file.motifs.length > 0 || source.tree.file.assets.length > 0)) found.push({ path, source });
    if (found.length === MOST_FILES) break;
  }
  return found;
}

/** Puts `import "…"` behind the imports that are there, else at the very beginning. */
export function importEdit(tree: Tree, from: string, to: string): TextEdit {
  const last = tree.file.imports.at(-1);
  const line = `import "${relative(from, to)}"`;
  if (last === undefined) return { span: { start: 0, end: 0 }, newText: `${line}\n\n` };
  const at = spanOf(tree, last).end;
  return { span: { start: at, end: at }, newText: `\n${line}` };
}

/** How one text names another: from its own folder. */
export function relative(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}

/** Every other text that has something to import, as this one would name it. */
export function importable(project: Project, path: string): readonly string[] {
  return [...project.files.values()]
    .filter((source) => source.path !== path && (source.tree.file.motifs.length > 0 || source.tree.file.assets.length > 0))
    .map((source) => relative(path, source.path));
}
