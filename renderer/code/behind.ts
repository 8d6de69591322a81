/** Words behind the end of a line that are not of its text: the caret stands before them. */

import { monaco } from './monaco.ts';

export const behind = (words: string, className: string): monaco.editor.InjectedTextOptions => ({
  content: `\u2002\u2002${words}`,
  inlineClassName: className,
  inlineClassNameAffectsLetterSpacing: true,
  cursorStops: monaco.editor.InjectedTextCursorStops.None,
});
