/** Declarations of a whole project, found by letters of their name. */

import type { OutlineItem, WorkspaceSymbol } from '../model.ts';
import type { Project, SourceFile } from '../syntax/index.ts';
import { outlineOf } from './outline.ts';

/** Those whose name has the letters of `query` in this order, the best first: whole names, then beginnings, then beginnings of words, then the rest. */
export function workspaceSymbols(project: Project, query: string): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  const found: { readonly symbol: WorkspaceSymbol; readonly score: number }[] = [];
  for (const source of project.files.values()) {
    for (const symbol of symbolsOf(source)) {
      const score = scoreOf(symbol.name, wanted);
      if (score > 0) found.push({ symbol, score });
    }
  }
  return found
    .sort(
      (a, b) =>
        b.score - a.score || a.symbol.name.length - b.symbol.name.length || (a.symbol.name < b.symbol.name ? -1 : a.symbol.name > b.symbol.name ? 1 : 0),
    )
    .map(({ symbol }) => symbol);
}

const known = new WeakMap<SourceFile, readonly WorkspaceSymbol[]>();

function symbolsOf(source: SourceFile): readonly WorkspaceSymbol[] {
  let symbols = known.get(source);
  if (symbols === undefined) {
    const list: WorkspaceSymbol[] = [];
    const visit = (items: readonly OutlineItem[], container: string): void => {
      for (const { name, kind, nameSpan, children } of items) {
        list.push({ name, kind, container, location: { file: source.path, span: nameSpan } });
        visit(children, container === '' ? name : `${container} › ${name}`);
      }
    };
    visit(outlineOf(source.tree), '');
    symbols = list;
    known.set(source, symbols);
  }
  return symbols;
}

/** 0 where the letters are not all there; more for letters that stand together and at beginnings of words. */
export function scoreOf(name: string, wanted: string): number {
  if (wanted === '') return 1;
  const lower = name.toLowerCase();
  if (lower === wanted) return 1000;
  if (lower.startsWith(wanted)) return 500 - Math.min(lower.length, 400);
  let score = 0;
  let at = 0;
  let previous = -2;
  for (const letter of wanted) {
    at = lower.indexOf(letter, at);
    if (at < 0) return 0;
    const begins = at === 0 || /[\s_.-]/.test(lower.charAt(at - 1)) || (name.charAt(at) !== lower.charAt(at) && name.charAt(at - 1) === lower.charAt(at - 1));
    score += at === previous + 1 ? 4 : begins ? 3 : 1;
    previous = at++;
  }
  return 1 + score;
}
