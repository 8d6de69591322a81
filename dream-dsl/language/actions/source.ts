/** Work on a whole text: its layout, and every mend of one kind at once. */

import { CODES } from '../../check/index.ts';
import type { CodeAction, Problem, TextEdit } from '../../model.ts';
import { memo, type Tree } from '../../syntax/index.ts';
import { format } from '../format/index.ts';
import type { Reading } from '../reading.ts';

export function sources({ tree, path }: Reading, problems: readonly Problem[]): readonly CodeAction[] {
  const actions: CodeAction[] = [];
  const put = (title: string, code: string | null, edits: readonly TextEdit[]): void => {
    if (edits.length > 0) actions.push({ title, kind: 'source', code, preferred: false, edits: [{ file: path, edits }] });
  };
  put('Format', null, laidOut(tree));
  for (const code of new Set(problems.map((problem) => problem.code))) {
    const mended = problems.filter((problem) => problem.code === code && problem.fixes.length > 0);
    if (mended.length > 1) put(`Fix all: ${CODES[code]?.title ?? code}`, code, together(mended));
  }
  return actions;
}

/** Asked at every place of the caret, and the same for the whole text. */
function laidOut(tree: Tree): readonly TextEdit[] {
  const edits = known.get(tree) ?? format(tree.text);
  known.set(tree, edits);
  return edits;
}

const known = memo<Tree, readonly TextEdit[]>('laid out');

/** The first mend of each problem, without those that would touch one before. */
function together(problems: readonly Problem[]): readonly TextEdit[] {
  const all = problems.map(({ fixes }) => [...(fixes[0]?.edits ?? [])].sort(byStart));
  const taken: TextEdit[] = [];
  for (const edits of all) if (!edits.some((edit) => taken.some((other) => meets(edit, other)))) taken.push(...edits);
  return taken.sort(byStart);
}

const byStart = (a: TextEdit, b: TextEdit): number => a.span.start - b.span.start || a.span.end - b.span.end;
const meets = (a: TextEdit, b: TextEdit): boolean => a.span.start <= b.span.end && b.span.start <= a.span.end;
