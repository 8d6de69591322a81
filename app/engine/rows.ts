/** Which rows of a program stand on a line of its texts. */

import type { Params } from '../bridge/index.ts';
import type { Written } from './sources.ts';

type RowName = Pick<Params<'night.whyNot'>['what'], 'kind' | 'row'>;

/** `line` counts from 1. Those that begin there; where none does, the innermost around it. */
export function rowsOnLine({ origins, texts }: Written, file: string, line: number): RowName[] {
  const text = texts.find(({ path }) => path === file)?.text;
  if (text === undefined) return [];
  const { start, end } = spanOfLine(text, line);
  const rows = (['transitions', 'cues'] as const).flatMap((table) =>
    origins[table].flatMap(({ file: of, span }, row) =>
      of === file ? [{ kind: table === 'cues' ? ('cue' as const) : ('transition' as const), row, span }] : [],
    ),
  );
  const begin = rows.filter(({ span }) => start <= span.start && span.start < end);
  const around = rows.filter(({ span }) => span.start <= start && end <= span.end + 1).sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  const innermost = around.filter(({ span }) => span.start === around[0]?.span.start);
  return (begin.length > 0 ? begin : innermost).map(({ kind, row }) => ({ kind, row }));
}

function spanOfLine(text: string, line: number): { readonly start: number; readonly end: number } {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return { start, end: start + (lines[line - 1]?.length ?? -1) + 1 };
}
