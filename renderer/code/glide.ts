/** Scrolls the text to some lines of it, gently where things may move. The editor's own way is an option, and with each change of one it goes back to where it was. */

import type { monaco } from './monaco.ts';
import type { Lines } from './seen.ts';

const TAKES_MS = 200;

/** `sticky`: so many lines stick to the top. Tells when it is there; gives how to stop it, null where it is there already. */
export function glide(editor: monaco.editor.ICodeEditor, lines: Lines, sticky: number, arrived: () => void): (() => void) | null {
  const from = editor.getScrollTop();
  const to = Math.max(0, Math.min(topFor(editor, lines, sticky), editor.getScrollHeight() - editor.getLayoutInfo().height));
  if (Math.abs(to - from) < 1) return null;
  const takes = document.documentElement.dataset['motion'] === 'less' ? 0 : TAKES_MS;
  const began = performance.now();
  let frame = requestAnimationFrame(function move(now) {
    const share = takes === 0 ? 1 : Math.min(1, Math.max(0, (now - began) / takes));
    editor.setScrollPosition({ scrollTop: from + (to - from) * (1 - (1 - share) ** 3), scrollLeft: 0 });
    if (share < 1) frame = requestAnimationFrame(move);
    else arrived();
  });
  return () => cancelAnimationFrame(frame);
}

/** In the middle where all of them fit, else from the first on. */
function topFor(editor: monaco.editor.ICodeEditor, [first, last]: Lines, sticky: number): number {
  const { height } = editor.getLayoutInfo();
  const [top, bottom] = [editor.getTopForLineNumber(first), editor.getBottomForLineNumber(last)];
  const line = editor.getBottomForLineNumber(1) - editor.getTopForLineNumber(1);
  const room = height - sticky * line;
  return bottom - top <= room ? top - sticky * line - (room - (bottom - top)) / 2 : top - sticky * line;
}
