/** Quick fixes: the mends that problems bring along. */

import type { CodeAction, Problem, Span } from '../../model.ts';

/** Of the problems that a span touches; where there is but one mend, it is the clear choice. */
export function mends(path: string, problems: readonly Problem[], span: Span): readonly CodeAction[] {
  return problems.filter((problem) => touches(problem.span, span)).flatMap((problem) => mendsOf(path, problem));
}

const touches = (one: Span, other: Span): boolean => one.start <= other.end && other.start <= one.end;

function mendsOf(path: string, { code, fixes }: Problem): readonly CodeAction[] {
  return fixes.map(({ title, edits }) => ({ title, kind: 'quickfix', code, preferred: fixes.length === 1, edits: [{ file: path, edits }] }));
}
