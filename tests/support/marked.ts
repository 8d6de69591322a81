/** Texts with marks: `|` where the cursor is, `⟦…⟧` around spans. */

import type { Span, TextEdit } from '../../dream-dsl/index.ts';

/** The text without its `|`, and where that was. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  if (offset < 0) throw new Error(`no cursor in: ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** The text without its `⟦⟧`, and the spans between them in the order in which they open. */
export function spansIn(marked: string): { readonly text: string; readonly spans: readonly Span[] } {
  let text = '';
  const spans: { start: number; end: number }[] = [];
  const open: number[] = [];
  for (const char of marked) {
    if (char === '⟦') open.push(spans.push({ start: text.length, end: -1 }) - 1);
    else if (char === '⟧') (spans[open.pop() as number] as { end: number }).end = text.length;
    else text += char;
  }
  return { text, spans };
}

/** The text with `⟦⟧` put around spans, for comparing with what a test expects. */
export function marked(text: string, spans: readonly Span[]): string {
  const marks = spans.flatMap(({ start, end }) => [
    { at: start, order: 1, mark: '⟦' },
    { at: end, order: 0, mark: '⟧' },
  ]);
  marks.sort((a, b) => b.at - a.at || b.order - a.order);
  return marks.reduce((so, { at, mark }) => so.slice(0, at) + mark + so.slice(at), text);
}

/** Edits that do not touch each other, applied. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    if (span.start < at || span.end < span.start) throw new Error(`edits overlap at ${span.start}`);
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}
