/** Imports: whether there is such a text, whether it can be read, and whether anything of it is used. */

import { type Fix, K, nearest, type Project, pathFrom, spanOf } from '../syntax/index.ts';
import { type Context, find, type Imported } from './context.ts';
import { repeatsOf } from './imports.ts';
import { removal } from './suggest.ts';

/** `isBroken` tells whether an imported text has errors of its own. */
export function checkImports(cx: Context, isBroken: (item: Imported) => boolean): void {
  const repeats = repeatsOf(cx.linked.imports);
  const aliases = new Map<string, Imported>();
  for (const item of cx.linked.imports) {
    checkAlias(cx, item, aliases);
    const { path } = item.node;
    if (path === null) continue;
    const name = written(item);
    const earlier = repeats.get(item);
    if (item.target === null) find(cx, 'DRM101', path, { name, because: 'import' });
    else if (earlier !== undefined) find(cx, 'DRM107', item.node, { name, other: earlier.span, fix: removal(cx, item.node, 'Remove it') });
    else if (item.linked === null) find(cx, 'DRM100', path, { name });
    else if (item.cyclic) find(cx, 'DRM102', path, { name });
    else if (isBroken(item)) find(cx, 'DRM106', path, { name, other: { start: 0, end: 0 }, otherFile: item.target });
    else if (item.linked.motifs.length === 0 && item.linked.sharedAssets.size === 0)
      find(cx, 'DRM108', path, { name, fix: removal(cx, item.node, 'Remove the import') });
  }
}

const written = (item: Imported): string => item.node.path?.parts.map((part) => (typeof part === 'string' ? part : `{${part.name}}`)).join('') ?? '';

function checkAlias(cx: Context, item: Imported, aliases: Map<string, Imported>): void {
  if (item.alias === null || item.node.alias === null) return;
  const earlier = aliases.get(item.alias);
  if (earlier === undefined) aliases.set(item.alias, item);
  else if (earlier.target !== item.target) find(cx, 'DRM021', item.node.alias, { name: item.alias, other: earlier.span });
}

/** One for each import. Told last, when it is known where its names are used. */
export function checkClashes(cx: Context): void {
  const told = new Set<Imported>();
  for (const { item, name, symbol, earlier, rival } of cx.linked.clashes) {
    const { path } = item.node;
    if (path === null || told.has(item)) continue;
    told.add(item);
    const data = { name, because: item.target ?? '', ...(item.alias === null ? { fix: aliasFix(cx, item) } : {}) };
    if (rival !== null) find(cx, 'DRM103', path, { ...data, other: rival.span });
    else cx.findings.push({ code: 'DRM104', span: earlier.nameSpan, data: { ...data, other: symbol.nameSpan, otherFile: symbol.file } });
  }
}

/** Gives the import a name of its own, and writes it wherever something of it is used. */
function aliasFix(cx: Context, item: Imported): Fix {
  const taken = new Set(cx.linked.imports.map((other) => other.alias));
  const base = (item.target ?? '').replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const word = base.replace(/[^\p{L}\p{M}\w]/gu, '_').replace(/^(?=\d|$)/, '_');
  let alias = Object.hasOwn(K, word) ? `${word}_file` : word;
  while (taken.has(alias)) alias += '_';
  const uses = (cx.named.get(item) ?? []).map((node) => spanOf(cx.tree, node).start);
  const edits = [...new Set(uses)].map((start) => ({ span: { start, end: start }, newText: `${alias}.` }));
  const { end } = item.span;
  return { title: `Import it as \`${alias}\``, edits: [{ span: { start: end, end }, newText: ` as ${alias}` }, ...edits] };
}

/** Told only where nothing is broken that could explain it. */
export function checkUnusedImports(cx: Context): void {
  const repeats = repeatsOf(cx.linked.imports);
  for (const item of cx.linked.imports) {
    if (item.linked === null || cx.named.has(item) || repeats.has(item)) continue;
    if (item.linked.motifs.length === 0 && item.linked.sharedAssets.size === 0) continue;
    find(cx, 'DRM105', item.node, { name: written(item), fix: removal(cx, item.node, 'Remove the import') });
  }
}

/** A path of the project that a missing one is close to, as it would be written from this text. */
export function pathMeant(project: Project, from: string, name: string): string | null {
  const paths = new Map<string, string>();
  for (const path of project.files.keys()) if (path !== from) paths.set(relative(from, path), path);
  const base = (path: string): string => path.replace(/^.*\//, '');
  const near = nearest(name, paths.keys());
  if (near !== null) return near;
  const same = [...paths.keys()].filter((path) => base(path) === base(name));
  return same.length === 1 ? (same[0] as string) : null;
}

/** How a path of the project is written in a text: from the folder of that text. */
export function relative(from: string, target: string): string {
  const here = from.split('/').slice(0, -1);
  const there = target.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  const path = [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
  return pathFrom(from, path) === target ? path : target;
}
