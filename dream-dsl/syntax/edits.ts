/** A text with edits made. */

import type { TextEdit } from '../model.ts';

/** The edits count in the text as it is, must not touch each other, and come in order, as every question here gives them. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of edits) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}
