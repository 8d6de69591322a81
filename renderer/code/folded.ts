/** Lines that go on below after some words: where the editor shows a problem between the lines, it cuts what is longer than the panel. */

/** Letters of a line; what is longer in one word stays whole. */
const MOST = 56;

export const folded = (text: string): string => text.split('\n').flatMap(fold).join('\n');

function fold(line: string): string[] {
  const lines: string[] = [];
  let last = '';
  for (const word of line.split(' ')) {
    const longer = last === '' ? word : `${last} ${word}`;
    if (last !== '' && longer.length > MOST) {
      lines.push(last);
      last = word;
    } else last = longer;
  }
  return [...lines, last];
}
